"""Files of grants into the database: a batch at a time, each line imported, already there, or refused with its reason."""

from dataclasses import asdict, dataclass, field
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.models import CacheVersion
from pages.publication.models.publication import new_code
from programmes.grants.beneficiaries import Beneficiaries
from programmes.grants.bulk import built
from programmes.models import Grant
from programmes.text.faults import BadCell
from programmes.text.scdl.folding import folded

BATCH = 1_000
#: What the file says of a grant that is already here; where they differ, someone decides.
COMPARED = {
    "attributor_name": "nomAttribuant",
    "beneficiary_name": "nomBeneficiaire",
    "beneficiary_rna": "rnaBeneficiaire",
    "nature": "nature",
    "payment_terms": "conditionsVersement",
    "rae_id": "idRAE",
    "eu_notified": "notificationUE",
    "scheme": "dispositifAide",
}
KNOWN = ("key", "source_id", "source_line", "convention_date", *COMPARED)
FOLDED = ("attributor_name", "beneficiary_name", "payment_terms")


@dataclass
class Counts:
    lines: int = 0
    blank: int = 0
    made: int = 0
    dated: int = 0
    known: int = 0
    refused: int = 0
    drafts: int = 0
    persons: int = 0
    partners: int = 0
    amount: Decimal = Decimal(0)

    def as_dict(self):
        """For JSON."""
        return asdict(self) | {"amount": str(self.amount)}


@dataclass
class Sorted:
    """What a batch of lines comes to."""

    made: list = field(default_factory=list)
    dated: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    known: int = 0


class Importer:
    """`source`: the GrantImport that the grants come from. `report.add(line, faults)` takes what is refused."""

    def __init__(self, source, report):
        self.source = source
        self.report = report
        self.publish = not source.is_draft
        self.counts = Counts()

    def run(self, file, on_batch=lambda lines: None):
        """The whole GrantFile. What was done stays done if it stops half-way: to start again loses and doubles nothing."""
        batch = []
        for line in file:
            batch.append(line)
            if len(batch) == BATCH:
                self.add(batch)
                on_batch(batch)
                batch = []
        self.add(batch)
        on_batch(batch)
        self.counts.blank = file.blank
        return self.counts

    def add(self, lines):
        while True:
            try:
                with transaction.atomic():
                    sorted_out = self.sort(lines)
                    grants, partners = self.save(sorted_out.made)
                    self.give_dates(sorted_out.dated)
                    CacheVersion.move()
                break
            except IntegrityError:
                # another import goes on, and made some of these since sort() looked: look again
                if not Grant.objects.filter(key__in=[line.key for line in sorted_out.made]).exists():
                    raise
        for line, faults in sorted_out.refused:
            self.report.add(line, faults)
        self.count(lines, sorted_out, grants, partners)

    def sort(self, lines):
        keys = [line.key for line in lines if not line.faults]
        here = {grant["key"]: grant for grant in Grant.objects.filter(key__in=keys).values(*KNOWN)}
        found, seen = Sorted(), {}
        for line in lines:
            grant = here.get(line.key)
            if line.faults:
                found.refused.append((line, line.faults))
            elif line.key in seen:
                found.refused.append((line, [twice(line, seen[line.key])]))
            elif grant is None:
                seen[line.key] = line.number
                found.made.append(line)
            elif grant["source_id"] == self.source.pk and grant["source_line"] != line.number:
                found.refused.append((line, [twice(line, grant["source_line"])]))
            elif columns := differing(grant, line.values):
                found.refused.append((line, [differs(line, columns)]))
            elif line.values["convention_date"] and not grant["convention_date"]:
                found.dated.append(line)
            else:
                found.known += 1
        return found

    def give_dates(self, dated):
        grants = Grant.objects.in_bulk([line.key for line in dated], field_name="key")
        for line in dated:
            grant = grants[line.key]
            grant.convention_date = line.values["convention_date"]
            may_be_named = grant.person not in Grant.UNNAMED
            grant.published_on = grant.published_on or (self.publication(line) if may_be_named else None)
            grant.save()

    def count(self, lines, sorted_out, grants, partners):
        counts = self.counts
        counts.lines += len(lines)
        counts.made += len(grants)
        counts.partners += partners
        counts.known += sorted_out.known
        counts.dated += len(sorted_out.dated)
        counts.refused += len(sorted_out.refused)
        counts.persons += sum(line.is_person for line in sorted_out.made)
        counts.amount += sum(grant.amount for grant in grants)
        counts.drafts += sum(grant.published_on is None for grant in grants)

    def publication(self, line):
        """The day of the import, for what the national schema would accept and no person is named in."""
        is_ready = self.publish and line.values["convention_date"] and not line.is_person
        return timezone.localdate() if is_ready else None

    def save(self, lines):
        named = [line for line in lines if not line.is_person]
        beneficiaries = Beneficiaries(
            [
                (
                    values["beneficiary_name"],
                    values["beneficiary_siret"],
                    values["beneficiary_rna"],
                    line.form,
                )
                for line in named
                for values in [line.values]
            ]
        )
        partners = dict(zip((line.key for line in named), beneficiaries.get(), strict=True))
        grants = [self.grant(line, partners.get(line.key)) for line in lines]
        Grant.objects.bulk_create(grants, batch_size=200)
        return grants, len(beneficiaries.made)

    def grant(self, line, partner):
        grant = built(
            Grant,
            slug=new_code(),
            partner_id=partner and partner.pk,
            person=Grant.Person.TO_CHECK if line.is_person else Grant.Person.NO,
            programme_id=self.source.programme_id,
            published_on=self.publication(line),
            source_id=self.source.pk,
            source_line=line.number,
            **line.values,
        )
        grant.prepare(line.key)
        return grant


def differing(grant, values):
    """The columns where the file and the site disagree."""
    found = [column for name, column in COMPARED.items() if not same(name, grant[name], values[name])]
    dates = grant["convention_date"], values["convention_date"]
    return [*found, "dateConvention"] if None not in dates and dates[0] != dates[1] else found


def same(name, here, there):
    return here == there or (name in FOLDED and folded(here) == folded(there))


def twice(line, number):
    said = _(
        "Même subvention que celle de la ligne %s. Si c’en est une autre, dites-le dans objet ou referenceDecision."
    )
    return BadCell(said, number).at(line=line.number)


def differs(line, columns):
    said = _("Déjà enregistrée, avec d’autres valeurs pour : %s. Corrigez-la dans l’administration.")
    return BadCell(said % ", ".join(columns)).at(line=line.number)
