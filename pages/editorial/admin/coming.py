"""What publications, scheduled versions and banners add to the calendar; the panels of the dashboard about them."""

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pages.editorial.coming import Calendar, rows, source
from pages.editorial.panels import revision_url
from pages.models import Banner, Publication, Revised, Revision
from pages.staff.dashboard import SHOWN, Item, Panel, panel
from pages.staff.site import SITE, Screen
from pages.text.clock import when

TITLE = _("Ce qui vient")
LINE = _("%(when)s : %(what)s")


def publications(model):
    def asked(now):
        live = model.objects.exclude(publish_at=None)
        replaced = live.exclude(replaced_by="")
        return [
            rows(live, "publish_at", _("paraît"), now),
            rows(live.filter(replaced_by=""), "expire_at", _("est retiré"), now),
            rows(replaced, "expire_at", _("est retiré, et remplacé par"), now, note="replaced_by"),
        ]

    return asked


def versions(model):
    def asked(now):
        kind = ContentType.objects.get_for_model(model)
        scheduled = Revision.objects.scheduled().filter(content_type=kind)
        words = _("est remplacé par la version")
        fields = {
            "name": "object_name",
            "key": "object_key",
            "note": "number",
            "label": kind.model_class()._meta.label_lower,
        }
        return [rows(scheduled, "apply_at", words, now, **fields)]

    return asked


for model in apps.get_models():  # the models of every app: all are loaded when the admin is
    if issubclass(model, Publication):
        source(model)(publications(model))
    if issubclass(model, Revised):
        source(model)(versions(model))


@source(Banner)
def banners(now):
    return [
        rows(Banner.objects, "start", _("s’affiche"), now, name="text_fr"),
        rows(Banner.objects, "end", _("disparaît"), now, name="text_fr"),
    ]


@panel("pages.view_page", personal=True, rank=40)
def to_come(user):
    calendar = Calendar(user, SHOWN)
    return Panel(
        title=_("À paraître"),
        items=[
            Item(each.title, each.url, LINE % {"when": when(each.at), "what": each.sentence})
            for each in calendar.entries
        ],
        others=int(calendar.is_cut),
        others_url=reverse("admin:coming"),
        empty=_("Rien ne paraît, n’est remplacé ni retiré à une date choisie."),
    )


@panel("pages.change_page", rank=40)
def prevented():
    """The scheduled versions that could not be applied; they are not tried again before a person has read why."""
    failed = Revision.objects.filter(status=Revision.Status.FAILED).select_related("content_type")
    found = list(failed.defer("snapshot").order_by("-apply_at")[:SHOWN])
    return Panel(
        title=_("Programmations empêchées"),
        advice=_("La version publiée est restée en place. Corrigez, puis choisissez une autre date."),
        items=[
            Item(
                each.object_name,
                revision_url(each, "schedule"),
                LINE % {"when": when(each.apply_at), "what": each.failure},
            )
            for each in found
        ],
        empty=_("Tout ce qui était programmé est en place."),
    )


def coming(request):
    context = admin.site.each_context(request) | {"title": TITLE, "calendar": Calendar(request.user)}
    return TemplateResponse(request, "admin/editorial/coming.html", context)


def may_open(request):
    return request.user.is_staff  # the calendar shows only the kinds that this person may see


admin.site.add_screen(Screen("a-venir/", "coming", TITLE, coming, may_open, SITE, 4))
