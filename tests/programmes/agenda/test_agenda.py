"""The agenda: what is to come, until the very minute it ends."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from agglo_site.freshness import Freshness
from agglo_site.page_cache import PageCache
from tests.agglo_site.page_cache.conftest import Counting
from tests.agglo_site.wsgi import call
from tests.make import make_event, make_programme, make_project, make_quartier, paris
from tests.reading import links, texts

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
NOON = paris(2030, 3, 5, 12)
OVER = paris(2030, 3, 5, 16)


@pytest.fixture
def event(at):
    at(NOON)
    return make_event("Théâtre", start=paris(2030, 3, 5, 14), end=OVER, publish_at=NOON - timedelta(days=1))


def titles(response):
    return [date.event.title for date in response.context["dates"]]


@pytest.mark.parametrize(("moment", "shown"), [(-SECOND, True), (timedelta(), False), (SECOND, False)])
def test_it_leaves_the_agenda_at_the_second_it_ends(client, event, at, moment, shown):
    at(OVER + moment)
    assert ("Théâtre" in client.get("/agenda/").text) == shown
    assert ("Ce rendez-vous est terminé" in client.get("/agenda/theatre/").text) != shown


@pytest.mark.parametrize("path", ["/agenda/", "/communes/bethune/"])
def test_it_leaves_the_pages_that_the_cache_holds_too(home, bethune, event, at, monkeypatch, path):
    monkeypatch.setattr("agglo_site.freshness.close_old_connections", lambda: None)
    cache = PageCache(Counting(), freshness=Freshness(interval=10_000))
    shown = []
    for moment in (OVER - SECOND, OVER, OVER + SECOND):
        at(moment)
        shown.append("Théâtre" in call(cache, path).body.decode())
    assert shown == [True, False, False]


def test_it_says_that_it_has_begun(client, event, at):
    at(paris(2030, 3, 5, 14))
    assert "En ce moment" in client.get("/agenda/").text


def test_its_page_stays_when_it_is_over(client, event, at):
    at(OVER + timedelta(days=900))
    page = client.get("/agenda/theatre/")
    assert page.status_code == 200
    assert "Dernière date : mardi 5 mars 2030, de 14 h à 16 h." in page.text


def test_a_draft_is_nowhere(client, at):
    at(NOON)
    make_event("Secret", start=OVER, publish_at=None)
    assert "Secret" not in client.get("/agenda/").text + client.get("/agenda.ics").text
    assert client.get("/agenda/secret/").status_code == 404
    assert client.get("/agenda/secret.ics").status_code == 404


def test_what_comes_back_stands_once_at_its_next_date(client, event, at):
    shared = {"start": paris(2030, 3, 5, 9), "end": paris(2030, 3, 5, 10)}
    make_event("Marche", repeat="jour", repeat_until=date(2030, 3, 31), **shared)
    response = client.get("/agenda/")
    assert titles(response) == ["Théâtre", "Marche"]
    assert "Mercredi 6 mars 2030, de 9 h à 10 h" in response.text
    assert "et 25 autres dates" in response.text


def test_a_cancelled_date_is_said_with_the_one_that_follows(client, at):
    at(NOON)
    shared = {"start": paris(2030, 3, 5, 14), "end": OVER, "repeat": "semaine"}
    event = make_event("Marche", repeat_until=date(2030, 3, 31), **shared)
    event.changes.create(kind="annulee", day=date(2030, 3, 5), reason="Verglas")
    page = client.get("/agenda/").text
    assert "Annulé" in texts(page, "span", "badge--cancelled")
    assert "Prochaine date : mardi 12 mars" in page
    assert "Annulé : mardi 5 mars 2030, de 14 h à 16 h" in client.get("/agenda/marche/").text
    assert "Verglas" in client.get("/agenda/marche/").text


def test_a_moved_date_says_what_was_announced(client, event):
    event.changes.create(kind="deplacee", day=date(2030, 3, 5), new_day=date(2030, 3, 7), reason="Grève")
    page = client.get("/agenda/theatre/").text
    assert "Déplacé : jeudi 7 mars 2030, de 14 h à 16 h" in page
    assert "D’abord annoncé : mardi 5 mars 2030, à 14 h." in page
    assert "Grève" in page


def test_all_cancelled_says_why(client, event):
    event.is_cancelled, event.cancel_reason = True, "Faute de comédiens"
    event.save()
    page = client.get("/agenda/theatre/").text
    assert "Ce rendez-vous est annulé" in page
    assert "Faute de comédiens" in page


def test_the_page_says_what_one_must_know(client, event, bethune):
    quartier, project = make_quartier(communes=[bethune]), make_project("Lilas")
    event.commune, event.place_name, event.place_address = bethune, "Maison des Lilas", "3 rue des Lilas"
    event.entry, event.audience, event.project = "gratuit", "dès 8 ans", project
    event.accessibility, event.transport = "De plain-pied.", "Bus, arrêt Lilas."
    event.save()
    event.quartiers.add(quartier)
    page = client.get("/agenda/theatre/").text
    for words in (
        "Maison des Lilas", "3 rue des Lilas", '<a href="/communes/bethune/">Béthune</a>',
        '<a href="/quartiers/mont-liebaut/">', "Gratuit", "Dès 8 ans", "De plain-pied.", "Bus, arrêt Lilas.",
        "Le projet : Lilas",
    ):  # fmt: skip
        assert words in page


def test_what_is_not_known_is_said_unknown(client, event):
    page = client.get("/agenda/theatre/").text
    assert "Lieu à préciser" in page
    assert "Non précisé" in page


def test_a_project_that_is_a_draft_is_not_named(client, event):
    event.project = make_project("Secret", publish_at=None)
    event.save()
    assert "Secret" not in client.get("/agenda/theatre/").text
    assert titles(client.get("/agenda/?projet=secret")) == ["Théâtre"]  # ignored, as any unknown value


# Filters


@pytest.fixture
def season(at, bethune, auchel):
    at(NOON)
    culture = make_programme("Culture", kind="culture")
    shared = {"publish_at": NOON - timedelta(days=1)}
    make_event("Ici", start=paris(2030, 3, 5, 14), commune=bethune, programme=culture, **shared)
    make_event("Demain", start=paris(2030, 3, 6, 14), commune=auchel, **shared)
    make_event("Partout", start=paris(2030, 3, 20, 14), programme=culture, **shared)
    make_event("Avril", start=paris(2030, 4, 20, 14), commune=bethune, **shared)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Ici", "Demain", "Partout", "Avril"]),
        ("commune=bethune", ["Ici", "Partout", "Avril"]),
        ("programme=culture", ["Ici", "Partout"]),
        ("commune=auchel&programme=culture", ["Partout"]),
        ("periode=aujourdhui", ["Ici"]),
        ("periode=7-jours", ["Ici", "Demain"]),
        ("periode=30-jours", ["Ici", "Demain", "Partout"]),
        ("jour=2030-03-06", ["Demain", "Partout", "Avril"]),
        ("jour=2030-03-06&periode=aujourdhui", ["Demain"]),
        ("jour=2029-01-01&periode=aujourdhui", ["Ici"]),
    ],
)
def test_the_agenda_is_narrowed(client, season, query, found):
    response = client.get(f"/agenda/?{query}")
    assert titles(response) == found
    assert response.context["filters"].total == len(found)


@pytest.mark.parametrize("code", ["QN06208M", "QP062008"])
def test_a_quartier_is_known_by_its_codes(client, season, code):
    quartier = make_quartier(code="QN06208M", code_2015="QP062008")
    make_event("Fête", start=paris(2030, 6, 1, 14), publish_at=NOON - SECOND).quartiers.add(quartier)
    response = client.get(f"/agenda/?quartier={code}")
    assert titles(response) == ["Fête"]
    assert response.context["filters"].query == "quartier=mont-liebaut"


def test_a_commune_is_known_by_its_code(client, season):
    assert titles(client.get("/agenda/?commune=62048")) == ["Demain", "Partout"]


@pytest.mark.parametrize(
    "query",
    [
        "jour=hier",
        "jour=9999-12-31",
        "jour=0001-01-01",
        "commune=paris",
        "periode=x",
        "projet=%00",
        "quartier=x",
        "projet=a%20b",
    ],
)
def test_a_value_we_do_not_know_is_said_and_left_aside(client, season, query):
    response = client.get(f"/agenda/?{query}")
    assert response.status_code == 200
    assert len(titles(response)) == 4
    assert "ce filtre est laissé de côté" in response.text


def test_a_window_shows_the_date_that_falls_in_it(client, at):
    at(NOON)
    shared = {"start": paris(2030, 3, 5, 9), "end": paris(2030, 3, 5, 10), "repeat": "semaine"}
    make_event("Marche", repeat_until=date(2030, 5, 31), **shared)
    assert "Mardi 9 avril 2030, de 9 h à 10 h" in client.get("/agenda/?jour=2030-04-05").text


def test_a_choice_can_be_undone(client, season):
    page = client.get("/agenda/?commune=bethune&jour=2030-03-06").text
    assert 'href="/agenda/?jour=2030-03-06"' in page
    assert "À partir du mercredi 6 mars 2030" in page


def test_a_commune_shows_its_next_dates(client, season, bethune):
    page = client.get("/communes/bethune/").text
    assert "Prochains rendez-vous" in page
    assert "/agenda/ici/" in page
    assert "/agenda/demain/" not in page
    assert 'href="/communes/bethune/agenda.ics"' in page


def test_a_quartier_shows_its_next_dates(client, season, bethune):
    quartier = make_quartier(communes=[bethune])
    make_event("Fête", start=paris(2030, 6, 1, 14), publish_at=NOON - SECOND).quartiers.add(quartier)
    page = client.get("/quartiers/mont-liebaut/").text
    assert "/agenda/fete/" in page
    assert "/agenda/ici/" not in page
    assert 'href="/agenda/?quartier=mont-liebaut"' in page
    assert titles(client.get("/agenda/?quartier=mont-liebaut")) == ["Fête"]


def test_a_project_leads_to_its_dates(client, at):
    at(NOON)
    make_event("Visite", start=OVER, project=make_project("Lilas"), publish_at=NOON - SECOND)
    make_event("Ailleurs", start=OVER)
    assert ("1 rendez-vous à venir", "/agenda/?projet=lilas") in links(client.get("/projets/lilas/").text)
    assert titles(client.get("/agenda/?projet=lilas")) == ["Visite"]


def test_days_and_hours_are_those_of_paris_whatever_the_season(client, at):
    at(NOON)
    make_event("Été", start=paris(2030, 7, 1, 20, 30), end=paris(2030, 7, 1, 22), publish_at=NOON - SECOND)
    assert "Lundi 1 juillet 2030, de 20 h 30 à 22 h" in client.get("/agenda/").text
    assert timezone.get_default_timezone_name() == "Europe/Paris"


def test_a_choice_that_has_only_french_says_so_to_other_readers(client, season):
    assert '<span lang="fr">Culture</span>' in client.get("/en/agenda/?programme=culture").text
