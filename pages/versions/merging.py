"""When two people changed the same text: what each changed, and where both did. Pure functions on snapshots.

A unit is the smallest thing that can be chosen: ("fields", "title_fr"), ("relations", "communes"), ("parts",
"pages.block", "<key>", "body_fr"), or ("parts", "pages.block", "<key>") when a part was added or deleted. The
BOOKKEEPING of snapshots.py has its own units, one for each translation; nobody is asked about these.
"""

from copy import deepcopy

from pages.versions.snapshots import BOOKKEEPING

#: The value of a part that does not exist.
ABSENT = "absent"


def changes(before: dict, after: dict) -> dict[tuple, tuple]:
    """{unit: (old value, new value)} for all that differs between two snapshots."""
    found = {}
    for group in ("fields", "relations"):
        compare(found, (group,), before[group], after[group])
    for table in before["parts"].keys() | after["parts"].keys():
        old, new = before["parts"].get(table, {}), after["parts"].get(table, {})
        for key in old.keys() | new.keys():
            if key in old and key in new:
                compare(found, ("parts", table, key), old[key], new[key])
            else:
                found[("parts", table, key)] = (old.get(key, ABSENT), new.get(key, ABSENT))
    return found


def compare(found, place, old, new):
    for name in old.keys() | new.keys():
        before, after = old.get(name), new.get(name)
        if isinstance(before, dict) and isinstance(after, dict):
            compare(found, (*place, name), before, after)
        elif before != after:
            found[(*place, name)] = (before, after)


def visible(found):
    return {unit: both for unit, both in found.items() if not set(unit) & set(BOOKKEEPING)}


def conflicts(base: dict, theirs: dict, mine: dict) -> set[tuple]:
    """The set of units that both people changed, to different values.

    A part deleted by one and rewritten by the other is one of them.
    """
    ours, others = visible(changes(base, mine)), visible(changes(base, theirs))
    both = {unit for unit in ours if unit in others and ours[unit][1] != others[unit][1]}
    for deleted, rewritten in ((ours, others), (others, ours)):
        for unit in deleted:
            if is_part(unit) and deleted[unit][1] == ABSENT and touches(rewritten, unit):
                both.add(unit)
    return both


def is_part(unit):
    return unit[0] == "parts" and len(unit) == 3


def touches(found, part):
    return any(unit[:3] == part and not is_part(unit) for unit in found)


def merge(base: dict, theirs: dict, mine: dict, keep=()) -> dict:
    """A new snapshot: `theirs` with the changes of `mine`.

    Where both changed, mine wins, except for the units of `keep`.
    """
    merged = deepcopy(theirs)
    refused = set(keep)
    for unit, (_old, new) in changes(base, mine).items():
        if unit not in refused and unit[:3] not in refused:
            put(merged, unit, new, mine)
    return merged


def put(snapshot, unit, value, source):
    if unit[0] == "parts" and (is_part(unit) or unit[2] not in snapshot["parts"].get(unit[1], {})):
        put_part(snapshot["parts"].setdefault(unit[1], {}), unit, value, source)
        return
    place = snapshot
    for step in unit[:-1]:
        place = place.setdefault(step, {})
    if value is None and len(unit) > (4 if unit[0] == "parts" else 2):
        place.pop(unit[-1], None)
    else:
        place[unit[-1]] = deepcopy(value)


def put_part(rows, unit, value, source):
    """Puts the whole part in place, even if the other person deleted it."""
    if value == ABSENT:
        rows.pop(unit[2], None)
    else:
        rows[unit[2]] = deepcopy(source["parts"][unit[1]][unit[2]])
