"""SIRET and RNA: which legal person."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.fr import siret as siret_number

#: W and nine digits, as the national schema asks. Some real numbers hold letters (W9G2001932): it refuses them.
RNA = re.compile(r"W\d{9}")
#: The SIREN of the State and of local authorities begin so: public law, no convention of grant to sign.
PUBLIC_LAW = ("1", "2")


def validate_siret(value):
    """The key is Luhn's, or for the offices of La Poste a sum of digits (python-stdnum knows both)."""
    if not re.fullmatch(r"\d{14}", value):
        raise ValidationError(_("Un SIRET a 14 chiffres, sans espace."), code="siret_form")
    if value.startswith("0" * 9) or not siret_number.is_valid(value):
        raise ValidationError(
            _("La clé de ce SIRET est fausse : un chiffre a été mal recopié."), code="siret_key"
        )


def validate_rna(value):
    if not RNA.fullmatch(value):
        raise ValidationError(
            _(
                "Un numéro RNA s’écrit W suivi de 9 chiffres. Le schéma national n’accepte pas de lettre : "
                "s’il y en a une, donnez le SIRET et laissez le RNA vide."
            ),
            code="rna",
        )


def is_public_law(siret):
    return siret.startswith(PUBLIC_LAW)
