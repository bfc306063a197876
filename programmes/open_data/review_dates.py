from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from programmes.open_data.dataset import Column


def review_columns(prefix=""):
    """The columns with the review date; `prefix` ("event.") leads from the row to the object that has it."""
    return (
        Column(
            "vrai_jusqu_au",
            _("Sûr jusqu’à ce jour compris ; vide : sans limite"),
            "date",
            f"{prefix}review_date",
        ),
        Column(
            "a_confirmer",
            _("À confirmer : ce jour est passé"),
            "boolean",
            attrgetter(f"{prefix}is_to_confirm"),
        ),
    )
