"""Merging is a claim over all inputs: nothing that someone changed alone is lost, whoever comes second."""

from copy import deepcopy
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pages.merging import ABSENT, changes, conflicts, merge

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
    """Each edit writes words never written before; it is accepted at once, or set aside and merged."""
    fields = ("title", "summary", "body")
    kept = {"fields": dict.fromkeys(fields, ""), "relations": {}, "parts": {}}
    windows, versions, told = {}, [kept], 0
    for _step in range(random.randrange(4, 16)):
        editor = random.choice(("amina", "bruno", "chloe"))
        if editor not in windows or random.random() < 0.4:
            windows[editor] = kept  # opens the form
            continue
        told += 1
        base, name, words = windows.pop(editor), random.choice(fields), f"mot {told} de {editor}"
        mine = base | {"fields": base["fields"] | {name: words}}
        before, kept = kept, mine if base == kept else merge(base, kept, mine)
        versions += [mine, kept]
        assert kept["fields"] == before["fields"] | {name: words}
    written = {text for version in versions for text in version["fields"].values()} - {""}
    assert len(written) == told
