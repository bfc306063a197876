"""The panel of the dashboard about the settings."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pages.models import SiteSettings
from pages.staff.dashboard import SHOWN, Item, Panel, panel


@panel("pages.change_sitesettings", rank=10)
def settings_to_fill():
    settings = SiteSettings.load()
    url = reverse("admin:pages_sitesettings_change", args=[1])
    missing = settings.missing
    return Panel(
        title=_("Réglages du site à remplir"),
        advice=_("La loi demande que le site affiche ces informations."),
        items=[Item(field.verbose_name, f"{url}#id_{field.name}") for field in missing[:SHOWN]],
        others=max(len(missing) - SHOWN, 0),
        others_url=url,
        empty=_("Tout ce que la loi demande est rempli."),
    )
