"""The panel of the dashboard about pictures."""

from django.utils.translation import gettext_lazy as _

from pages.library.admin import WITHOUT_ALT
from pages.models import Picture
from pages.staff.dashboard import Item, first, panel
from pages.staff.panels import list_url
from pages.staff.places import form_url


@panel("pages.change_picture", rank=12)
def pictures_without_alt():
    return first(
        Picture.objects.filter(WITHOUT_ALT).order_by("-created_at"),
        lambda picture: Item(picture.title, form_url(picture)),
        others_url=list_url(Picture, alt="sans"),
        title=_("Images sans texte de remplacement"),
        advice=_("Écrivez ce que l’image montre, ou dites qu’elle est décorative."),
        empty=_("Toutes les images ont leur texte, ou sont décoratives."),
    )
