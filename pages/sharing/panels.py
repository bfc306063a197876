"""The panel of the dashboard about the drafts that partners read."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.models import Bundle
from pages.staff.dashboard import Item, first, panel
from pages.staff.panels import list_url
from pages.text.clock import when


@panel("pages.change_bundle", rank=20)
def bundles():
    return first(
        Bundle.objects.still_open().for_list().order_by(F("new_comments").desc(), "expires_at"),
        lambda bundle: Item(
            bundle.title, reverse("admin:pages_bundle_follow", args=[bundle.pk]), said(bundle)
        ),
        others_url=list_url(Bundle),
        title=_("Partages en cours"),
        advice=_("Les partenaires lisent, commentent et valident avant la publication."),
        empty=_("Aucun texte n’est partagé avec un partenaire en ce moment."),
    )


def said(bundle):
    until = _("Ouvert jusqu’au %s.") % when(bundle.expires_at)
    new = bundle.new_comments
    to_read = ngettext("%d remarque à lire.", "%d remarques à lire.", new) % new
    return f"{to_read} {until}" if new else until
