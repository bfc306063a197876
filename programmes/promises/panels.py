"""The panel of the dashboard about promises."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.staff.dashboard import Item, first, panel
from pages.staff.panels import SOON, list_url
from pages.staff.places import form_url
from programmes.models import Milestone


@panel("programmes.change_milestone", rank=82)
def promises_due():
    """Shows them before their date, while they can be kept or explained; after it, readers see « en retard »."""
    return first(
        Milestone.objects.published().due_by(timezone.localdate() + SOON).select_related("project", "call"),
        lambda milestone: Item(
            milestone.label, form_url(milestone), f"{milestone.owner} – {due_sentence(milestone)}"
        ),
        others_url=list_url(Milestone, etat="a-suivre"),
        title=_("Jalons à tenir"),
        advice=_("Donnez la date réelle si c’est fait ; sinon la nouvelle date, et pourquoi."),
        empty=_("Aucun jalon n’arrive à sa date dans le mois."),
    )


def due_sentence(milestone):
    said = _("en retard : promis pour %s.") if milestone.date < timezone.localdate() else _("promis pour %s.")
    return said % milestone.promised
