"""Every version, what changed from one to another, and back to one of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import Page, Revision
from tests.make import (
    make_commune,
    make_event,
    make_milestone,
    make_news,
    make_page,
    make_partner,
    make_picture,
    make_programme,
    make_project,
)
from tests.pages.editorial.forms import opened, save, url

pytestmark = pytest.mark.django_db


def compare(client, obj, before, after):
    return client.get(url(obj, "compare"), {"avant": before, "apres": after}).text


def test_each_save_is_a_version_with_its_author(amina, bruno, news):
    save(amina, news, title_fr="Loger")
    save(bruno, news, "_publish")
    found = Revision.objects.of(news).values_list("number", "status", "author_name")
    assert list(found) == [(1, "trouvee", ""), (2, "remplacee", "Amina"), (3, "publiee", "Bruno")]


def test_the_history_says_who_when_and_why(amina, news):
    save(amina, news, title_fr="Loger", _comment="À la demande du maire")
    html = amina.get(url(news, "history")).text
    assert "Amina" in html and "À la demande du maire" in html


def test_the_words_added_and_removed_are_shown(amina, news):
    save(amina, news, summary_fr="Se loger dans le nouveau quartier.")
    html = compare(amina, news, 1, 2)
    assert "nouveau" in html.split("<ins>")[1].split("</ins>")[0]


def test_words_added_stand_apart_from_those_before_them(amina, news):
    save(amina, news, summary_fr="Se loger dans le nouveau quartier.")
    html = compare(amina, news, 1, 2)
    assert "Se loger dans le <ins>" in html and "</ins> quartier." in html


def test_a_block_added_and_one_removed_are_said(amina, page):
    save(amina, page, **{"text-1-DELETE": "on"})
    assert "Supprimé" in compare(amina, page, 1, 2)
    assert "Ajouté" in compare(amina, page, 2, 1)


def test_a_translation_is_compared_under_its_language(amina, news):
    save(amina, news, title_en="Housing")
    assert "Titre (anglais)" in compare(amina, news, 1, 2)


def test_a_picture_is_compared_by_its_name(amina, news):
    save(amina, news, picture=str(make_picture("Cour de brique").pk))
    assert "Cour de brique" in compare(amina, news, 1, 2)


@pytest.mark.parametrize("name", ["text-0-body_fr", "text-1-body_fr"])
def test_a_link_is_compared_by_the_address_of_today(amina, page, name):
    contact = make_page("Contact")
    save(amina, page, **{name: '<p>Écrivez-nous : <a href="/contact/">ici</a>.</p>'})
    contact.slug = "nous-ecrire"
    contact.save()
    html = compare(amina, page, 1, 2)
    assert "/nous-ecrire/" in html and "/p/" not in html


def test_many_links_are_compared_at_the_price_of_one(amina, page, django_assert_num_queries):
    paths = [make_page(f"Page {number}").path for number in range(3)]
    linked = [f'<p><a href="{path}">ici</a></p>' for path in paths]
    save(amina, page, **{"text-0-body_fr": linked[0]})
    save(amina, page, **{"text-0-body_fr": "".join(linked), "text-1-body_fr": linked[1]})
    compare(amina, page, 1, 2)
    with CaptureQueriesContext(connection) as one:
        compare(amina, page, 1, 2)
    with django_assert_num_queries(len(one)):
        compare(amina, page, 1, 3)


def test_versions_alike_say_so(amina, news):
    save(amina, news)
    assert "disent la même chose" in compare(amina, news, 1, 1)


@pytest.mark.parametrize("number", ["", "99", "x", "-1"])
def test_a_version_that_is_none_is_not_found(amina, news, number):
    assert amina.get(url(news, "compare"), {"avant": number, "apres": 1}).status_code == 404


def test_an_old_version_comes_back_as_a_draft(amina, client, page):
    save(amina, page, "_publish", title_fr="Loger", **{"text-1-DELETE": "on"})
    amina.post(url(page, "restore", 1))
    shown = opened(amina, page)
    assert (shown["title_fr"], shown["text-1-body_fr"]) == ("Habiter", "<p>Second.</p>")
    assert "Loger" in client.get("/habiter/").text


def test_restored_and_published_it_is_public_again(amina, client, page):
    save(amina, page, "_publish", **{"text-1-DELETE": "on"})
    amina.post(url(page, "restore", 1))
    save(amina, page, "_publish")
    assert "Second." in client.get("/habiter/").text


def test_a_restored_version_keeps_the_dates_of_today(amina, news):
    save(amina, news, "_publish", expire_at_0="01/01/2100", expire_at_1="08:00")
    amina.post(url(news, "restore", 1))
    assert opened(amina, news)["expire_at_0"] == "01/01/2100"


def test_looking_at_a_restoration_changes_nothing(amina, news):
    save(amina, news, title_fr="Loger")
    amina.get(url(news, "restore", 1))
    assert Revision.objects.of(news).count() == 2


@pytest.mark.parametrize(
    "make",
    [
        lambda: make_page("Habiter"),
        lambda: make_project("Lilas", communes=[make_commune()]),
        lambda: make_programme("Renouer"),
        lambda: make_news("Chantier"),
        lambda: make_event("Atelier"),
    ],
)
def test_all_that_is_edited_has_drafts_and_versions(amina, make):
    obj = make()
    name = "name_fr" if hasattr(obj, "name") else "title_fr"
    save(amina, obj, **{name: "Autrement"})
    assert str(type(obj).objects.get()) != "Autrement"
    assert opened(amina, obj)[name] == "Autrement"
    save(amina, obj, "_publish")
    assert str(type(obj).objects.get()) == "Autrement"


def test_many_to_many_choices_are_part_of_a_draft(amina):
    project, auchel = make_project("Lilas", communes=[make_commune()]), make_commune("Auchel", "62048")
    save(amina, project, communes=[str(auchel.pk)])
    assert project.communes.get().name == "Béthune"
    save(amina, project, "_publish")
    assert project.communes.get().name == "Auchel"


def test_the_lines_of_a_project_are_part_of_a_draft(amina):
    project = make_project("Lilas")
    line = project.partner_lines.create(partner=make_partner(), role="financeur")
    save(amina, project, **{"partner_lines-0-role": "appui"})
    line.refresh_from_db()
    assert line.role == "financeur"
    save(amina, project, "_publish")
    line.refresh_from_db()
    assert line.role == "appui"


def test_an_old_version_does_not_move_a_promise_back(amina):
    project = make_project("Lilas")
    milestone = make_milestone(project, on="2030-06-30")
    save(amina, project)
    moved = {"milestones-0-date": "2031-06-30", "milestones-0-reason_fr": "Fouilles."}
    save(amina, project, "_publish", **moved)
    amina.post(url(project, "restore", 1))
    save(amina, project, "_publish")
    milestone.refresh_from_db()
    assert milestone.date.year == 2031
    assert milestone.changes.count() == 1


def test_a_promise_moved_in_a_draft_moves_when_it_is_published(amina):
    project = make_project("Lilas")
    milestone = make_milestone(project, on="2030-06-30")
    save(amina, project, **{"milestones-0-date": "2031-06-30", "milestones-0-reason_fr": "Fouilles."})
    assert milestone.changes.count() == 0
    save(amina, project, "_publish")
    assert milestone.changes.get().reason == "Fouilles."


def test_a_version_without_a_promise_deletes_none(amina):
    project = make_project("Lilas")
    save(amina, project)
    make_milestone(project)
    amina.post(url(project, "restore", 1))
    save(amina, project, "_publish")
    assert project.milestones.count() == 1


@pytest.mark.parametrize("number", [1, 30])
def test_the_history_costs_the_same_with_one_version_or_many(
    amina, page, django_assert_max_num_queries, number
):
    snapshot = Revision.objects.found(page).snapshot
    for _each in range(number):
        Revision.objects.add(page, snapshot, Revision.Status.REPLACED, author=amina.user)
    with django_assert_max_num_queries(18):
        amina.get(url(page, "history"))


def test_the_number_of_a_version_serves_once(page):
    first = Revision.objects.found(page)
    second = Revision.objects.add(Page.objects.get(), first.snapshot, Revision.Status.DRAFT)
    assert (first.number, second.number) == (1, 2)
