"""Why lines of a file were refused: each sort of reason counted, then the lines, one by one."""

from collections import Counter


class Refusals:
    """`most`: how many faults are kept to be shown; all are counted, so that memory does not grow with the file."""

    def __init__(self, most=None):
        self.most = most
        self.count = 0
        self.kinds = Counter()
        self.faults = []

    def __bool__(self):
        return bool(self.count)

    def add(self, *faults):
        """A line is refused for all that is wrong with it."""
        self.count += 1
        self.kinds.update(fault.kind for fault in faults)
        room = len(faults) if self.most is None else max(0, self.most - len(self.faults))
        self.faults += faults[:room]

    def as_dict(self, most=None):
        """For JSON: the number of lines, [[sort of reason, how often], …] the most frequent first, the first faults."""
        faults = [str(fault) for fault in self.faults[:most]]
        return {
            "count": self.count,
            "kinds": [list(pair) for pair in self.kinds.most_common()],
            "faults": faults,
        }

    def told(self):
        """For a terminal: the sorts of reasons with their numbers, then the faults."""
        if len(self.kinds) < self.kinds.total():
            yield from (f"{number} × {kind}" for kind, number in self.kinds.most_common())
        yield from map(str, self.faults)
        if self.kinds.total() > len(self.faults):
            yield "…"
