"""The panel of the dashboard about links to other sites."""

from django.utils.translation import gettext_lazy as _

from pages.models import ExternalLink
from pages.staff.dashboard import Item, first, panel
from pages.staff.panels import list_url


@panel("pages.view_externallink", rank=13)
def broken_links():
    report = list_url(ExternalLink, etat="casses")
    return first(
        ExternalLink.objects.broken().order_by("first_failed_at", "url"),
        lambda link: Item(_("vers %s") % link.url, report, link.sentence),
        others_url=report,
        title=_("Liens cassés"),
        advice=_("Des adresses d’autres sites que nos textes citent. La liste dit où les corriger."),
        empty=_("Aucun lien cassé vers d’autres sites."),
    )
