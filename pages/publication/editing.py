"""What pages and projects have in common in the admin: their state, their languages, publish and unpublish."""

from django.contrib import admin, messages
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.access.audit import Act
from pages.editorial.announcing import announce
from pages.editorial.due import still_to_come
from pages.editorial.form.editorial import EditorialAdmin
from pages.editorial.form.outcomes import tell_scheduled
from pages.editorial.form.submission import Submission
from pages.models import Revision
from pages.publication.confirming import confirm_rows
from pages.quality.asking import ask_reason, reason_of, with_reason
from pages.sharing.action import share
from pages.staff.folded import FoldedList
from pages.text.clock import when
from pages.text.translated import lacking
from pages.versions.snapshots import take


def state(obj, is_public=True):
    """In words; `is_public` is false when something else hides it (a page above)."""
    now = timezone.now()
    if not obj.publish_at:
        return _("Brouillon")
    if obj.publish_at > now:
        return _("Programmé le %s") % when(obj.publish_at)
    if obj.expire_at and obj.expire_at <= now:
        return _("Retiré le %s") % when(obj.expire_at)
    return _("Publié") if is_public else _("Caché : sous une page non publiée")


class StateFilter(admin.SimpleListFilter):
    title = _("état")
    parameter_name = "etat"

    def lookups(self, request, model_admin):
        return [
            ("publie", _("Publié")),
            ("brouillon", _("Brouillon")),
            ("programme", _("Programmé")),
            ("retire", _("Retiré")),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        wanted = {
            "publie": Q(publish_at__lte=now) & (Q(expire_at=None) | Q(expire_at__gt=now)),
            "brouillon": Q(publish_at=None),
            "programme": Q(publish_at__gt=now),
            "retire": Q(publish_at__lte=now, expire_at__lte=now),
        }
        return queryset.filter(wanted[self.value()]) if self.value() in wanted else queryset


class LanguageFilter(admin.SimpleListFilter):
    title = _("traduction")
    parameter_name = "traduction"

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.parts = model_admin.parts

    def lookups(self, request, model_admin):
        return [
            ("sans-anglais", _("Anglais à compléter")),
            ("sans-facile", _("Sans version simplifiée")),
            ("perimee", _("À revoir : le français a changé")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "sans-anglais":
            return queryset.filter(lacks_english(queryset.model, self.parts()))
        if self.value() == "sans-facile":
            return queryset.filter(Q(title_facile=None) | Q(title_facile=""))
        if self.value() == "perimee":
            return queryset.filter(has_stale(self.parts()))
        return queryset


def lacks_english(model, parts):
    """Those of which a text, their own or one of their parts' (blocks, lines), has French and no English."""
    condition = lacking(model, "en")
    for part, key in parts:
        condition |= Q(Exists(part._base_manager.filter(lacking(part, "en"), **{key: OuterRef("pk")})))
    return condition


def has_stale(parts):
    """Those of which a translation, their own or one of their parts', is older than its French."""
    condition = ~Q(stale_languages="")
    for part, key in parts:
        stale = part._base_manager.exclude(stale_languages="").filter(**{key: OuterRef("pk")})
        condition |= Q(Exists(stale))
    return condition


class PublicationList(FoldedList):
    """What a column of the list shows is asked for the list alone: a condition on each table of parts is dear."""

    def get_queryset(self, request, *args, **kwargs):
        lacks = lacks_english(self.model, self.model_admin.parts())
        said = ExpressionWrapper(lacks, output_field=BooleanField())
        return super().get_queryset(request, *args, **kwargs).annotate(lacks_english=said)


class PublicationAdmin(EditorialAdmin):
    """`parts()` lists what is translated below the object itself: [(model, its key to the object), …]."""

    list_filter = (StateFilter, LanguageFilter)
    search_fields = ("title_fr", "title_en", "slug", "summary_fr")
    prepopulated_fields = {"slug": ("title",)}
    date_hierarchy = None
    actions = ("publish", "unpublish", confirm_rows, share)
    publishing_fields = ("publish_at", "expire_at")
    shows_uses = True

    def parts(self):
        return []

    def get_changelist(self, request, **kwargs):
        return PublicationList

    @admin.display(description=_("état"), ordering="publish_at")
    def state(self, obj):
        return state(obj, getattr(obj, "is_public", True))

    @admin.display(description=_("traductions"))
    def translations(self, obj):
        english = _("en partie") if obj.lacks_english else "✓"
        return _("EN %(english)s / facile %(plain)s") % {
            "english": english if obj.title_en else "–",
            "plain": "✓" if obj.title_facile else "–",
        }

    @admin.action(description=_("Publier maintenant"), permissions=["publish"])
    def publish(self, request, queryset):
        if page := ask_reason(self, request, queryset, "publish"):
            return page
        reason = reason_of(request)
        for obj in queryset:
            obj.publish_at, obj.expire_at = timezone.now(), None
            said = with_reason(_("Publié."), reason) if reason else _("Publié.")
            self.keep(request, obj, said, Act.PUBLISH)
        return self.say(request, queryset, ngettext("%d publié.", "%d publiés.", len(queryset)))

    @admin.action(description=_("Remettre en brouillon"), permissions=["publish"])
    def unpublish(self, request, queryset):
        for obj in queryset:
            Revision.objects.found(obj)  # what was public stays in its history
            obj.publish_at, obj.expire_at = None, None
            self.keep(request, obj, _("Remis en brouillon."), Act.UNPUBLISH)
        self.say(
            request, queryset, ngettext("%d remis en brouillon.", "%d remis en brouillon.", len(queryset))
        )

    def keep(self, request, obj, message, act):
        """The draft that waits over it goes on waiting."""
        obj.save()
        announce(obj)
        snapshot = take(obj)
        tell_scheduled(request, still_to_come(obj, snapshot))
        status = Revision.Status.PUBLISHED if obj.is_live else Revision.Status.FOUND
        Revision.objects.add(obj, snapshot, status, **Submission.of(request).signed)
        self.log_change(request, obj, str(message), act)

    def say(self, request, queryset, sentence):
        self.message_user(request, sentence % len(queryset), messages.SUCCESS)
