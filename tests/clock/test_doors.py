"""One second before a moment, at it and one second after, at every public address: publication, withdrawal, doubt."""

from functools import cache

import pytest
from django.test import Client

from programmes.models import News
from tests.clock.doors import DOORS, SINKING, TO_CONFIRM, UNDATED, UNDATED_STARTS, UNMARKED
from tests.clock.lives import KEYS, LIVES, make_lives
from tests.make import make_news
from tests.pages.access.matrix import PUBLIC
from tests.programmes.test_to_confirm_lists import order
from tests.programmes.to_confirm import CLOCK, LONG_AGO, T, at

PATHS = {path: words for paths in DOORS.values() for path, words in paths.items()}


@pytest.fixture(scope="module")
def read(kept):
    """read(path, life, moment) → (first status, text where it leads): each address once a moment, as nothing changes here."""
    make_lives()
    client = Client()

    @cache
    def asked(path, moment):
        with at(moment):
            first = last = client.get(path)
            if first.status_code == 301:
                last = client.get(first["Location"])
            read = b"".join(last.streaming_content).decode() if last.streaming else last.text
        return first.status_code, read

    return lambda path, life, moment: asked(filled(path, life), moment)


def filled(words, life):
    return words.format(life, key=KEYS[life])


def missing(read, path, life, moment):
    """What its address does not say of a life."""
    _status, text = read(path, life, moment)
    return [words for words in PATHS[path] if filled(words, life) not in text]


@pytest.mark.parametrize("path", PATHS)
@CLOCK
def test_it_comes_and_goes_at_the_second(read, path, moment, is_past):
    shown, hidden = ("nait", "meurt") if is_past else ("meurt", "nait")
    assert missing(read, path, shown, moment) == []
    assert missing(read, path, hidden, moment) == PATHS[path]


@pytest.mark.parametrize("path", TO_CONFIRM)
@CLOCK
def test_it_is_said_to_be_confirmed_from_that_second(read, path, moment, is_past):
    assert missing(read, path, "doute", moment) == []
    assert (TO_CONFIRM[path] in read(path, "doute", moment)[1]) is is_past


@pytest.mark.parametrize("path", SINKING)
@CLOCK
def test_it_sinks_below_what_is_sure_from_that_second(read, path, moment, is_past):
    expected = ["Zzz", "Projet doute"] if is_past else ["Projet doute", "Zzz"]
    assert order(read(path, "doute", moment)[1], "Projet doute", "Zzz") == expected


@pytest.mark.parametrize("path", DOORS["pages:short"])
@CLOCK
def test_a_short_address_is_unknown_before_and_gone_after(read, path, moment, is_past):
    statuses = [read(path, life, moment)[0] for life in LIVES]
    assert statuses == ([301, 410, 301] if is_past else [404, 301, 301])


@pytest.mark.django_db
@CLOCK
def test_the_rule_of_one_object_is_the_rule_of_the_queries(moment, is_past):
    make_news("Un", publish_at=T)
    make_news("Deux", publish_at=LONG_AGO, expire_at=T)
    with at(moment):
        expected = ["Un"] if is_past else ["Deux"]
        assert [str(news) for news in News.objects.published()] == expected
        assert [str(news) for news in News.objects.all() if news.is_published] == expected


@pytest.mark.no_database
def test_every_public_address_has_a_row():
    elsewhere = {name for name in PUBLIC if name.startswith(UNDATED_STARTS)}
    assert DOORS.keys() | UNDATED.keys() | elsewhere == PUBLIC, "see tests/clock/doors.py"


@pytest.mark.no_database
def test_every_path_says_or_not_that_it_is_to_confirm():
    assert PATHS.keys() == TO_CONFIRM.keys() | UNMARKED.keys()
    assert not TO_CONFIRM.keys() & UNMARKED.keys()
