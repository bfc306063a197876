"""The dates of an object on one screen: which are asked depends on what the public sees of it today."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pages.models import Revision
from pages.text.clock import when
from pages.text.years import validate_year

ASKED = ("publish_at", "expire_at", "replaced_by")
TO_COME = _(
    "Choisissez un moment à venir. Pour publier tout de suite, utilisez « Publier » dans le formulaire."
)
ALREADY = _(
    "La version %(number)s est déjà programmée le %(when)s : choisissez un moment plus tard, ou annulez-la d’abord."
)
BEFORE = _("Le retrait doit venir après la publication.")
GONE_ALREADY = _("Choisissez un moment à venir : pour retirer tout de suite, remettez en brouillon.")


class MomentWidget(forms.SplitDateTimeWidget):
    def __init__(self):
        super().__init__(
            date_attrs={"type": "date"},
            date_format="%Y-%m-%d",
            time_attrs={"type": "time"},
            time_format="%H:%M",
        )


class MomentField(forms.SplitDateTimeField):
    """A day and an hour, each in a field of its own, whose names screen readers say."""

    widget = MomentWidget

    def __init__(self, label, **kwargs):
        super().__init__(label=label, required=False, validators=[validate_year], **kwargs)
        self.error_messages |= {
            "invalid_date": _("Donnez aussi le jour."),
            "invalid_time": _("Donnez aussi l’heure."),
        }
        for widget, part in zip(self.widget.widgets, (_("jour"), _("heure")), strict=True):
            widget.attrs["aria-label"] = f"{label} ({part})"


class ScheduleForm(forms.Form):
    """`moment`: when the draft replaces what is public; `dates_changed`: whether the row has other dates than before."""

    def __init__(self, working, data=None):
        super().__init__(data)
        self.working, self.obj = working, working.obj
        self.moment, self.dates_changed = None, False
        self.waiting = working.pending if working.is_over_row else None
        if self.waiting:
            self.fields["apply_at"] = MomentField(_("Remplacer la version publiée le"))
            self.initial["apply_at"] = self.waiting.apply_at
        for name in self.date_names():
            self.fields[name] = self.row_field(name)
            self.initial[name] = self.shown(name)

    def date_names(self):
        """What has been published keeps the date since when it is."""
        since = getattr(self.obj, "publish_at", None)
        is_out = since is not None and since <= timezone.now()
        asked = [name for name in ASKED if name in self.obj.DATES]
        return [name for name in asked if name != "publish_at" or not is_out]

    def row_field(self, name):
        found = self.obj._meta.get_field(name)
        if name == "replaced_by":
            return found.formfield(label=capfirst(found.verbose_name))
        return MomentField(capfirst(found.verbose_name), help_text=found.help_text)

    def shown(self, name):
        """As the draft has it, where there is one: nothing that was typed there is lost."""
        value = self.working.snapshot["fields"].get(name)
        if name == "replaced_by":
            return self.obj._meta.get_field(name).for_editors(value)
        return parse_datetime(value) if value else value

    def stored(self, name, value):
        return self.obj._meta.get_field(name).as_stored(value) if name == "replaced_by" else value

    def clean_apply_at(self):
        moment = self.cleaned_data["apply_at"]
        if not moment or moment == self.initial["apply_at"]:
            return moment
        if moment <= timezone.now():
            raise ValidationError(TO_COME)
        others = Revision.objects.of(self.obj).scheduled().exclude(pk=self.waiting.pk)
        if later := others.filter(apply_at__gte=moment).first():
            raise ValidationError(ALREADY % {"number": later.number, "when": when(later.apply_at)})
        return moment

    def clean_publish_at(self):
        return self.to_come("publish_at", TO_COME)

    def clean_expire_at(self):
        return self.to_come("expire_at", GONE_ALREADY)

    def to_come(self, name, sentence):
        moment = self.cleaned_data[name]
        if moment and moment != getattr(self.obj, name) and moment <= timezone.now():
            raise ValidationError(sentence)
        return moment

    def clean(self):
        cleaned = super().clean()
        moment, end = cleaned.get("apply_at"), cleaned.get("expire_at")
        if moment and end and end <= moment:
            self.add_error("expire_at", BEFORE)
        if not self.errors:
            self.write(cleaned)
        if not self.errors and moment and moment != self.initial["apply_at"]:
            self.moment = moment
        if not (self.errors or self.moment or self.dates_changed):
            self.add_error(None, _("Rien n’a changé : choisissez une date, ou revenez au formulaire."))
        return cleaned

    def write(self, cleaned):
        """Into the row, whose own rules are asked."""
        for name in self.date_names():
            value = self.stored(name, cleaned[name])
            if value != getattr(self.obj, name):
                setattr(self.obj, name, value)
                self.dates_changed = True
        try:
            if self.dates_changed:
                self.obj.full_clean()
        except ValidationError as error:
            for name, found in error.message_dict.items():
                self.add_error(name if name in self.fields else None, found)
