"""What a reader asks of a list, and what they could ask next."""

from dataclasses import dataclass, field


@dataclass
class Choice:
    value: str
    label: object  # a Programme, a Commune or the name of a status
    count: int
    is_chosen: bool


@dataclass
class Criterion:
    """One list of choices. `others` are communes without projects of their own, which those of all communes concern."""

    name: str
    label: str
    everything: str
    choices: list
    others: list = field(default_factory=list)
