"""Some lines of a file of grants, beside what the site and the lines before them say."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from pages.text.folding import plain_letters
from programmes.models import Grant
from programmes.text.faults import BadCell

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
KNOWN = ("key", "convention_date", *COMPARED)
FOLDED = ("attributor_name", "beneficiary_name", "payment_terms")


@dataclass
class Batch:
    """What some lines come to."""

    made: list = field(default_factory=list)
    dated: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    known: int = 0

    @property
    def named(self):
        """The lines whose beneficiary is no person: it becomes a partner."""
        return [line for line in self.made if not line.is_person]

    @property
    def beneficiaries(self):
        """Of each named line, what Beneficiaries asks."""
        names = "beneficiary_name", "beneficiary_siret", "beneficiary_rna"
        return [(*(line.values[name] for name in names), line.form) for line in self.named]


def sort(lines, seen):
    """The Batch of these lines. `seen` says which lines of the file, before these, spoke of the same grants."""
    keys = [line.key for line in lines if not line.faults]
    here = {grant["key"]: grant for grant in Grant.objects.filter(key__in=keys).values(*KNOWN)}
    batch, before = Batch(), seen.find(keys)
    for line in lines:
        grant = here.get(line.key)
        if line.faults:
            batch.refused.append((line, line.faults))
        elif line.key in before:
            batch.refused.append((line, [twice(line, before[line.key])]))
        elif grant and (columns := differing(grant, line.values)):
            batch.refused.append((line, [differs(line, columns)]))
        elif grant and (grant["convention_date"] or not line.values["convention_date"]):
            batch.known += 1
        else:
            before[line.key] = line.number
            (batch.dated if grant else batch.made).append(line)
    return batch


def differing(grant, values):
    """The columns where the file and the site disagree."""
    found = [column for name, column in COMPARED.items() if not same(name, grant[name], values[name])]
    dates = grant["convention_date"], values["convention_date"]
    return [*found, "dateConvention"] if None not in dates and dates[0] != dates[1] else found


def same(name, here, there):
    return here == there or (name in FOLDED and plain_letters(here) == plain_letters(there))


def twice(line, number):
    said = _(
        "Même subvention que celle de la ligne %s. Si c’en est une autre, dites-le dans objet ou referenceDecision."
    )
    return BadCell(said, number).at(line=line.number)


def differs(line, columns):
    said = _("Déjà enregistrée, avec d’autres valeurs pour : %s. Corrigez-la dans l’administration.")
    return BadCell(said % ", ".join(columns)).at(line=line.number)
