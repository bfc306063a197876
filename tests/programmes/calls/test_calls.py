"""Calls for projects: coming, open, closed, decided, as their dates say at the very second they are read."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agglo_site.freshness import Freshness
from agglo_site.page_cache import PageCache
from programmes.models import Call
from tests.agglo_site.page_cache.conftest import Counting
from tests.agglo_site.wsgi import call as ask
from tests.make import make_call, make_document, make_grant, make_partner, make_programme, make_step, paris
from tests.reading import links

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
OPENS, CLOSES = paris(2030, 1, 10, 9), paris(2030, 2, 28, 17)
DECIDED = date(2030, 4, 15)


@pytest.fixture
def contract(at):
    at(OPENS - timedelta(days=1))
    return make_call(opens_at=OPENS, closes_at=CLOSES, decided_on=DECIDED, result="<p>Onze lauréats.</p>",
                     publish_at=OPENS - timedelta(days=2))  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (OPENS - SECOND, "a-venir"),
        (OPENS, "ouvert"),
        (OPENS + SECOND, "ouvert"),
        (CLOSES - SECOND, "ouvert"),
        (CLOSES, "clos"),
        (CLOSES + SECOND, "clos"),
        (paris(2030, 4, 14, 23, 59, 59), "clos"),
        (paris(2030, 4, 15), "decide"),
    ],
)
def test_its_state_is_that_of_the_second(client, contract, at, moment, state):
    at(moment)
    assert Call.objects.with_state().get().state_now == contract.state == state
    assert ("Onze lauréats." in client.get("/appels-a-projets/contrat-de-ville/").text) == (state == "decide")
    listed = client.get("/appels-a-projets/").context
    assert bool(listed["open"]) == (state == "ouvert")
    assert bool(listed["coming"]) == (state == "a-venir")
    assert bool(listed["past"]) == (state in ("clos", "decide"))


def test_the_pages_that_the_cache_holds_change_too(home, contract, at, monkeypatch):
    monkeypatch.setattr("agglo_site.freshness.close_old_connections", lambda: None)
    cache = PageCache(Counting(), freshness=Freshness(interval=10_000))
    badges = []
    for moment in (OPENS - SECOND, OPENS, CLOSES - SECOND, CLOSES, CLOSES + SECOND):
        at(moment)
        page = ask(cache, "/appels-a-projets/contrat-de-ville/").body.decode()
        badges.append(
            next(word for word in ("badge--planned", "badge--active", "badge--done") if word in page)
        )
    assert badges == ["badge--planned", "badge--active", "badge--active", "badge--done", "badge--done"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"opens_at": OPENS},
        {"closes_at": CLOSES},
        {"opens_at": OPENS, "closes_at": CLOSES},
        {"decided_on": DECIDED},
        {"opens_at": OPENS, "closes_at": CLOSES, "decided_on": DECIDED},
    ],
)
@pytest.mark.parametrize("moment", [OPENS - SECOND, OPENS, CLOSES, paris(2030, 4, 15), paris(2031, 1, 1)])
def test_the_page_and_the_lists_never_disagree(at, fields, moment):
    at(moment)
    call = make_call(**fields)
    assert Call.objects.with_state().get().state_now == call.state


def test_the_first_to_close_stands_first(at):
    at(OPENS)
    for title, closes in (("Tard", CLOSES), ("Un jour", None), ("Tôt", CLOSES - timedelta(days=9))):
        make_call(title, opens_at=OPENS, closes_at=closes)
    assert [call.title for call in Call.objects.open_now()] == ["Tôt", "Tard", "Un jour"]


def test_a_call_says_all_its_dates_and_who_may_answer(client, contract, at):
    at(OPENS)
    for step, day in (("comite", "2030-03-20"), ("reponse", "2030-04-01"), ("versement", "2030-06-01")):
        make_step(contract, step, day)
    contract.who, contract.how = "Les associations", "Par courrier"
    contract.organiser, contract.budget = make_partner("État", kind="etat"), "5 000 € au plus"
    contract.form_url = "https://dossier.example/"
    contract.save()
    contract.documents.create(document=make_document("Règlement"))
    page = client.get("/appels-a-projets/contrat-de-ville/").text
    for words in (
        "Jeudi 10 janvier 2030 à 9 h", "Jeudi 28 février 2030 à 17 h", "Comité de sélection",
        "Annoncé pour : <strong>20 mars 2030</strong>.", "Réponse aux candidats", "1 avril 2030", "Versement",
        "1 juin 2030", "Les associations", "Par courrier", "5 000 € au plus", "https://dossier.example/",
        "Règlement", '<a href="/partenaires/etat/">',
    ):  # fmt: skip
        assert words in page


def test_an_announced_date_that_moved_stays_struck_through_with_its_reason(client, contract, at):
    at(OPENS)
    answer = make_step(contract, "reponse", "2030-04-01")
    answer.date, answer.reason = date(2030, 4, 20), "Le comité est reporté."
    answer.save()
    shown = client.get(contract.get_absolute_url()).text
    for page in (shown, client.get("/engagements/").text):
        assert (
            "Annoncé d’abord pour : <del>1 avril 2030</del>. Maintenant pour : <ins>20 avril 2030</ins>."
            in page
        )
        assert "Motif du changement : <span>Le comité est reporté.</span>" in page
        assert ">Date changée</span>" in page
    assert ("Réponse aux candidats", answer.get_absolute_url()) in links(shown)


def test_what_it_announced_is_late_the_day_after_or_kept(client, contract, at):
    at(CLOSES)
    make_step(contract, on="2030-03-20")
    at(paris(2030, 3, 21))
    assert ">En retard</span>" in client.get(contract.get_absolute_url()).text
    contract.milestones.update(kept_date=date(2030, 3, 20), kept_precision="jour")
    assert "Fait : <strong>20 mars 2030</strong>." in client.get(contract.get_absolute_url()).text


def test_a_step_is_named_in_the_language_of_the_reader(client, contract, at):
    at(OPENS)
    make_step(contract)
    assert ">Selection committee</a>" in client.get(f"/en{contract.get_absolute_url()}").text


def test_the_data_of_calls_say_the_dates_announced_today(client, contract, at):
    at(OPENS)
    make_step(contract, "comite", "2030-03-25")
    make_step(contract, "comite", "2030-03-20")
    gone = make_step(contract, "versement", "2030-06-01")
    gone.cancelled, gone.reason = True, "Rien à verser."
    gone.save()
    (row,) = client.get("/donnees/appels-a-projets.json").json()["donnees"]
    assert (row["comite_annonce"], row["reponse_annoncee"], row["versement_annonce"]) == (
        "2030-03-20",
        None,
        None,
    )


def test_once_closed_the_form_is_no_longer_offered(client, contract, at):
    contract.form_url = "https://dossier.example/"
    contract.save()
    at(CLOSES)
    assert "https://dossier.example/" not in client.get("/appels-a-projets/contrat-de-ville/").text


def test_what_is_not_known_is_said_unknown(client):
    make_call()
    page = client.get("/appels-a-projets/contrat-de-ville/").text
    assert page.count("À préciser") == 2
    assert "Date d’ouverture à préciser" in page
    assert "Montant non précisé" in page


def test_a_draft_is_nowhere(client):
    make_call("Secret", publish_at=None, opens_at=OPENS)
    assert "Secret" not in client.get("/appels-a-projets/").text
    assert client.get("/appels-a-projets/secret/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"closes_at": OPENS}, "closes_at"),
        ({"decided_on": None}, "decided_on"),
    ],
)
def test_dates_out_of_order_are_refused_in_words(contract, fields, field):
    for name, value in fields.items():
        setattr(contract, name, value)
    with pytest.raises(ValidationError) as refused:
        contract.full_clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize("number", [1, 40])
def test_calls_cost_the_same_with_few_or_many(client, django_assert_num_queries, number):
    programme, now = make_programme("CUCS"), timezone.now()
    for each in range(number):
        shared = {"programme": programme, "opens_at": now - timedelta(days=9)}
        make_call(f"Ouvert {each}", closes_at=now + timedelta(days=9), **shared)
        make_call(f"Clos {each}", closes_at=now - timedelta(days=1), **shared)
        make_call(f"Bientôt {each}", programme=programme, opens_at=now + timedelta(days=1))
    with django_assert_num_queries(7):
        client.get("/appels-a-projets/")


def test_a_decided_call_shows_the_grants_it_gave_and_no_draft(client):
    found = make_call(decided_on=date(2025, 4, 15))
    make_grant("Atelier radio", "1500", call=found)
    make_grant("Brouillon", call=found, published_on=None)
    page = " ".join(client.get("/appels-a-projets/contrat-de-ville/").text.replace("\xa0", " ").split())
    assert "1 subvention accordée, 1 500 €" in page
    assert "Atelier radio" in page
    assert "Brouillon" not in page
    assert "Les résultats seront publiés ici." not in page


def test_grants_are_not_shown_before_the_call_is_decided(client, at):
    at(CLOSES)
    make_grant("Atelier radio", call=make_call(decided_on=DECIDED, publish_at=OPENS))
    assert "Atelier radio" not in client.get("/appels-a-projets/contrat-de-ville/").text


def test_a_grant_leads_to_its_call(client):
    grant = make_grant(call=make_call())
    assert 'href="/appels-a-projets/contrat-de-ville/"' in client.get(grant.get_absolute_url()).text
