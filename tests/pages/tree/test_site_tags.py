"""What templates say in one word: links with commas between them, the end of the title of a list."""

import pytest
from django.core.paginator import Paginator

from pages.templatetags.site_tags import chosen, links, page_number
from tests.make import make_commune


@pytest.mark.django_db
def test_links_have_commas_between_them():
    communes = [make_commune("Auchel", "62048"), make_commune("Béthune", "62119")]
    assert links(communes) == (
        '<a href="/communes/auchel/">Auchel</a>, <a href="/communes/bethune/">Béthune</a>'
    )


@pytest.mark.no_database
def test_links_to_nothing_are_nothing():
    assert links([]) == ""


@pytest.mark.django_db
def test_a_name_in_a_link_is_escaped():
    assert "&lt;b&gt;" in links([make_commune("<b>", "62048")])


@pytest.mark.no_database
@pytest.mark.no_database
@pytest.mark.parametrize(("number", "said"), [(1, ""), (2, " – page 2 sur 3")])
def test_a_title_says_the_page_beyond_the_first(number, said):
    assert page_number(Paginator(range(5), 2).page(number)) == said


@pytest.mark.no_database
@pytest.mark.parametrize(
    ("removals", "said"),
    [([], ""), ([("Béthune", "theme=sport"), ("sport", "commune=bethune")], " – Béthune, sport")],
)
def test_a_title_says_the_choices_made(removals, said):
    assert chosen(removals) == said
