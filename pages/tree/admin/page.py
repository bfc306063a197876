from content_editor.admin import ContentEditor
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from js_asset import Script
from tree_queries.admin import TreeAdmin, TreeChangeList

from pages.access.roles import is_public, may
from pages.models import Page, SiteSettings
from pages.publication.editing import LanguageFilter, PublicationAdmin, PublicationList, StateFilter
from pages.staff.filters import titled
from pages.staff.requests import with_data
from pages.staff.site import SITE
from pages.staff.words import CONTENT_EDITOR
from pages.tree.admin.blocks import block_inlines, block_names
from pages.tree.admin.branch_deletion import count_with_branches, delete_branches, is_confirmed, typed
from pages.tree.admin.moving import PLACES, MovePageForm
from pages.tree.content import tables


class PageList(PublicationList, TreeChangeList):
    def get_results(self, request):
        """Adds to each page whether the public sees it, by one more query: a page above may hide it."""
        super().get_results(request)
        shown = [page.pk for page in self.result_list]
        public = set(Page.objects.published().filter(pk__in=shown).values_list("pk", flat=True))
        for page in self.result_list:
            page.is_public = page.pk in public


def page_parts():
    return [(table, "parent") for table in tables()]


@admin.register(Page)
class PageAdmin(PublicationAdmin, ContentEditor, TreeAdmin):
    group, rank = SITE, 1
    position_field = "position"
    list_display = ("tree_title", "state", "in_menus", "translations", "on_site", "move_column")
    list_display_links = ("tree_title",)
    list_filter = (StateFilter, ("in_menus", titled(_("menu"))), LanguageFilter)
    list_per_page = 200
    list_select_related = ("parent",)
    search_fields = ("title_fr", "title_en", "path", "menu_title_fr")
    autocomplete_fields = ("parent", "picture")
    delete_confirmation_template = "admin/pages/page/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/pages/page/delete_selected_confirmation.html"
    fieldsets = (
        (None, {"fields": ("title", ("parent", "slug"), "summary", "picture")}),
        (
            _("Publication"),
            {
                "fields": (("publish_at", "expire_at"), "replaced_by"),
                "description": _("Sans date, la page reste un brouillon : le public ne la voit pas."),
            },
        ),
        (
            _("Menu et allure"),
            {"classes": ["collapse"], "fields": (("in_menus", "motif"), "menu_title", "link")},
        ),
        (
            _("Contact affiché sur la page"),
            {"classes": ["collapse"], "fields": ("contact_name", ("contact_phone", "contact_email"))},
        ),
        (_("Moteurs de recherche"), {"classes": ["collapse"], "fields": ("meta_description",)}),
        (_("Ce que les lecteurs doivent savoir de ce changement"), {"fields": ("new_change", "new_note")}),
    )

    class Media:
        js = (Script("admin_site/js/blocks.js", defer=True),)

    def get_inlines(self, request, obj):
        return block_inlines()

    def parts(self):
        return page_parts()

    def choice_label(self, obj):
        """The title and the path: several pages may have the same title."""
        return f"{obj.title} ({obj.path})"

    def view_on_site(self, obj):
        public = getattr(obj, "is_public", None)
        if public is None:
            public = Page.objects.published().filter(pk=obj.pk).exists()
        return obj.get_absolute_url() if public else None

    def get_changelist(self, request, **kwargs):
        return PageList

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "parent":
            field.label, field.help_text = _("Rangée sous"), _("Vide : en haut de l’arborescence.")
        return field

    def get_readonly_fields(self, request, obj=None):
        """Only who may change the settings changes the menus. Only who may move a public page changes its place."""
        menus = () if may(request.user, "edit", SiteSettings) else ("in_menus",)
        stays = obj and is_public(obj) and not self.has_move_permission(request, obj)
        place = ("parent", "slug") if stays else ()
        return (*super().get_readonly_fields(request, obj), *menus, *place)

    def get_list_display(self, request):
        hidden = () if self.has_move_permission(request) else ("move_column",)
        return [column for column in self.list_display if column not in hidden]

    def delete_view(self, request, object_id, extra_context=None):
        page = self.get_object(request, object_id)
        if page and not self.has_delete_permission(request, page):
            raise PermissionDenied
        count = count_with_branches([page]) if page else 0
        if request.method == "POST" and not is_confirmed(request, count, 1):
            return HttpResponseRedirect(request.get_full_path())
        return super().delete_view(request, object_id, (extra_context or {}) | typed(count, 1))

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            actions["delete_selected"] = (delete_branches, *actions["delete_selected"][1:])
        return actions

    @admin.display(description=_("page"))
    def tree_title(self, page):
        return render_to_string("admin/pages/page/tree_title.html", {"page": page})

    @admin.display(description=_("déplacer"))
    def move_column(self, page):
        return render_to_string("admin/pages/page/move.html", {"page": page, "places": PLACES.items()})

    def changelist_view(self, request, extra_context=None):
        """Leaves out TreeAdmin's own view, whose script is in English and has neither keyboard nor drag and drop."""
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        response = super(TreeAdmin, self).changelist_view(request, title | (extra_context or {}))
        if hasattr(response, "context_data") and "media" in response.context_data:
            response.context_data["media"] += forms.Media(
                css={"all": ["admin_site/css/tree.css"]}, js=[Script("admin_site/js/tree.js", defer=True)]
            )
        return response

    def move_node_view(self, request):
        if not self.has_move_permission(request):
            raise PermissionDenied
        return HttpResponse("ok" if MovePageForm(request.user, request.POST).process(request) else "error")

    def _content_editor_context(self, request, context):
        return super()._content_editor_context(request, context) | {
            "messages": {name: str(words) for name, words in CONTENT_EDITOR.items()}
        }

    def save_related(self, request, form, formsets, change):
        """Copies only blocks of this page: content-editor would accept the name of any model."""
        copied = set(request.POST.getlist("_clone"))
        if copied and not copied <= block_names(form.instance):
            data = request.POST.copy()
            data.setlist("_clone", [])
            sentence = _("Un bloc à copier n’est plus dans cette page : enregistrez, puis recommencez.")
            self.message_user(request, sentence, messages.WARNING)
            request = with_data(request, data)
        super().save_related(request, form, formsets, change)
