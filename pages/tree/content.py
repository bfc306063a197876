"""From a page to what its template shows."""

from itertools import groupby

from content_editor.contents import contents_for_item
from django.utils.translation import get_language

from pages.links.models.fields import lead_readers
from pages.models import BlockBase, Page
from pages.text.translated import is_written_in, missing_in, outdated


def tables():
    """The tables of blocks: our own, and those that other apps add by subclassing BlockBase."""
    return BlockBase.__subclasses__()


def regions(page):
    """{'intro': [group, …], 'main': [group, …]}: the blocks of the page in reading order (see `groups`)."""
    contents = contents_for_item(page, plugins=tables())
    lead_readers([block for region in Page.regions for block in contents[region.key]])
    return {region.key: groups(shown(contents[region.key], page)) for region in Page.regions}


def shown(blocks, page):
    """The blocks to show. A page in plain French shows only what is written in plain French: it may leave out."""
    blocks = [block for block in blocks if block.is_shown]
    if get_language() != "facile" or not page.title_facile:
        return blocks
    return [block for block in blocks if is_written_in(block, "facile")]


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


def lacks_translation(page, regions):
    """Whether the reader sees some French instead of the current language, in the page or in a block."""
    language = get_language()
    if language == "fr":
        return False
    if language == "facile":
        return not page.title_facile
    return any(missing_in(shown, language) for shown in [page, *blocks_of(regions)])


def blocks_of(regions):
    return [block for groups in regions.values() for group in groups for block in group["blocks"]]


def outdated_since(page, regions):
    """The date of the oldest text, of the page or of a block, whose French changed since; None if there is none."""
    blocks = blocks_of(regions)
    return outdated(page, *blocks, *(text for block in blocks for text in block.texts))
