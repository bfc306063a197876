"""Who pays what of a project, and the total. An unknown amount is not zero."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from pages.models import Translatable
from pages.text.years import validate_year
from programmes.projects.models.lines import ProjectChild

#: Shares are given in tenths of a percent.
WHOLE = 1000


class FundingLine(Translatable, ProjectChild):
    class Kind(models.TextChoices):
        UNKNOWN = "", _("nature non précisée")
        FUND = "fonds-de-concours", _("fonds de concours")
        GRANT = "subvention", _("subvention")
        OWN = "autofinancement", _("autofinancement")
        LOAN = "pret", _("prêt")
        OTHER = "autre", _("autre")

    class Status(models.TextChoices):
        UNKNOWN = "", _("état non précisé")
        PLANNED = "prevu", _("prévu")
        VOTED = "vote", _("voté")
        PAID = "paye", _("payé")

    project = models.ForeignKey("programmes.Project", models.CASCADE, related_name="funding_lines")
    partner = models.ForeignKey(
        "programmes.Partner", models.PROTECT, verbose_name=_("financeur"), related_name="funding_lines"
    )
    amount = models.DecimalField(
        _("montant en euros"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Vide : inconnu. Le site le dira, et dira que le total est partiel."),
    )
    kind = models.CharField(_("nature"), max_length=20, choices=Kind, default=Kind.UNKNOWN, blank=True)
    status = models.CharField(_("état"), max_length=10, choices=Status, default=Status.UNKNOWN, blank=True)
    year = models.PositiveSmallIntegerField(
        _("année"), null=True, blank=True, validators=[validate_year], help_text=_("Vide : non précisée.")
    )
    source = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Délibération, convention, article…")
    )

    class Meta(ProjectChild.Meta):
        verbose_name = _("ligne du plan de financement")
        verbose_name_plural = _("plan de financement")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0),
                name="funding_amount_is_unknown_or_positive",
                violation_error_message=_(
                    "Un montant est plus grand que zéro. S’il n’est pas connu, laissez la case vide."
                ),
            ),
        ]

    def __str__(self):
        return str(self.partner)


class FundingPlan:
    """The funding lines of one project.

    Each line gets a `share`: a percentage (Decimal), or None if its amount is unknown.
    """

    def __init__(self, lines):
        self.lines = list(lines)
        known = [line for line in self.lines if line.amount is not None]
        for line in self.lines:
            line.share = None
        for line, share in zip(known, shares([line.amount for line in known]), strict=True):
            line.share = share

    def __bool__(self):
        return bool(self.lines)

    @cached_property
    def total(self):
        """The sum of the known amounts, to the cent; None if none is known."""
        known = [line.amount for line in self.lines if line.amount is not None]
        return sum(known) if known else None

    @cached_property
    def unknown(self):
        return sum(line.amount is None for line in self.lines)

    @property
    def by_status(self):
        """[(label, sum of its known amounts), …]; the sums add up to the total."""
        found = {}
        for line in self.lines:
            if line.amount is not None:
                found[line.status] = found.get(line.status, Decimal()) + line.amount
        labels = FundingLine.Status
        return [(labels(status).label, found[status]) for status in labels.values if status in found]


def shares(amounts: list[Decimal], whole: int = WHOLE) -> list[Decimal]:
    """Percentages with one decimal that add up to exactly 100.0: [Decimal, …] in the order of `amounts`.

    By the largest remainder: each is rounded down, and the remaining tenths go to those that lost most (among
    equals, the first).
    """
    total = sum(amounts)
    exact = [amount * whole / total for amount in amounts]
    units = [int(share) for share in exact]
    losers = sorted(range(len(exact)), key=lambda place: units[place] - exact[place])
    for place in losers[: whole - sum(units)] if amounts else ():
        units[place] += 1
    return [Decimal(unit).scaleb(-1) for unit in units]
