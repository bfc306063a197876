from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from pages.access import audit
from pages.access.audit import Act
from pages.access.roles import may
from programmes.grants.forms import GrantUploadForm, plan_for
from programmes.grants.import_words import sentences
from programmes.imports.admin import FileImportAdmin
from programmes.models import Grant, GrantImport
from programmes.staff_groups import MONEY


@admin.register(GrantImport)
class GrantImportAdmin(FileImportAdmin):
    """Send, look, confirm, and mend what was refused."""

    group, rank = MONEY, 2
    list_display = ("name", "state", "lines", "made_at", "made_by")
    search_fields = ("name",)
    upload_form = GrantUploadForm

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/confirmer/",
                wrap(require_POST(self.confirm_view)),
                name="programmes_grantimport_confirm",
            ),
            path("<int:pk>/refus.csv", wrap(self.report), name="programmes_grantimport_report"),
            *super().get_urls(),
        ]

    def plan_for(self, sent):
        return plan_for(sent)

    def sentences(self, counts):
        return sentences(counts) if counts else []

    def advice(self):
        limit = number_format(settings.IMPORT_MAX_LINES, force_grouping=True)
        most = _(
            "Un fichier CSV, au plus %(limit)s lignes. Rien n’est enregistré tout de suite : le site montre d’abord ce "
            "qu’il y a lu."
        )
        columns = _(
            "Les colonnes sont celles du schéma national des subventions (SCDL) : nomAttribuant, idAttribuant, "
            "dateConvention, nomBeneficiaire, idBeneficiaire, objet, montant… L’ordre, le séparateur et les accents "
            "n’importent pas."
        )
        return [most % {"limit": limit}, columns]

    def form_arguments(self, request):
        return {"user": request.user}

    def has_import_permission(self, request, sent=None):
        return may(request.user, "import", sent or GrantImport) and may(request.user, "import", Grant)

    @admin.display(description=_("lignes lues"))
    def lines(self, sent):
        return sent.counts.get("lines", "")

    def result(self, sent):
        address = reverse("admin:programmes_grant_changelist")
        return f"{address}?source__id__exact={sent.pk}", _("Voir les subventions de ce fichier")

    def mending(self, sent):
        return reverse("admin:programmes_grantimport_report", args=[sent.pk])

    def confirm_view(self, request, pk):
        sent = GrantImport.objects.filter(pk=pk).first()
        if not self.has_import_permission(request, sent):
            raise PermissionDenied
        if sent is None:
            raise Http404
        return self.confirm(request, sent)

    def report(self, request, pk):
        sent = GrantImport.objects.filter(pk=pk).first()
        if sent is None or not sent.report:
            raise Http404
        if not self.has_view_permission(request, sent):
            raise PermissionDenied
        audit.record(request, Act.EXPORT, sent)
        response = HttpResponse(bytes(sent.report), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="refus-{pk}.csv"'
        response["Cache-Control"] = "private, no-store"
        return response
