"""Where the reader is: the branch of the page, opened down to it."""

from collections import defaultdict
from dataclasses import dataclass

from pages.models import Page
from pages.publication.models.review_date import to_confirm_last


@dataclass
class Step:
    """A step of the breadcrumbs that is not a page: a list of projects, of communes…"""

    name: str
    url: str

    def __str__(self):
        return str(self.name)

    def get_absolute_url(self):
        return self.url


def section(page, trail):
    """The branch as {'page', 'is_current', 'children'}, open down to `page`; None if it has only its top.

    `trail` are the pages above `page`, top first.
    """
    way = [*trail, page]
    children = by_parent(Page.objects.published().filter(parent__in=way))
    return node(way[0], children, page) if children else None


def tree():
    """Every public page: [{'page', 'is_current', 'children'}, …]."""
    children = by_parent(Page.objects.published())
    return [node(top, children) for top in children[None]]


def by_parent(pages):
    """{key of the parent: [its pages]}, in the order of the menus; those to confirm come last."""
    children = defaultdict(list)
    for page in pages.order_by(to_confirm_last(), "position"):
        children[page.parent_id].append(page)
    return children


def node(page, children, current=None):
    below = [node(child, children, current) for child in children.get(page.pk, [])]
    return {"page": page, "is_current": page == current, "children": below}
