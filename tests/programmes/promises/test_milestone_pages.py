"""Promises as readers see them: on their project, in the register, on a page of their own."""

from datetime import date

import pytest
from django.utils import timezone

from programmes.blocks.models.blocks import MilestoneListBlock
from tests.make import (
    make_block,
    make_call,
    make_milestone,
    make_page,
    make_programme,
    make_project,
    make_step,
)
from tests.reading import texts

pytestmark = pytest.mark.django_db

STRUCK = "Annoncé d’abord pour : <del>juin 2030</del>. Maintenant pour : <ins>janvier 2031</ins>."


@pytest.fixture
def opening(bethune):
    return make_milestone(make_project("Lilas", [bethune], programme=make_programme("ANRU")))


def move(milestone, reason="Le sol est pollué."):
    milestone.date, milestone.reason = date(2031, 1, 31), reason
    milestone.save()


@pytest.mark.parametrize("path", ["/projets/lilas/", "/engagements/"])
def test_a_date_that_moved_stays_struck_through_with_its_reason(client, opening, path):
    move(opening)
    page = client.get(path).text
    assert STRUCK in page
    assert "Motif du changement : <span>Le sol est pollué.</span>" in page
    assert ">Date changée</span>" in page


def test_a_date_that_holds_is_said_once(client, opening):
    page = client.get("/projets/lilas/").text
    assert "Annoncé pour : <strong>juin 2030</strong>." in page
    assert "<del>" not in page
    assert ">Dans les temps</span>" in page


def test_what_is_late_is_said_late_in_words(client, opening):
    make_milestone(opening.project, "Livraison", on="2020-01-31")
    assert ">En retard</span>" in client.get("/engagements/").text


def test_what_is_kept_says_when_and_that_it_was_later_than_announced(client, opening):
    make_milestone(opening.project, "Livraison", on="2020-01-31", kept_date=date(2021, 3, 2))
    page = client.get("/engagements/").text
    assert "Fait : <strong>2 mars 2021</strong>, plus tard qu’annoncé d’abord." in page


def test_what_is_cancelled_stays_with_its_reason(client, opening):
    opening.cancelled, opening.reason = True, "Le projet est abandonné."
    opening.save()
    page = client.get("/engagements/").text
    assert ">Annulé</span>" in page
    assert "juin 2030" in texts(page, "del")
    assert "Le projet est abandonné." in page


def test_its_own_page_tells_each_change(client, opening):
    move(opening)
    opening.cancelled, opening.reason = True, "Les crédits manquent."
    opening.save()
    page = client.get(opening.get_absolute_url()).text
    assert "la date promise passe de <del>juin 2030</del> à <ins>janvier 2031</ins>." in page
    assert "l’engagement est annulé. Il était pour : <del>janvier 2031</del>." in page
    assert page.index("Le sol est pollué.") < page.index("Les crédits manquent.")


def test_who_changed_it_is_for_staff_alone(client, opening):
    opening.by = "camille"
    move(opening)
    data = client.get("/donnees/engagements-changements.csv").getvalue().decode()
    pages = [client.get(path).text for path in (opening.get_absolute_url(), "/engagements/")]
    assert "Le sol est pollué." in data
    assert not [text for text in (data, *pages) if "camille" in text]


def test_the_promises_of_a_draft_are_nowhere(client, opening):
    secret = make_milestone(make_project("Secret", publish_at=None), "Promesse secrète")
    hidden = make_step(make_call("Caché", publish_at=None))
    doors = ["/engagements/", "/donnees/engagements.csv", "/donnees/engagements.json", "/sitemap.xml"]
    for door in doors:
        response = client.get(door)
        text = response.getvalue().decode()
        assert "secrète" not in text and str(secret.pk) not in text and str(hidden.pk) not in text
        assert str(opening.pk) in text
    for milestone in (secret, hidden):
        assert client.get(milestone.get_absolute_url()).status_code == 404


def test_the_register_is_narrowed_and_its_total_is_that_of_the_data(client, opening):
    make_milestone(make_project("Roses"), "Livraison", on="2020-01-31")
    make_milestone(make_project("Iris", programme=make_programme("CUCS")), "Livraison", on="2020-01-31")
    for query, total in [
        ("", 3),
        ("?etat=en-retard", 2),
        ("?programme=anru", 1),
        ("?commune=bethune", 3),
        ("?commune=62119", 3),
        ("?commune=bethune&etat=dans-les-temps", 1),
        ("?etat=tenu", 0),
    ]:
        page = client.get(f"/engagements/{query}")
        assert page.context["filters"].total == total
        assert len(page.context["milestones"]) == total
        assert client.get(f"/donnees/engagements.json{query}").json()["total"] == total


def test_the_promises_of_calls_stand_in_the_register_too(client, opening):
    """They concern every commune: a call says in words who may answer."""
    step = make_step(make_call("Culture", programme=opening.project.programme))
    make_step(make_call("Sport"), "versement")
    for query, total in [("", 3), ("?programme=anru", 2), ("?commune=bethune", 3), ("?etat=tenu", 0)]:
        page = client.get(f"/engagements/{query}")
        assert page.context["filters"].total == len(page.context["milestones"]) == total
        rows = client.get(f"/donnees/engagements.json{query}").json()
        assert rows["total"] == len(rows["donnees"]) == total
    assert 'href="/appels-a-projets/culture/">Culture</a>' in client.get("/engagements/").text
    by_call = {row["appel_titre"]: row for row in client.get("/donnees/engagements.json").json()["donnees"]}
    assert by_call["Culture"] | {"projet": None, "communes": None, "programme": "ANRU"} == by_call["Culture"]
    assert by_call["Culture"]["appel"] == step.call.code and by_call[None]["projet_titre"] == "Lilas"
    own = client.get(step.get_absolute_url()).text
    assert "<dt>Appel à projets</dt>" in own and 'href="/appels-a-projets/culture/"' in own


