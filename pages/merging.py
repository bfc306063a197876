"""Two people changed one text: what each of them changed, and what both did. Pure functions on snapshots.

A unit is the smallest thing that is chosen: ("fields", "title_fr"), ("relations", "communes"), ("parts",
"pages.block", "<key>", "body_fr"), or ("parts", "pages.block", "<key>") where a part came or went.
"""

from copy import deepcopy

#: There is no such part.
ABSENT = "absent"


def changes(before, after):
    """{unit: (what it was, what it is)} of what is not the same in both."""
    found = {}
    for group in ("fields", "relations"):
        for name in before[group].keys() | after[group].keys():
            add(found, (group, name), before[group].get(name), after[group].get(name))
    for table in before["parts"].keys() | after["parts"].keys():
        old, new = before["parts"].get(table, {}), after["parts"].get(table, {})
        for key in old.keys() | new.keys():
            if key not in old or key not in new:
                add(found, ("parts", table, key), old.get(key, ABSENT), new.get(key, ABSENT))
                continue
            for name in old[key].keys() | new[key].keys():
                add(found, ("parts", table, key, name), old[key].get(name), new[key].get(name))
    return found


def add(found, unit, old, new):
    if old != new:
        found[unit] = (old, new)


def conflicts(base, theirs, mine):
    """The units that both changed, each in another way; a part deleted by one and rewritten by the other is one."""
    ours, others = changes(base, mine), changes(base, theirs)
    both = {unit for unit in ours if unit in others and ours[unit][1] != others[unit][1]}
    for deleted, rewritten in ((ours, others), (others, ours)):
        for unit in deleted:
            if len(unit) == 3 and deleted[unit][1] == ABSENT and touches(rewritten, unit):
                both.add(unit)
    return both


def touches(found, part):
    return any(len(unit) == 4 and unit[:3] == part for unit in found)


def merge(base, theirs, mine, keep=()):
    """Theirs, with what I changed. Where both did, mine, but for the units of `keep`: there theirs stays."""
    merged = deepcopy(theirs)
    refused = set(keep)
    for unit, (_old, new) in changes(base, mine).items():
        if unit not in refused and unit[:3] not in refused:
            put(merged, unit, new, mine)
    return merged


def put(snapshot, unit, value, source):
    if unit[0] != "parts":
        snapshot[unit[0]][unit[1]] = deepcopy(value)
        return
    rows = snapshot["parts"].setdefault(unit[1], {})
    if len(unit) == 3 and value == ABSENT:
        rows.pop(unit[2], None)
    elif len(unit) == 3 or unit[2] not in rows:  # theirs deleted it: it comes back whole
        rows[unit[2]] = deepcopy(source["parts"][unit[1]][unit[2]])
    else:
        rows[unit[2]][unit[3]] = deepcopy(value)
