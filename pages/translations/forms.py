"""What the forms of the admin say about stale translations."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from pages.translations.models import OTHERS, Translatable

MINOR = _("Changement mineur du français : les traductions restent valables")
MINOR_HELP = _(
    "À cocher pour une faute corrigée ou une tournure : cette fois, les traductions ne seront pas dites périmées. "
    "Celles qui l’étaient déjà le restent."
)


class StaleWords:
    """Mixin for a ModelForm: shows a sentence beside each stale translation."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in stale_names(self.instance):
            if name in self.fields:
                self.fields[name].help_text = stale_sentence(self.instance, name)


def stale_names(instance):
    if not isinstance(instance, Translatable) or not instance.stale_languages:
        return []
    return [name for language in OTHERS for name in instance.stale_translations(language)]


def stale_sentence(instance, name):
    return format_html(
        '<span class="stale" id="{}">{} <a href="{}">{}</a></span>',
        anchor(instance, name),
        _("À revoir : le français a changé depuis le %s.") % day(instance.translation_date(name)),
        diff_url(instance),
        _("Voir ce qui a changé"),
    )


def anchor(instance, name):
    """The id of the sentence in a form; it does not depend on the number of the line."""
    return f"perime-{instance.pk}-{name}"


def diff_url(instance):
    kind = instance._meta.concrete_model._meta.label_lower
    return f"{reverse('admin:translations')}?nature={kind}&objet={instance.pk}"


def day(moment):
    return date_format(localtime(moment))


def tell(instance, request, form):
    if isinstance(instance, Translatable):
        instance.by = request.user.get_username()
        instance.is_minor = bool(form.cleaned_data.get("minor"))
