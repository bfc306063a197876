from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from pages.models import Document, Picture
from pages.staff.base import change_link
from pages.staff.site import LIBRARY
from pages.staff.translated import TranslatedAdmin

PREVIEW = "jpeg_480"
#: Pictures without alternative text that are not declared decorative: some readers would get nothing.
WITHOUT_ALT = (Q(alt_fr="") | Q(alt_fr=None)) & Q(is_decorative=False)


class AltFilter(admin.SimpleListFilter):
    title = _("texte de remplacement")
    parameter_name = "alt"

    def lookups(self, request, model_admin):
        return [("sans", _("À écrire")), ("avec", _("Écrit, ou image décorative"))]

    def queryset(self, request, queryset):
        wanted = {"sans": WITHOUT_ALT, "avec": ~WITHOUT_ALT}
        return queryset.filter(wanted[self.value()]) if self.value() in wanted else queryset


class LibraryAdmin(TranslatedAdmin):
    group = LIBRARY
    date_hierarchy = None

    def view_on_site(self, obj):
        return obj.file.url if obj.file else None

    def get_deleted_objects(self, objs, request):
        """A text that links to a file prevents its deletion too; the database does not know it (LibraryItem.uses)."""
        *found, _protected = super().get_deleted_objects(objs, request)
        return *found, [change_link(self.admin_site, place) for obj in objs for place in obj.uses()]

    @admin.display(description=_("ajouté le"), ordering="created_at")
    def added_on(self, obj):
        return date_format(timezone.localtime(obj.created_at), "SHORT_DATE_FORMAT")

    @admin.display(description=_("pages et projets qui s’en servent"))
    def used_in(self, obj):
        uses = obj.uses() if obj.pk else []
        if not uses:
            return _("Nulle part pour l’instant.")
        links = [(change_link(self.admin_site, holder),) for holder in uses]
        return format_html('<ul class="uses">{}</ul>', format_html_join("", "<li>{}</li>", links))


@admin.register(Picture)
class PictureAdmin(LibraryAdmin):
    rank = 1
    list_display = ("thumbnail", "title", "alt_text", "credit", "is_illustration", "added_on", "on_site")
    list_display_links = ("title",)
    list_filter = (AltFilter, "is_illustration", "is_decorative")
    search_fields = ("title", "alt_fr", "credit_fr")
    readonly_fields = ("used_in",)
    fieldsets = (
        (None, {"fields": ("title",)}),
        (
            _("L’image"),
            {
                "fields": ("file", "file_ppoi"),
                "description": _(
                    "Une fois l’image enregistrée, cliquez dessus là où elle doit rester visible quand elle est "
                    "recadrée (ou, au clavier, déplacez le point avec les flèches)."
                ),
            },
        ),
        (_("Pour qui ne voit pas l’image"), {"fields": ("alt", "is_decorative")}),
        (_("Ce que le site en dit"), {"fields": ("credit", "is_illustration")}),
        (_("Où elle sert"), {"fields": ("used_in",)}),
    )

    def choice_preview(self, obj):
        return getattr(obj.file, PREVIEW) if obj.file else ""

    @admin.display(description=_("aperçu"))
    def thumbnail(self, obj):
        preview = self.choice_preview(obj)
        return (
            format_html('<img class="thumbnail" src="{}" alt="" loading="lazy">', preview) if preview else ""
        )

    @admin.display(description=_("texte de remplacement"), ordering="alt_fr")
    def alt_text(self, obj):
        return _("Décorative") if obj.is_decorative else obj.alt or _("À écrire")


@admin.register(Document)
class DocumentAdmin(LibraryAdmin):
    rank = 2
    list_display = ("title", "language", "date", "size_in_words", "added_on", "on_site")
    list_filter = ("language",)
    search_fields = ("title_fr", "title_en", "file")
    readonly_fields = ("used_in",)
    fieldsets = (
        (None, {"fields": ("title", "file", ("language", "date"))}),
        (_("Où il sert"), {"fields": ("used_in",)}),
    )

    @admin.display(description=_("poids"), ordering="size")
    def size_in_words(self, obj):
        return obj.size_in_words
