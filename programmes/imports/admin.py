"""The screens of every import of files: send, look, confirm, read the report."""

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from pages.access.audit import Act
from pages.staff.base import StaffAdmin
from programmes.imports.plan import AllOrNothing, confirm


class StateFilter(admin.SimpleListFilter):
    title = _("état")
    parameter_name = "etat"

    def lookups(self, request, model_admin):
        return [("attente", _("À confirmer")), ("enregistre", _("Enregistré"))]

    def queryset(self, request, queryset):
        wanted = {"attente": queryset.filter, "enregistre": queryset.exclude}
        return wanted[self.value()](applied_at=None) if self.value() in wanted else queryset


class FileImportAdmin(StaffAdmin):
    """A kind of import says: its form, `plan_for(sent)`, `sentences(counts)`, and the words below."""

    upload_form = None
    list_filter = (StateFilter,)
    list_select_related = ("made_by",)

    def plan_for(self, sent):
        """The ImportPlan of a FileImport."""
        raise NotImplementedError

    def sentences(self, counts):
        """What the file holds."""
        raise NotImplementedError

    def advice(self):
        """[sentence, …] above the form: what file is awaited."""
        return []

    def facts(self, sent):
        """[sentence, …]: what staff said of the file."""
        return []

    def result(self, sent):
        """(address, words) of the list of what came in, or None."""
        return None

    def mending(self, sent):
        """The address of the file of refused lines, or ''."""
        return ""

    def has_import_permission(self, request, sent=None):
        return self.has_change_permission(request, sent)

    def get_queryset(self, request):
        """Without the files themselves, which are read for the one that is asked."""
        return super().get_queryset(request).defer("content", "report")

    @admin.display(description=_("état"), ordering="applied_at")
    def state(self, sent):
        return _("Enregistré") if sent.applied_at else _("À confirmer")

    def add_view(self, request, form_url="", extra_context=None):
        if not (self.has_add_permission(request) and self.has_import_permission(request)):
            raise PermissionDenied
        form = self.upload_form(request.POST or None, request.FILES or None, **self.form_arguments(request))
        if request.method == "POST" and form.is_valid():
            return self.receive(request, form)
        return self.answer(request, "upload", title=self.form_title(None), form=form, advice=self.advice())

    def form_arguments(self, request):
        return {}

    def receive(self, request, form):
        self.model.objects.forgotten().delete()
        sent = form.instance
        sent.made_by = request.user
        sent.save()
        self.log_addition(request, sent, str(_("Envoyé.")))
        return self.back_to(sent)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Not a form: what the file would change, or what came of it. A POST confirms."""
        sent = self.get_object(request, object_id)
        if sent is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, sent):
            raise PermissionDenied
        if request.method == "POST":
            return self.confirm(request, sent)
        return self.answer(request, "preview", **self.shown(request, sent))

    def shown(self, request, sent):
        """For the template, from what is kept of the file."""
        return {
            "title": self.form_title(sent),
            "original": sent,
            "facts": self.facts(sent),
            "sentences": self.sentences(sent.counts),
            "most": settings.IMPORT_SHOWN_LINES,
            "mending": self.mending(sent) if sent.report else "",
            "result": self.result(sent) if sent.applied_at else None,
            "may_confirm": not sent.applied_at and self.has_import_permission(request, sent),
            "may_delete": self.has_delete_permission(request, sent),
        }

    def confirm(self, request, sent):
        if not self.has_import_permission(request, sent):
            raise PermissionDenied
        try:
            self.message_user(request, *self.confirmed(request, sent))
        except AllOrNothing:
            sentence = _(
                "Rien n’a été enregistré : une ligne est refusée, et vous avez demandé tout ou rien."
            )
            self.message_user(request, sentence, messages.ERROR)
        except IntegrityError:
            sentence = _("Quelqu’un a changé ces données entre-temps : relisez, puis confirmez de nouveau.")
            self.message_user(request, sentence, messages.ERROR)
        return self.back_to(sent)

    def confirmed(self, request, sent):
        """What is written is computed again: since the preview, someone may have changed something by hand."""
        with sent.alone():
            if sent.applied_at:
                return _("Ce fichier est déjà enregistré."), messages.WARNING
            confirm(self.plan_for(sent), sent)
        self.log_change(request, sent, str(_("Enregistré.")), Act.IMPORT)
        return _("« %s » est enregistré.") % sent, messages.SUCCESS

    def back_to(self, sent):
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", sent.pk)

    def answer(self, request, name, **context):
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/programmes/imports/{name}.html", context)
