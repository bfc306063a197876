from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from pages.access import audit
from pages.access.audit import Act
from pages.access.roles import may
from pages.access.scope import scope_of
from pages.files.size import size_in_words
from pages.staff.base import StaffAdmin
from programmes.grants.importer import Counts
from programmes.grants.upload import MAX_BYTES, MAX_LINES, check_length, given_in, imported, look
from programmes.models import Grant, GrantImport, Programme
from programmes.staff_groups import MONEY
from programmes.text.faults import UnreadableFile

#: Files that no one confirmed name people: they do not stay.
FORGOTTEN = timedelta(days=7)


class UploadForm(forms.Form):
    file = forms.FileField(label=_("Fichier CSV"))
    programme = forms.ModelChoiceField(
        Programme.objects,
        label=_("Programme de ces subventions"),
        required=False,
        empty_label=_("Non précisé"),
    )
    given = forms.CharField(
        label=_("Ce que vaut une case vide"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Une ligne par colonne, par exemple : notificationUE = non. Sinon, la ligne est refusée."
        ),
    )
    is_draft = forms.BooleanField(
        label=_("Importer en brouillon"),
        required=False,
        help_text=_("Rien n’est publié avant que vous le décidiez."),
    )

    def __init__(self, user, *args, **kwargs):
        """A user limited to some programmes imports for one of them."""
        super().__init__(*args, **kwargs)
        scope, field = scope_of(user), GrantImport._meta.get_field("programme")
        self.fields["programme"].queryset = scope.narrowed(field, Programme.objects.all())
        self.fields["programme"].required = bool(scope.limits)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            said = {"weight": size_in_words(file.size), "limit": size_in_words(MAX_BYTES)}
            raise ValidationError(
                _(
                    "Ce fichier pèse %(weight)s ; la limite est de %(limit)s. Coupez-le, ou demandez à qui s’occupe du "
                    "serveur de l’importer avec la commande « import_grants »."
                )
                % said
            )
        self.content = file.read()
        try:
            check_length(self.content)
        except UnreadableFile as error:
            raise ValidationError(str(error)) from None
        return file

    def clean_given(self):
        try:
            return given_in(self.cleaned_data["given"])
        except ValueError as error:
            raise ValidationError(str(error)) from None


@admin.register(GrantImport)
class GrantImportAdmin(StaffAdmin):
    """Send, look, confirm, and mend what was refused."""

    group, rank = MONEY, 2
    list_display = ("name", "state", "lines", "made_at", "made_by")
    list_filter = ("state",)
    search_fields = ("name",)
    list_select_related = ("made_by",)

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/confirmer/", wrap(require_POST(self.confirm)), name="programmes_grantimport_confirm"
            ),
            path("<int:pk>/refus.csv", wrap(self.report), name="programmes_grantimport_report"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        """Without the files themselves, which are read for the one that is asked."""
        return super().get_queryset(request).defer("content", "report")

    @admin.display(description=_("lignes lues"))
    def lines(self, source):
        return source.counts.get("lines", "")

    def add_view(self, request, form_url="", extra_context=None):
        if not (self.has_add_permission(request) and may(request.user, "import", Grant)):
            raise PermissionDenied
        form = UploadForm(request.user, request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            return self.looked_at(request, form)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Importer des subventions"),
            "form": form,
            "max_lines": number_format(MAX_LINES, force_grouping=True),
        }
        return TemplateResponse(request, "admin/programmes/grantimport/upload.html", context)

    def looked_at(self, request, form):
        GrantImport.objects.filter(
            state=GrantImport.State.PREVIEW, made_at__lt=timezone.now() - FORGOTTEN
        ).delete()
        source = GrantImport.objects.create(
            name=form.cleaned_data["file"].name[:200],
            content=form.content,
            programme=form.cleaned_data["programme"],
            given=form.cleaned_data["given"],
            is_draft=form.cleaned_data["is_draft"],
            made_by=request.user,
        )
        source.counts, source.report = look(source)
        source.save()
        self.log_addition(request, source, str(_("Envoyé.")))
        return redirect("admin:programmes_grantimport_change", source.pk)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        source = self.get_object(request, object_id)
        if source is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": source,
            "title": self.form_title(source),
            "counts": Counts().as_dict() | source.counts,
            "is_preview": source.state == GrantImport.State.PREVIEW,
            "may_confirm": self.may_confirm(request, source),
            "may_delete": self.has_delete_permission(request, source),
        }
        return TemplateResponse(request, "admin/programmes/grantimport/preview.html", context)

    def may_confirm(self, request, source):
        return may(request.user, "import", source) and may(request.user, "import", Grant)

    def confirm(self, request, pk):
        source = GrantImport.objects.filter(pk=pk).first()
        if not self.may_confirm(request, source or GrantImport):
            raise PermissionDenied
        if source is None:
            raise Http404
        if source.state == GrantImport.State.DONE:
            self.message_user(request, _("Ce fichier est déjà enregistré."), messages.WARNING)
        else:
            source.counts, source.report = imported(source)
            source.state, source.content = GrantImport.State.DONE, b""
            source.save()
            self.log_change(request, source, str(_("Enregistré.")), Act.IMPORT)
            self.message_user(request, _("« %s » est enregistré.") % source, messages.SUCCESS)
        return redirect("admin:programmes_grantimport_change", pk)

    def report(self, request, pk):
        source = GrantImport.objects.filter(pk=pk).first()
        if source is None or not source.report:
            raise Http404
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        audit.record(request, Act.EXPORT, source)
        response = HttpResponse(bytes(source.report), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="refus-{pk}.csv"'
        response["Cache-Control"] = "private, no-store"
        return response
