"""Which partner a grant went to: known by its SIREN, else by its RNA, else made."""

from types import SimpleNamespace

from django.db.models.functions import Substr

from pages.models import Redirect
from pages.text.folding import plain_letters, slug_of
from programmes.grants.bulk import built
from programmes.models import Partner
from programmes.text.scdl.identifiers import is_public_law

NAME, SLUG = 150, 80
PUBLIC_NAMES = (
    ("commune ", Partner.Kind.COMMUNE), ("ville ", Partner.Kind.COMMUNE), ("mairie ", Partner.Kind.COMMUNE),
    ("region ", Partner.Kind.REGION), ("communaute ", Partner.Kind.EPCI),
)  # fmt: skip


def guessed_kind(name, siret, rna, form):
    """Good enough for a partner that no list shows until staff have looked at it."""
    said = f"{plain_letters(name)} "
    if is_public_law(siret):
        return next(
            (kind for beginning, kind in PUBLIC_NAMES if said.startswith(beginning)), Partner.Kind.OTHER
        )
    if rna or "associat" in plain_letters(form) or said.startswith("asso"):
        return Partner.Kind.ASSOCIATION
    return Partner.Kind.OTHER


class Beneficiaries:
    """The partners of some rows, each a (name, siret, rna, form), in a handful of queries.

    `tried`: the numbers of those that earlier rows would have made, where nothing is written (a Seen).
    """

    def __init__(self, rows, tried=None):
        self.rows = rows
        sirens = {siret[:9] for _name, siret, _rna, _form in rows if siret}
        rnas = {rna for _name, _siret, rna, _form in rows if rna}
        with_siren = Partner.objects.annotate(siren=Substr("siret", 1, 9)).filter(siren__in=sirens)
        self.by_siren = {partner.siren: partner for partner in with_siren.order_by("-pk")}
        self.by_rna = {
            partner.rna: partner for partner in Partner.objects.filter(rna__in=rnas).order_by("-pk")
        }
        self.made = []
        for number, siret in tried.find([*sirens, *rnas]).items() if tried else ():
            known = self.by_rna if number in rnas else self.by_siren
            known.setdefault(number, SimpleNamespace(siret=siret))

    def find(self, siret, rna):
        """A legal person keeps its SIREN when it moves; its RNA counts where it gave no SIRET that says otherwise."""
        found = self.by_siren.get(siret[:9]) if siret else None
        other = self.by_rna.get(rna) if rna and not found else None
        return found or (other if other and not (siret and other.siret) else None)

    def get(self):
        """The partner of each row; those that are missing wait in `made` for save()."""
        return [
            self.find(siret, rna) or self.new(*row) for row in self.rows for _name, siret, rna, _form in [row]
        ]

    def save(self):
        self.give_slugs()
        Partner.objects.bulk_create(self.made)

    def made_by_number(self):
        """{SIREN or RNA: SIRET, perhaps ''} of those that are missing."""
        numbers = [(number, made.siret) for made in self.made for number in (made.siret[:9], made.rna)]
        return {number: siret for number, siret in reversed(numbers) if number}

    def new(self, name, siret, rna, form):
        short = name if len(name) <= NAME else f"{name[: NAME - 1]}…"
        kind = guessed_kind(name, siret, rna, form)
        partner = built(Partner, name=short, name_fr=short, siret=siret, rna=rna, kind=kind, is_listed=False)
        self.made.append(partner)
        if siret:
            self.by_siren[siret[:9]] = partner
        if rna:
            self.by_rna.setdefault(rna, partner)
        return partner

    def give_slugs(self):
        """Its name, and its number where the name is taken, or was once: an address is never given to another."""
        wanted = [slug_of(partner.name_fr, SLUG) or "beneficiaire" for partner in self.made]
        paths = [f"/partenaires/{slug}/" for slug in wanted]
        taken = set(Partner.objects.filter(slug__in=wanted).values_list("slug", flat=True))
        taken |= {
            path.split("/")[2] for path in Redirect.objects.at(*paths).values_list("old_path", flat=True)
        }
        for partner, slug in zip(self.made, wanted, strict=True):
            partner.slug = f"{slug}-{partner.siret or partner.rna}".lower() if slug in taken else slug
            taken.add(partner.slug)
