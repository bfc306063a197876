"""Communes and quartiers as parameters of a list, by their slug or their official code."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from pages.site.filter_fields import Listed, LookedUp
from programmes.models import Commune, Quartier


def commune_field(**options):
    """`options`: what the list says of it, as `row` and `keeps`."""
    return Listed(
        "commune",
        _("Commune"),
        criterion="commune",
        everything=_("Toutes les communes"),
        rows=lambda: Commune.objects.all(),
        codes=("insee_code",),
        form=_("le nom d’une commune dans l’adresse de sa page, ou son code INSEE"),
        source=reverse_lazy("programmes:dataset", args=["communes"]),
        **options,
    )


def quartier_field(**options):
    return LookedUp(
        "quartier",
        _("Quartier"),
        criterion="quartier",
        rows=Quartier.objects.all,
        codes=("code", "code_2015"),
        form=_("le nom d’un quartier dans l’adresse de sa page, ou son code QPV, de 2024 ou de 2015"),
        source=reverse_lazy("programmes:dataset", args=["quartiers"]),
        **options,
    )
