"""Importing communes and quartiers: a file is sent, what it would change is shown, then staff say yes."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from pages.access.audit import Act
from pages.staff.base import ChoiceForm, StaffAdmin
from programmes.models import TerritoryImport
from programmes.staff_groups import TERRITORY
from programmes.territory.imports.kinds import plan_of
from programmes.territory.imports.plan import Options
from programmes.text.faults import UnreadableFile

MAX_MB = 30
SHOWN = 200  # lines of each list on the preview: a page, not a book
COUNTS = {
    "rows": _("lignes lues"),
    "added": _("à ajouter"),
    "changed": _("à modifier"),
    "unchanged": _("inchangées"),
    "merged": _("lignes d’un lieu déjà compté"),
    "outside": _("hors du site"),
    "faults": _("refusées"),
    "gone": _("lieux absents du fichier, gardés et signalés"),
}


def plan_for(sent):
    options = Options(sent.source, sent.source_date, partial=sent.partial, known_only=sent.known_only)
    return plan_of(sent.kind, bytes(sent.content), sent.file_name, options, year=sent.year, epci=sent.epci)


class ImportForm(ChoiceForm):
    upload = forms.FileField(
        label=_("Fichier CSV ou GeoJSON"),
        help_text=_("Rien n’est écrit avant que vous ayez vu et confirmé."),
    )

    class Meta:
        model = TerritoryImport
        fields = ("kind", "source", "source_date", "year", "epci", "partial", "known_only", "strict")

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if upload.size > MAX_MB * 2**20:
            raise forms.ValidationError(
                _("Le fichier dépasse %s Mo : envoyez-le en plusieurs fois.") % MAX_MB
            )
        return upload

    def clean(self):
        """A file that nobody can read is refused here, with its sentence; bad rows are shown on the preview."""
        cleaned = super().clean()
        upload = cleaned.get("upload")
        if upload and not self.errors:
            sent = self.instance
            for name in self.Meta.fields:
                setattr(sent, name, cleaned[name])
            sent.file_name, sent.content = upload.name[:200], upload.read()
            try:
                plan_for(sent)
            except UnreadableFile as error:
                self.add_error("upload", str(error))
        return cleaned


@admin.register(TerritoryImport)
class TerritoryImportAdmin(StaffAdmin):
    form = ImportForm
    group, rank = TERRITORY, 3
    list_display = ("file_name", "kind", "state", "source", "by", "created_at")
    search_fields = ("file_name", "source")
    list_select_related = ("by",)
    fieldsets = (
        (None, {"fields": ("kind", "upload")}),
        (_("D’où vient l’information"), {"fields": (("source", "source_date"), "year")}),
        (_("Que faire du fichier"), {"fields": ("epci", "partial", "known_only", "strict")}),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content", "faults")

    @admin.display(description=_("état"), ordering="applied_at")
    def state(self, sent):
        return _("Importé") if sent.applied_at else _("À confirmer")

    def save_model(self, request, obj, form, change):
        TerritoryImport.objects.forgotten().delete()
        obj.by = request.user
        super().save_model(request, obj, form, change)

    def add_view(self, request, form_url="", extra_context=None):
        """One button: what comes next is the preview."""
        buttons = {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().add_view(request, form_url, buttons | (extra_context or {}))

    def response_add(self, request, obj, post_url_continue=None):
        return redirect("admin:programmes_territoryimport_change", obj.pk)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Not a form: what the file would change, or what came of it."""
        if not object_id.isdecimal():
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        sent = get_object_or_404(TerritoryImport, pk=object_id)
        if not self.has_view_or_change_permission(request, sent):
            raise PermissionDenied
        if request.method == "POST":
            return self.confirm(request, sent)
        plan = None if sent.applied_at else plan_for(sent)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": self.form_title(sent),
            "sent": sent,
            "plan": plan,
            "shown": SHOWN,
            "faults": plan.faults if plan else sent.faults,
            "counts": [
                (label, (plan.counts if plan else sent.counts).get(key, 0)) for key, label in COUNTS.items()
            ],
            "may_confirm": plan
            and self.has_change_permission(request, sent)
            and bool(plan.changes)
            and not (sent.strict and plan.faults),
        }
        return render(request, "admin/programmes/territoryimport/import.html", context)

    def confirm(self, request, sent):
        """What is written is computed again: since the preview, someone may have changed a place by hand."""
        if not self.has_change_permission(request, sent):
            raise PermissionDenied
        try:
            with transaction.atomic():
                self.apply(request, TerritoryImport.objects.select_for_update().get(pk=sent.pk))
        except IntegrityError:
            sentence = _("Quelqu’un a changé ces lieux entre-temps : relisez, puis confirmez de nouveau.")
            self.message_user(request, sentence, messages.ERROR)
        return redirect("admin:programmes_territoryimport_change", sent.pk)

    def apply(self, request, sent):
        if sent.applied_at:
            self.message_user(request, _("Ce fichier est déjà importé."), messages.WARNING)
            return
        plan = plan_for(sent)
        if sent.strict and plan.faults:
            self.message_user(request, _("Rien n’a été écrit : une ligne est refusée."), messages.ERROR)
            return
        plan.apply()
        sent.applied(plan.counts, [str(fault) for fault in plan.faults])
        self.log_change(request, sent, str(_("Importé.")), Act.IMPORT)
        self.message_user(request, _("C’est importé."), messages.SUCCESS)
