"""What a reader asks of a list, and what they could ask next. A room says its fields (filter_fields.py) and no more."""

from copy import copy
from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pages.site.refusals import Refusal

#: How much of an unknown value is told back to a machine.
LONGEST_SHOWN = 60


@dataclass
class Choice:
    value: str
    label: object  # a Programme, a Commune or the name of a status
    count: int
    is_chosen: bool


@dataclass
class Criterion:
    """One list of choices. `others` have no rows of their own: what concerns all of them is what they would show;
    `own` is then the title of the first ones.
    """

    name: str
    label: str
    everything: str
    choices: list
    others: list = field(default_factory=list)
    own: str = ""


class Filter:
    """Choices that exist only, each with the number of rows it would show, the other choices kept.

    `query`: a QueryDict, or a dict of texts. Names that are no field are left aside without a word (utm_source). A value
    that we do not know is left aside too, and stands in `unknown`: pages say it, machines are refused (`strict()`).
    """

    #: The name of the URL of the list; how its form and the way back to all of it are called.
    PAGE, NAME, EVERYTHING = "", "", ""
    FIELDS = ()
    #: The field of which each row has one value: its counts add up to the total.
    ONE_EACH = ""

    def __init__(self, query):
        self.rows = self.all_rows()
        #: Copies, as those of a form: what a field reads of the database, it reads for this request alone.
        self.fields = {each.name: copy(each) for each in self.FIELDS}
        asked = {name: each.clean(query.get(name, "")) for name, each in self.fields.items()}
        picks = {name: self.fields[name].read(text) for name, text in asked.items() if text}
        self.picks = {name: pick for name, pick in picks.items() if pick}
        self.unknown = {name: asked[name] for name, pick in picks.items() if not pick}

    @classmethod
    def strict(cls, query):
        """The filter of a machine. Raises Refusal, with a sentence for each value that is not known."""
        found = cls(query)
        if found.unknown:
            raise Refusal(" ".join(found.refusal(name, value) for name, value in found.unknown.items()))
        return found

    def refusal(self, name, value):
        field = self.fields[name]
        said = {"name": name, "value": shown(value), "accepted": field.accepts, "source": field.source}
        unknown = _("« %(name)s » : nous ne connaissons pas la valeur « %(value)s ».")
        accepted = _("Valeurs acceptées : %(accepted)s.")
        source = _("La liste est à l’adresse %(source)s.") if field.source else ""
        return " ".join(sentence % said for sentence in (unknown, accepted, source) if sentence)

    def all_rows(self):
        """The public rows of the list, before any choice."""

    @property
    def ignored(self):
        return [self.fields[name].label for name in self.unknown]

    @property
    def values(self):
        """{name: value}, as our own addresses write them."""
        return {name: pick.value for name, pick in self.picks.items()}

    @property
    def chosen(self):
        """{name: what a reader sees}"""
        return {name: pick.label for name, pick in self.picks.items()}

    def asked(self, without=None):
        """{criterion: value} for the rows: of all the choices, or of all but one."""
        picks = {self.fields[name].criterion: pick for name, pick in self.picks.items() if name != without}
        return {criterion: pick.asked for criterion, pick in picks.items() if criterion}

    def found(self, without=None):
        """The rows that the choices leave, with all of them or all but one."""
        return self.rows.filtered(**self.asked(without))

    @property
    def results(self):
        return self.found().for_list()

    @cached_property
    def counts(self):
        """{name: {value: number of rows}} of the fields on offer, the other choices kept."""
        return {
            name: self.found(without=name).counted_by(each.row)
            for name, each in self.fields.items()
            if each.row
        }

    @cached_property
    def total(self):
        if not self.ONE_EACH:
            return self.found().count()
        counts, chosen = self.counts[self.ONE_EACH], self.values.get(self.ONE_EACH)
        return counts.get(chosen, 0) if chosen else sum(counts.values())

    @property
    def criteria(self):
        return [self.criterion(name) for name, each in self.fields.items() if each.row]

    def criterion(self, name):
        field, choices = self.fields[name], self.choices(name)
        others = [choice for choice in choices if field.own and choice.value not in self.counts[name]]
        first = [choice for choice in choices if choice not in others]
        return Criterion(name, field.label, field.everything, first, others, field.own)

    def choices(self, name):
        """A choice already made stays on offer, even where it finds nothing: the form must say what it does."""
        field, counts, chosen = self.fields[name], self.counts[name], self.values.get(name)
        shared = counts.get(None, 0) if field.shared else 0
        offered = [
            Choice(value, label, counts.get(value, 0) + shared, value == chosen)
            for value, label in field.known.items()
            if value in counts or field.own or value == chosen
        ]
        return [choice for choice in offered if choice.count or choice.is_chosen]

    @property
    def removals(self):
        """The choices made, each with the address of the list without it: [(label, query), …]."""
        return [(label, self.query_without(name)) for name, label in self.chosen.items()]

    def query_without(self, name):
        return urlencode({key: value for key, value in self.values.items() if key != name})

    @property
    def query(self):
        return self.query_without(None)


def shown(value):
    """As it may stand in a sentence: signs that are seen, and not many."""
    seen = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in value)
    return seen if len(seen) <= LONGEST_SHOWN else f"{seen[:LONGEST_SHOWN]}…"
