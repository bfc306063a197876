"""« Corbeille »: what was deleted and by whom, and how to put it back. Nothing is deleted for good here."""

from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.access.audit import Act
from pages.access.roles import may
from pages.editorial.restoring import BACK, as_it_was, restore
from pages.models import TrashedObject, revised_models
from pages.quality.asking import reason_of, with_reason, wrong_in
from pages.staff.base import StaffAdmin, WrittenBySite
from pages.staff.site import SITE
from pages.text.clock import when

LOST = _("Ce qu’il citait a été supprimé depuis, et n’y est plus : vérifiez avant de publier.")


class KindFilter(admin.SimpleListFilter):
    title = _("sorte")
    parameter_name = "sorte"

    def lookups(self, request, model_admin):
        kinds = model_admin.get_queryset(request).order_by().values_list("content_type", flat=True).distinct()
        found = [kind for kind in model_admin.kinds(request) if kind.pk in set(kinds)]
        return [(kind.model, capfirst(kind.model_class()._meta.verbose_name)) for kind in found]

    def queryset(self, request, queryset):
        return queryset.filter(content_type__model=self.value()) if self.value() else queryset


class StateFilter(admin.SimpleListFilter):
    title = _("état")
    parameter_name = "etat"

    def lookups(self, request, model_admin):
        return [("sorti", _("Sorti de la corbeille")), ("tout", _("Tout"))]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        yield first | {"display": _("Dans la corbeille")}
        yield from others

    def queryset(self, request, queryset):
        if self.value() == "sorti":
            return queryset.exclude(restored_at=None)
        return queryset if self.value() == "tout" else queryset.waiting()


@admin.register(TrashedObject)
class TrashAdmin(WrittenBySite, StaffAdmin):
    group, rank = SITE, 9
    list_display = (
        "object_name",
        "kind",
        "address",
        "deleted_at",
        "deleted_by_name",
        "stays_until",
        "way_out",
    )
    list_display_links = None
    list_filter = (StateFilter, KindFilter)
    list_select_related = ("content_type",)
    search_fields = ("object_name", "address")
    actions = None

    def kinds(self, request):
        """The content types of what this account may put back."""
        return [kind for kind in revised_kinds() if may(request.user, "restore", kind.model_class())]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(content_type__in=self.kinds(request)).defer("snapshot")

    def has_module_permission(self, request):
        return request.user.is_staff and bool(self.kinds(request))

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def get_urls(self):
        view = self.admin_site.admin_view(self.restore_view)
        return [path("<int:pk>/sortir/", view, name="pages_trashedobject_restore"), *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" or not (object_id or "").isdecimal():
            raise PermissionDenied  # nothing can be changed or added here
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:pages_trashedobject_restore", args=[object_id]))

    def restore_view(self, request, pk):
        trashed = get_object_or_404(TrashedObject.objects.select_related("content_type"), pk=pk)
        obj, _snapshot, _lost = as_it_was(trashed)
        if not may(request.user, "restore", obj):
            raise PermissionDenied
        may_publish, wrong = may(request.user, "publish", obj), []
        if request.method == "POST" and not trashed.restored_at:
            back, wrong = self.put_back(request, trashed, public=may_publish and "publier" in request.POST)
            if back:
                return self.put_back_at(back[0])
        context = self.admin_site.each_context(request) | {
            "wrong": wrong,
            "opts": self.opts,
            "original": trashed,
            "title": _("Sortir de la corbeille : « %s »") % trashed,
            "branch": list(TrashedObject.objects.below(trashed).defer("snapshot")),
            "may_publish": may_publish,
        }
        return TemplateResponse(request, "admin/editorial/restore_trashed.html", context)

    def put_back(self, request, trashed, public):
        """([what came back, …], [what is wrong in it, …]); one of the two is empty."""
        user, reason = request.user, reason_of(request)
        said = with_reason(BACK, reason) if public and reason else str(BACK)
        signed = {"author": user, "author_name": user.get_full_name() or user.get_username()}
        try:
            with transaction.atomic():
                back, lost = restore(trashed, "branche" in request.POST, public, comment=said[:300], **signed)
                wrong = [] if reason else wrong_in(obj for obj in back if obj.is_live)
                transaction.set_rollback(bool(wrong))
        except ValidationError as error:
            for sentence in error.messages:
                messages.error(request, sentence)
            return [], []
        if wrong:
            return [], wrong
        self.tell(request, back, lost, said)
        return back, []

    def put_back_at(self, obj):
        opts = obj._meta
        return HttpResponseRedirect(
            reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[obj.pk])
        )

    def tell(self, request, back, lost, said):
        for obj in back:
            self.log_change(request, obj, said, Act.RESTORE)
        sentence = ngettext(
            "%d contenu est sorti de la corbeille.", "%d contenus sont sortis de la corbeille.", len(back)
        )
        messages.success(request, sentence % len(back))
        if lost:
            messages.warning(request, LOST)

    @admin.display(description=_("sorte"))
    def kind(self, trashed):
        return trashed.model._meta.verbose_name if trashed.model else trashed.content_type.model

    @admin.display(description=_("gardé au moins jusqu’au"), ordering="deleted_at")
    def stays_until(self, trashed):
        return when(trashed.leaves_at)

    @admin.display(description=_("que faire"))
    def way_out(self, trashed):
        if trashed.restored_at:
            return _("Sorti le %s") % when(trashed.restored_at)
        url = reverse("admin:pages_trashedobject_restore", args=[trashed.pk])
        return format_html(
            '<a href="{}">{}<span class="visually-hidden"> {}</span></a>',
            url,
            _("Sortir de la corbeille"),
            trashed,
        )


def revised_kinds():
    return ContentType.objects.get_for_models(*revised_models()).values()
