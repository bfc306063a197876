"""What every admin of the site does alike."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import NestedObjects, flatten
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db import models, router, transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from pages.links.models.usage import uses_of
from pages.models import Revised
from pages.staff.folded import FoldedSearch
from pages.staff.formsets import RemadeFormSet
from pages.staff.ruled import Ruled, RuledForm, RuledLines
from pages.staff.site import OTHER
from pages.staff.widgets import Choice, Choices, ChosenForm
from pages.translations.forms import StaleWords

#: Django's own sentence speaks of letters, and leaves those with accents a riddle.
ADDRESS = _("Écrivez l’adresse avec des lettres sans accent, des chiffres et des tirets, sans espace.")

REMADE = _(
    "Supprimé entre-temps dans une autre fenêtre, et remis avec ce que vous avez enregistré ici : %s. "
    "S’il est de trop, supprimez-le."
)


class Errors(forms.utils.ErrorList):
    """A form without a fault asks four hundred times for an empty list of them: that takes no template."""

    def render(self, *args, **kwargs):
        return super().render(*args, **kwargs) if self else ""


class ChoiceForm(StaleWords, ChosenForm, RuledForm, forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"error_class": Errors})


class Fields:
    """Foreign keys named in `autocomplete_fields` are searched by typing, under the name their own admin gives."""

    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        models.SlugField: {"widget": AdminTextInputWidget, "error_messages": {"invalid": ADDRESS}},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.SplitDateTimeField):
            for widget, part in zip(field.widget.widgets, (_("date"), _("heure")), strict=True):
                widget.attrs["aria-label"] = f"{field.label} ({part})"
        if isinstance(db_field.related_model, type) and issubclass(db_field.related_model, Revised):
            # a text is changed in its own form, with its drafts, its preview and its comments, not in a popup
            field.widget.can_change_related = field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name not in self.get_autocomplete_fields(request):
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        widget = Choice(db_field, self.admin_site, using=kwargs.get("using"))
        field = super().formfield_for_foreignkey(db_field, request, **kwargs, widget=widget)
        field.label_from_instance = widget.model_admin.choice_label
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Choices(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class StaffAdmin(Ruled, Fields, FoldedSearch, admin.ModelAdmin):
    form = ChoiceForm
    group, rank = OTHER, 50  # its place in the menu (pages/staff/site.py)
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False
    shows_uses = False  # whether the form and the confirmation of a deletion say where the object serves

    def get_changelist_instance(self, request):
        """A key in the address longer than SQLite's integers is a wrong filter like another, not a fault of the site."""
        try:
            return super().get_changelist_instance(request)
        except OverflowError as error:
            raise IncorrectLookupParameters(error) from error

    def may_be_chosen(self, request):
        """Whether this person may look for one in a form."""
        return self.has_view_permission(request)

    def choice_label(self, obj):
        """How other forms name this object when they let staff choose it."""
        return str(obj)

    def choice_preview(self, obj):
        """The address of a small picture of it, or ''."""
        return ""

    def view_on_site(self, obj):
        if not hasattr(obj, "get_absolute_url") or not getattr(obj, "is_published", True):
            return None
        return obj.get_absolute_url()

    def get_prepopulated_fields(self, request, obj=None):
        """The address follows the name while the object is new; afterwards readers know it."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @admin.display(description=_("sur le site"))
    def on_site(self, obj):
        url = self.view_on_site(obj)
        if not url:
            return "–"
        return format_html(
            '<a href="{}">{}<span class="visually-hidden"> {}</span></a>',
            url,
            _("Voir"),
            _("« %s » sur le site") % obj,
        )

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def delete_view(self, request, object_id, extra_context=None):
        return super().delete_view(request, object_id, {"title": _("Suppression"), **(extra_context or {})})

    def render_delete_form(self, request, context):
        """The confirmation says what will lead nowhere; that of several objects too: see delete_chosen()."""
        return super().render_delete_form(request, context | {"uses": self.uses_of([context["object"]])})

    def render_change_form(self, request, context, *args, **kwargs):
        original = context.get("original")
        context |= {"title": self.form_title(original), "subtitle": None}
        context |= {"uses": self.uses_of([original])} if original else {}
        open_where_wrong(context["adminform"])
        response = super().render_change_form(request, context, *args, **kwargs)
        media = response.context_data["media"]
        if isinstance(media, Media):  # that of an editor, with its import map: see staff_site.POLICY
            media = Media(js=["admin_site/js/style_nonce.js"]) + media
            response.context_data["media"] = media.with_nonce(str(request.csp_nonce))
        return response

    def uses_of(self, objs):
        return Uses(objs, self.admin_site) if self.shows_uses else None

    def form_title(self, obj):
        kind = capfirst(self.opts.verbose_name)
        return _("%(kind)s « %(name)s »") % {"kind": kind, "name": obj} if obj else _("%s : ajout") % kind

    def delete_model(self, request, obj):
        obj.deleted_by = request.user
        obj.delete()

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        """One by one: each leaves a 410 at its address (Addressed.delete), which the stock bulk deletion would not."""
        for obj in queryset:
            self.delete_model(request, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        remade = [form for formset in formsets for form in getattr(formset, "remade_forms", ())]
        if remade:
            names = ", ".join(str(form.instance) for form in remade)
            self.message_user(request, REMADE % names, messages.WARNING)

    def get_deleted_objects(self, objs, request):
        """What protects an object is said as staff know it: the page, not the row of its block."""
        *found, protected = super().get_deleted_objects(objs, request)
        return *found, self.holders(objs) if protected else []

    def holders(self, objs):
        collector = NestedObjects(using=router.db_for_write(self.model))
        collector.collect(objs)
        found = {}
        for row in collector.protected:
            shown_in = getattr(row, "shown_in", row)
            found[(shown_in._meta.label, shown_in.pk)] = shown_in
        return [change_link(self.admin_site, holder) for holder in found.values()]


class WrittenBySite:
    """Staff read it."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class Lines(RuledLines, Fields, admin.StackedInline):
    form = ChoiceForm
    formset = RemadeFormSet
    extra = 0


def open_where_wrong(adminform):
    """A folded part of the form that holds an error is shown open (Django does so for fields on lines of their own)."""
    wrong = set(adminform.form.errors)
    adminform.fieldsets = [
        (name, {**options, "classes": [c for c in options.get("classes", ()) if c != "collapse"]})
        if wrong & set(flatten(options["fields"]))
        else (name, options)
        for name, options in adminform.fieldsets
    ]


class Uses:
    """Where objects serve, for a template: links to the forms of the first ones, and whether there are others."""

    NAMED, LOOKED_AT = 10, 60

    def __init__(self, objs, site):
        found = [place for obj in objs[: self.NAMED] for place in self.uses_of(obj) if place not in objs]
        places = list(dict.fromkeys(found))
        self.links = [change_link(site, place) for place in places[: self.NAMED]]
        self.has_others = len(places) > self.NAMED

    def uses_of(self, obj):
        return uses_of(obj, getattr(obj, "trace", ""), self.LOOKED_AT)


def change_link(site, obj):
    name = _("%(kind)s : %(name)s") % {"kind": obj._meta.verbose_name, "name": obj}
    if type(obj) not in site._registry:
        return name
    url = reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk])
    return format_html('<a href="{}">{}</a>', url, name)
