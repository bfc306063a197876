"""The panels of the dashboard about the territory."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.staff.dashboard import Item, first, panel
from pages.staff.panels import list_url
from pages.staff.places import form_url
from programmes.models import Quartier, TerritoryImport


def forgotten_after(days):
    sentence = ngettext(
        "Un fichier que personne ne confirme est oublié après %s jour.",
        "Un fichier que personne ne confirme est oublié après %s jours.",
        days,
    )
    return sentence % days


@panel("programmes.change_territoryimport", rank=90)
def imports_to_confirm():
    return first(
        TerritoryImport.objects.waiting(),
        lambda sent: Item(sent.name, form_url(sent)),
        others_url=list_url(TerritoryImport),
        title=_("Imports de lieux à confirmer"),
        advice=forgotten_after(settings.IMPORT_FORGET_DAYS),
        empty=_("Aucun fichier de lieux n’attend d’être confirmé."),
    )


@panel("programmes.change_quartier", rank=90)
def quartiers_without_outline():
    return first(
        Quartier.objects.priority().filter(outline=None, missing_since=None),
        lambda quartier: Item(quartier.name, form_url(quartier)),
        others_url=list_url(Quartier, status__exact="prioritaire"),
        title=_("Quartiers prioritaires sans contour"),
        advice=_(
            "Sans lui, « mon quartier » ne peut pas répondre pour un point : importez le fichier de l’ANCT."
        ),
        empty=_("Chaque quartier prioritaire a son contour."),
    )


@panel("programmes.change_quartier", rank=90)
def quartiers_out_of_the_list():
    return first(
        Quartier.objects.exclude(missing_since=None),
        lambda quartier: Item(quartier.name, form_url(quartier)),
        others_url=list_url(Quartier, liste="absents"),
        title=_("Quartiers absents de la liste officielle"),
        advice=_("Le site les garde et le dit. Changez leur statut, ou leur nom."),
        empty=_("Aucun quartier n’a quitté la liste officielle."),
    )
