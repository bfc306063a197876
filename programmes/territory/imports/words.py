"""What a file of places holds, in sentences."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WORDS = {
    "rows": _("lignes lues"),
    "added": _("à ajouter"),
    "changed": _("à modifier"),
    "unchanged": _("inchangées"),
    "merged": _("lignes d’un lieu déjà compté"),
    "outside": _("hors du site"),
    "refused": _("refusées"),
    "gone": _("lieux absents du fichier, gardés et signalés"),
}


def sentences(counts):
    """From the counts of a PlacePlan."""
    return [
        gettext("%(label)s : %(number)s") % {"label": label, "number": counts.get(name, 0)}
        for name, label in WORDS.items()
    ]
