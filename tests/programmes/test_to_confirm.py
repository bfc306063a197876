"""Past its day, what is published says « À confirmer » on its page and leaves the home page, at the second."""

from datetime import timedelta

import pytest

from pages.models import SiteSettings
from pages.tree.models.blocks import FigureBlock, LinkCardBlock
from programmes.blocks.models.blocks import (
    CallListBlock,
    EventListBlock,
    MilestoneListBlock,
    NewsListBlock,
    ProgrammeFactsBlock,
    ProjectListBlock,
)
from tests.make import (
    make_block,
    make_call,
    make_event,
    make_home,
    make_milestone,
    make_news,
    make_page,
    make_programme,
    make_project,
)
from tests.programmes.to_confirm import (
    CLOCK,
    DAY,
    DOUBTFUL,
    EACH,
    LONG_AGO,
    T,
    at,
    doubtful_call,
    doubtful_event,
    read,
)

pytestmark = pytest.mark.django_db


@EACH
@CLOCK
def test_its_page_says_so_with_the_contact(client, make, moment, is_past):
    page = read(client, make().get_absolute_url(), moment)
    assert ("Ces informations étaient sûres jusqu’au 31 mars 2026" in page) is is_past
    assert ("À qui demander" in page) is is_past
    assert not is_past or "03 21 00 00 01" in page.partition("À qui demander")[2]


def test_without_a_contact_of_its_own_it_gives_that_of_the_site(client):
    SiteSettings.objects.create(phone="03 21 99 99 99")
    make_page("Habiter", review_date=DAY, publish_at=LONG_AGO)
    assert "03 21 99 99 99" in read(client, "/habiter/", T).partition("À qui demander")[2]


def test_english_says_it_too(client):
    make_page("Habiter", title_en="Living", **DOUBTFUL)
    assert "To be confirmed" in read(client, "/en/habiter/", T)


def test_the_keeper_is_not_named_to_the_public(client, admin_user):
    make_page("Habiter", keeper=admin_user, **DOUBTFUL)
    assert admin_user.username not in read(client, "/habiter/", T)


def on_home(client, kind, moment, **fields):
    home = make_home(publish_at=LONG_AGO)
    make_block(kind, home, **{"title": "Les derniers", **fields})
    return read(client, "/", moment)


LISTED = {
    "projects": (ProjectListBlock, lambda: make_project("Objet du bloc", **DOUBTFUL)),
    "events": (EventListBlock, lambda: make_event("Objet du bloc", T + timedelta(days=9), **DOUBTFUL)),
    "calls": (CallListBlock, lambda: make_call("Objet du bloc", opens_at=LONG_AGO, **DOUBTFUL)),
    "news": (NewsListBlock, lambda: make_news("Objet du bloc", **DOUBTFUL)),
    "promises": (
        MilestoneListBlock,
        lambda: make_milestone(make_project("Lilas", **DOUBTFUL), "Objet du bloc"),
    ),
    "promises of calls": (MilestoneListBlock, lambda: make_milestone(doubtful_call(), "Objet du bloc")),
}


@pytest.mark.parametrize(("kind", "make"), LISTED.values(), ids=LISTED.keys())
@CLOCK
def test_it_leaves_the_blocks_of_the_home_page(client, kind, make, moment, is_past):
    with at(LONG_AGO):
        make()
    assert ("Objet du bloc" in on_home(client, kind, moment)) is not is_past


@pytest.mark.parametrize(("kind", "make"), LISTED.values(), ids=LISTED.keys())
def test_it_stays_in_the_blocks_of_other_pages(client, kind, make):
    with at(LONG_AGO):
        make()
    page = make_page("Vivre", publish_at=LONG_AGO)
    make_block(kind, page, title="Les derniers")
    assert "Objet du bloc" in read(client, "/vivre/", T)


@CLOCK
def test_it_leaves_the_list_of_its_programme_on_the_home_page(client, moment, is_past):
    programme = make_programme()
    make_project("Lilas", programme=programme, **DOUBTFUL)
    assert ("Lilas" in on_home(client, ProjectListBlock, moment, programme=programme)) is not is_past


TARGETS = {
    "page chosen": lambda: {"page": make_page("Habiter", **DOUBTFUL)},
    "page typed": lambda: {"link": make_page("Habiter", **DOUBTFUL).get_path()},
    "project": lambda: {"link": make_project("Lilas", **DOUBTFUL).get_path()},
    "event": lambda: {"link": doubtful_event().get_path()},
    "news": lambda: {"link": make_news("Nouvelle", **DOUBTFUL).get_path()},
    "call": lambda: {"link": doubtful_call().get_path()},
}


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS.keys())
@CLOCK
def test_a_card_that_leads_to_it_leaves_the_home_page(client, target, moment, is_past):
    assert (
        "Une carte" in on_home(client, LinkCardBlock, moment, **target() | {"title": "Une carte"})
    ) is not is_past


def test_a_card_that_leads_to_what_is_sure_stays(client):
    make_project("Lilas", **DOUBTFUL)
    make_project("Roses", publish_at=LONG_AGO)
    assert "Une carte" in on_home(client, LinkCardBlock, T, title="Une carte", link="/projets/roses/")


@CLOCK
def test_a_card_on_another_page_stays(client, moment, is_past):
    target = make_page("Habiter", **DOUBTFUL)
    make_block(LinkCardBlock, make_page("Vivre", publish_at=LONG_AGO), title="Une carte", page=target)
    assert "Une carte" in read(client, "/vivre/", moment)


@CLOCK
def test_a_key_figure_leaves_the_home_page(client, moment, is_past):
    figure = {"figure": "111", "label": "logements", "review_date": DAY, "title": ""}
    assert ("logements" in on_home(client, FigureBlock, moment, **figure)) is not is_past


@CLOCK
def test_a_programme_leaves_the_home_page(client, moment, is_past):
    programme = make_programme("ANRU", review_date=DAY)
    assert ("ANRU" in on_home(client, ProgrammeFactsBlock, moment, programme=programme)) is not is_past
