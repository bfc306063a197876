"""From a page to what its template shows."""

from itertools import groupby

from pages.models import BlockBase


def tables():
    """The tables of blocks: our own, and those that other apps add by subclassing BlockBase."""
    return BlockBase.__subclasses__()


def regions(page):
    """{'intro': [group, …], 'main': [group, …]}: the blocks of the page in reading order (see `groups`)."""
    return {region: groups(blocks) for region, blocks in page.blocks_shown.items()}


def groups(blocks):
    """Puts neighbouring blocks of a grouped kind together; each group knows the level of its heading.

    [{'blocks': […], 'template_name': …, 'kind': 'figure', 'opens': bool, 'inside': bool, 'level': 2 or 3},
    …]: `opens` if it begins a section of the page (h2), `inside` if a section is already open.
    """
    found, inside = [], False
    for kind, neighbours in groupby(blocks, key=type):
        neighbours = sure_first(neighbours) if kind.GROUPED else list(neighbours)
        for together in [neighbours] if kind.GROUPED else [[block] for block in neighbours]:
            first = together[0]
            opens = first.opens_section
            level = 3 if inside and not opens else 2
            found.append(
                {
                    "blocks": together,
                    "block": first,
                    "template_name": first.template_name,
                    "kind": kind.KIND,
                    "opens": opens,
                    "inside": inside,
                    "level": level,
                }
            )
            inside = inside or opens
    return found


def sure_first(blocks):
    return sorted(blocks, key=lambda block: getattr(block, "is_to_confirm", False))


def bands(groups):
    """The groups, cut where a section opens: [[group, …], …], the bands of the home page."""
    cut = []
    for group in groups:
        if group["opens"] or not cut:
            cut.append([])
        cut[-1].append(group)
    return cut
