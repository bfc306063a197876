"""Merging is a claim over all inputs: nothing that someone changed alone is lost, whoever comes second."""

from copy import deepcopy
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.versions.merging import ABSENT, changes, conflicts, merge

pytestmark = pytest.mark.no_database

WORDS = st.sampled_from(["", "a", "b", "c"])
PARTS = st.dictionaries(
    st.sampled_from(["x", "y", "z"]), st.fixed_dictionaries({"body": WORDS, "ordering": WORDS})
)
SNAPSHOTS = st.builds(
    lambda title, summary, communes, parts: {
        "fields": {"title": title, "summary": summary},
        "relations": {"communes": communes},
        "parts": {"pages.block": parts},
    },
    WORDS, WORDS, st.lists(st.integers(1, 3), unique=True).map(sorted), PARTS,
)  # fmt: skip


def value(snapshot, unit):
    found = snapshot
    for step in unit:
        found = found.get(step, ABSENT) if isinstance(found, dict) else ABSENT
    return found


@given(SNAPSHOTS, SNAPSHOTS, SNAPSHOTS)
def test_what_i_changed_is_there(base, theirs, mine):
    merged = merge(base, theirs, mine)
    for unit, (_old, new) in changes(base, mine).items():
        assert value(merged, unit) == new


@given(SNAPSHOTS, SNAPSHOTS, SNAPSHOTS)
def test_what_they_changed_alone_is_there(base, theirs, mine):
    merged, both = merge(base, theirs, mine), conflicts(base, theirs, mine)
    for unit, (_old, new) in changes(base, theirs).items():
        if unit not in both and unit[:3] not in both:
            assert value(merged, unit) == new


@given(SNAPSHOTS, SNAPSHOTS)
def test_nothing_new_from_me_leaves_theirs(base, theirs):
    assert merge(base, theirs, base) == theirs


@given(SNAPSHOTS, SNAPSHOTS)
def test_nothing_new_from_them_leaves_mine(base, mine):
    assert changes(merge(base, base, mine), mine) == {}


@given(SNAPSHOTS, SNAPSHOTS, SNAPSHOTS)
def test_a_merge_changes_none_of_the_three(base, theirs, mine):
    before = deepcopy((base, theirs, mine))
    merge(base, theirs, mine)
    assert (base, theirs, mine) == before


def test_no_accepted_edit_is_lost_in_a_thousand_interleavings_of_three_editors():
    for seed in range(1000):
        interleave(Random(seed))


def interleave(random):
    """Each edit writes words never written before; it is accepted at once, or set aside, chosen from and merged."""
    kept, windows, versions, told = START, {}, [], count(1)
    written = set()
    for _step in range(random.randrange(4, 16)):
        editor = random.choice(("amina", "bruno", "chloe"))
        if editor not in windows or random.random() < 0.4:
            windows[editor] = kept  # opens the form
            continue
        base = windows.pop(editor)
        mine = deepcopy(base)
        for _edit in range(random.randrange(1, 4)):
            random.choice(EDITS)(random, mine, f"mot {next(told)} de {editor}")
        written |= texts(mine) - texts(base)
        asked = conflicts(base, kept, mine)
        keep = {unit for unit in sorted(asked) if random.random() < 0.5}
        merged = mine if base == kept else merge(base, kept, mine, keep)
        assert_each_unit_is_told_or_asked(base, kept, mine, merged, asked, keep)
        kept = merged
        versions += [mine, kept]
    assert written <= set().union(*map(texts, versions))


def assert_each_unit_is_told_or_asked(base, theirs, mine, merged, asked, keep):
    """Who changed a thing alone has it; where both did they were asked, and have what was chosen."""
    for unit in set().union(*map(leaves, (base, theirs, mine, merged))):
        was, other, own = (value(each, unit) for each in (base, theirs, mine))
        if was not in (other, own) and other != own:
            assert unit in asked or unit[:3] in asked
        if unit in keep or unit[:3] in keep:
            assert value(merged, unit) == other
        elif own != was or is_taken_up_again(base, theirs, mine, unit[:3]):
            assert value(merged, unit) == own
        else:
            assert value(merged, unit) == other


def is_taken_up_again(base, theirs, mine, part):
    """A part that the others deleted and I rewrote comes back whole."""
    return value(theirs, part) == ABSENT and value(base, part) not in (ABSENT, value(mine, part))


def leaves(snapshot):
    rows = snapshot["parts"]["pages.block"]
    named = [(group, name) for group in ("fields", "relations") for name in snapshot[group]]
    return {*named, *(("parts", "pages.block", key, name) for key, row in rows.items() for name in row)}


def texts(snapshot):
    bodies = [row["body"] for row in snapshot["parts"]["pages.block"].values()]
    return {*snapshot["fields"].values(), *bodies} - {""}


def write_field(random, mine, words):
    mine["fields"][random.choice(("title", "summary"))] = words


def link(random, mine, _words):
    communes = mine["relations"]["communes"]
    mine["relations"]["communes"] = sorted({*communes} ^ {random.randrange(1, 5)})


def add_block(random, mine, words):
    mine["parts"]["pages.block"][words] = {"body": words, "ordering": random.randrange(100)}


def rewrite_block(random, mine, words):
    if rows := mine["parts"]["pages.block"]:
        rows[random.choice(sorted(rows))]["body"] = words


def remove_block(random, mine, _words):
    if rows := mine["parts"]["pages.block"]:
        del rows[random.choice(sorted(rows))]


def reorder_blocks(random, mine, _words):
    rows = list(mine["parts"]["pages.block"].values())
    places = [row["ordering"] for row in rows]
    random.shuffle(places)
    for row, place in zip(rows, places, strict=True):
        row["ordering"] = place


EDITS = (write_field, link, add_block, rewrite_block, remove_block, reorder_blocks)
START = {
    "fields": {"title": "", "summary": ""},
    "relations": {"communes": [1, 2]},
    "parts": {"pages.block": {"x": {"body": "", "ordering": 10}, "y": {"body": "", "ordering": 20}}},
}