def test_the_register_counts_by_programme_those_of_calls(client, opening):
    make_step(make_call("Culture", programme=opening.project.programme))
    make_step(make_call("Sport"))
    (choice,) = client.get("/engagements/").context["filters"].choices("programme")
    assert (choice.value, choice.count) == ("anru", 2)


def test_the_states_of_the_register_add_up(client, opening):
    make_milestone(opening.project, "Livraison", on="2020-01-31")
    (state,) = [
        each for each in client.get("/engagements/").context["filters"].criteria if each.name == "etat"
    ]
    assert {choice.value: choice.count for choice in state.choices} == {"dans-les-temps": 1, "en-retard": 1}


def test_what_comes_first_is_read_first(client, opening):
    make_milestone(opening.project, "Fait", on="2020-01-31", kept_date=date(2020, 1, 1))
    make_milestone(opening.project, "Bientôt", on="2029-01-31")
    labels = [each.label for each in client.get("/engagements/").context["milestones"]]
    assert labels == ["Bientôt", opening.label, "Fait"]


def test_an_empty_register_says_so(client):
    assert "Aucun engagement n’est publié pour le moment." in client.get("/engagements/").text


def test_the_data_say_unknown_by_an_empty_cell(client, opening):
    (row,) = client.get("/donnees/engagements.json").json()["donnees"]
    assert row["date_annoncee"] == "2030-06-30"
    assert row["precision_annoncee"] == "mois"
    assert row["date_reelle"] is None and row["precision_reelle"] is None
    assert row["communes"] == ["62119"]


def test_the_log_is_data_too(client, opening):
    move(opening)
    (row,) = client.get("/donnees/engagements-changements.json").json()["donnees"]
    assert (row["date_avant"], row["date_apres"]) == ("2030-06-30", "2031-01-31")
    assert row["motif"] == "Le sol est pollué."


def test_a_block_shows_what_is_coming(client, opening):
    make_milestone(make_project("Roses"), "Autre programme")
    make_milestone(opening.project, "Passé", on="2020-01-31")
    make_block(MilestoneListBlock, make_page("Vie"), title="À venir", programme=opening.project.programme)
    page = client.get("/vie/").text
    assert opening.label in page
    assert "Autre programme" not in page and "Passé" not in page
    assert 'href="/engagements/?programme=anru"' in page


def test_a_block_with_nothing_to_come_says_so(client):
    make_block(MilestoneListBlock, make_page("Vie"), title="À venir")
    assert "Aucun jalon n’est annoncé pour le moment." in client.get("/vie/").text


@pytest.mark.parametrize("number", [1, 30])
def test_the_register_costs_the_same_with_few_promises_or_many(
    client, opening, django_assert_max_num_queries, number
):
    for each in range(number):
        move(make_milestone(opening.project, f"Jalon {each}"), f"Motif {each}.")
        make_step(make_call(f"Appel {each}", programme=opening.project.programme))
        make_step(opening.project.programme.calls.first())
    for path in (
        "/engagements/?commune=bethune",
        "/appels-a-projets/appel-0/",
        opening.get_absolute_url(),
        "/projets/lilas/",
    ):
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200


def test_in_english_a_french_reason_is_marked_french(client, opening):
    move(opening)
    page = client.get("/en/projets/lilas/").text
    assert "Le sol est pollué." in texts(page, "span", lang="fr")


def test_a_promise_for_today_is_not_late(client, opening):
    make_milestone(opening.project, "Ce jour", on=timezone.localdate().isoformat(), precision="jour")
    assert ">En retard</span>" not in client.get("/engagements/").text


def test_the_register_holds_what_the_pages_of_the_projects_show_and_no_more(client, opening):
    projects = [opening.project, make_project("Roses"), make_project("Secret", publish_at=None)]
    for number, project in enumerate(projects):
        for each in range(number):
            make_milestone(project, f"Jalon {each}", on=f"20{20 + 12 * each}-01-31")
    pages = [client.get(project.get_absolute_url()).content.decode() for project in projects]
    register = client.get("/engagements/").context["filters"]
    assert register.total == sum(page.count('<li class="milestone">') for page in pages) == 2
    assert sum(register.counts["etat"].values()) == register.total


def test_the_block_costs_one_query_with_few_or_many(client, opening, django_assert_num_queries):
    block = MilestoneListBlock(parent=make_page("Vie"), programme=None, title="À venir")
    for each in range(8):
        make_milestone(make_project(f"Projet {each}"))
        make_step(make_call(f"Appel {each}"), on="2030-06-01")
    with django_assert_num_queries(1):
        shown = [(milestone.label, milestone.owner.title, milestone.state) for milestone in block.milestones]
    assert len(shown) == 6
