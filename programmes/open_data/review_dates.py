from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from programmes.open_data.dataset import Column


def sureness(prefix=""):
    """Until when a row is sure; `prefix` ("event.") leads to what carries it."""
    return (
        Column(
            "vrai_jusqu_au",
            _("Sûr jusqu’à ce jour compris ; vide : sans limite"),
            "date",
            f"{prefix}true_until",
        ),
        Column(
            "a_confirmer",
            _("À confirmer : ce jour est passé"),
            "boolean",
            attrgetter(f"{prefix}is_to_confirm"),
        ),
    )
