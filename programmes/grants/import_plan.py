"""A file of grants: a batch of lines at a time, each of them imported, already there, or refused with its reason."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import islice

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from pages.models import CacheVersion
from pages.publication.models.publication import new_code
from programmes.grants.beneficiaries import Beneficiaries
from programmes.grants.bulk import built
from programmes.grants.import_batch import sort
from programmes.grants.seen import Seen
from programmes.imports.plan import ImportPlan
from programmes.models import Grant


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


class GrantPlan(ImportPlan):
    """`source`: the GrantImport that the grants come from; `file`: a GrantFile; `refused`: a RefusedLines.

    A plan of 100 000 lines does not stay in memory: each batch of lines is planned, then written or left, then forgotten.
    So a plan goes through its file once: it is looked at, or applied.
    """

    def __init__(self, source, file, refused):
        super().__init__(settings.IMPORT_SHOWN_LINES)
        self.source, self.file, self.refused = source, file, refused
        self.publish = not source.is_draft
        self.tally = Counts()

    @property
    def counts(self):
        read = {
            "unread": self.file.unread,
            "other_themes": sorted(self.file.other_themes),
            "encoding": self.file.table.encoding,
            "delimiter": self.file.table.delimiter,
        }
        return self.tally.as_dict() | read

    @property
    def has_changes(self):
        return bool(self.tally.made or self.tally.dated)

    @property
    def report(self):
        return self.refused.as_bytes()

    def look(self, progress=iter):
        return self.run(progress, self.try_out)

    def apply(self, progress=iter):
        """What was done stays done if it stops half-way: to start again loses and doubles nothing."""
        return self.run(progress, self.write)

    def run(self, progress, take):
        self.tally = Counts()
        with Seen() as self.seen:
            for lines in batches(progress(self.file), settings.IMPORT_BATCH_LINES):
                batch, partners = take(lines)
                self.seen.add({line.key: line.number for line in (*batch.made, *batch.dated)})
                for line, faults in batch.refused:
                    self.refuse(line, faults)
                self.count(lines, batch, partners)
        self.tally.blank = self.file.blank
        return self

    def refuse(self, line, faults):
        self.refusals.add(*faults)
        self.refused.add(line, faults)

    def try_out(self, lines):
        """(the batch, how many partners would be new): those that earlier batches would have made are remembered."""
        batch = sort(lines, self.seen)
        beneficiaries = Beneficiaries(batch.beneficiaries, self.seen)
        beneficiaries.get()
        self.seen.add(beneficiaries.made_by_number())
        return batch, len(beneficiaries.made)

    def write(self, lines):
        """The same, done."""
        while True:
            try:
                with transaction.atomic():
                    batch = sort(lines, self.seen)
                    partners = self.save(batch)
                    self.give_dates(batch.dated)
                    CacheVersion.move()
                return batch, partners
            except IntegrityError:
                # another import goes on, and made some of these since sort() looked: look again
                if not Grant.objects.filter(key__in=[line.key for line in batch.made]).exists():
                    raise

    def give_dates(self, dated):
        grants = Grant.objects.in_bulk([line.key for line in dated], field_name="key")
        for line in dated:
            grant = grants[line.key]
            grant.convention_date = line.values["convention_date"]
            may_be_named = grant.person not in Grant.UNNAMED
            grant.published_on = grant.published_on or (self.publication(line) if may_be_named else None)
            grant.save()

    def count(self, lines, batch, partners):
        tally = self.tally
        tally.lines += len(lines)
        tally.made += len(batch.made)
        tally.partners += partners
        tally.known += batch.known
        tally.dated += len(batch.dated)
        tally.refused += len(batch.refused)
        tally.persons += len(batch.made) - len(batch.named)
        tally.amount += sum(line.values["amount"] for line in batch.made)
        tally.drafts += sum(self.publication(line) is None for line in batch.made)

    def publication(self, line):
        """The day of the import, for what the national schema would accept and no person is named in."""
        is_ready = self.publish and line.values["convention_date"] and not line.is_person
        return timezone.localdate() if is_ready else None

    def save(self, batch):
        """How many partners were made with the grants."""
        beneficiaries = Beneficiaries(batch.beneficiaries)
        partners = beneficiaries.get()
        beneficiaries.save()
        by_key = dict(zip((line.key for line in batch.named), partners, strict=True))
        grants = [self.grant(line, by_key.get(line.key)) for line in batch.made]
        Grant.objects.bulk_create(grants, batch_size=200)
        return len(beneficiaries.made)

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


def batches(lines, size):
    lines = iter(lines)
    while batch := list(islice(lines, size)):
        yield batch
