"""Who writes submits; who reviews approves, asks for changes, publishes; each is told by e-mail."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import Comment, Page, Revision
from pages.tree.models.blocks import TextBlock
from programmes.models import News
from tests.make import make_news, make_page
from tests.pages.access.people import allow, make_user, signed_in
from tests.pages.editorial.forms import save, url

pytestmark = pytest.mark.django_db
Status = Revision.Status


def decide(client, obj, act, **data):
    return client.post(url(obj, "review"), {"act": act, **data}, follow=True)


def status(obj):
    return Revision.objects.of(obj).pending().last().status


@pytest.fixture
def submitted(amina, bruno, news, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        save(amina, news, "_submit", title_fr="Loger")
    return news


@pytest.fixture
def submitted_page(amina, bruno, page):
    save(amina, page, "_submit", title_fr="Loger")
    return page


def test_a_draft_is_submitted_from_its_form(submitted):
    assert status(submitted) == Status.SUBMITTED


def test_who_reviews_is_told_by_mail(submitted, mailoutbox):
    (mail,) = mailoutbox
    assert mail.to == ["bruno@example.org"]
    assert url(submitted, "review") in mail.body and "Amina" in mail.body


def test_approved_it_waits_to_be_published(submitted, bruno, client):
    decide(bruno, submitted, "approuver")
    assert status(submitted) == Status.APPROVED
    assert "Loger" not in client.get("/actualites/habiter/").content.decode()


def test_its_author_is_told(submitted, bruno, mailoutbox, django_capture_on_commit_callbacks):
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        decide(bruno, submitted, "approuver")
    assert [mail.to for mail in mailoutbox] == [["amina@example.org"]]


def test_changes_are_asked_for_with_a_comment_on_a_block(submitted_page, bruno, amina):
    block = TextBlock.objects.first()
    decide(bruno, submitted_page, "reprendre", text="Trop long.", unit=f"pages.block·{block.pk}")
    assert status(submitted_page) == Status.CHANGES
    html = amina.get(url(submitted_page)).content.decode()
    assert "Trop long." in html and "Texte « Premier. »" in html


def test_changes_without_a_word_are_refused(submitted, bruno):
    html = decide(bruno, submitted, "reprendre").content.decode()
    assert "Dites ce qu’il faut reprendre" in html
    assert status(submitted) == Status.SUBMITTED


def test_a_comment_is_settled(submitted, bruno, amina):
    decide(bruno, submitted, "commenter", text="Un mot manque.")
    comment = Comment.objects.get()
    amina.post(url(submitted, "resolve", comment.pk))
    comment.refresh_from_db()
    assert comment.resolved_by == "Amina"


def test_a_comment_about_nothing_known_is_about_the_whole(submitted_page, bruno):
    decide(bruno, submitted_page, "commenter", text="Bien.", unit="pages.block·0")
    assert Comment.objects.get().unit == ""


def test_an_empty_comment_is_none(submitted, bruno):
    decide(bruno, submitted, "commenter", text="  ")
    assert not Comment.objects.exists()


def test_without_a_draft_there_is_nothing_to_submit(amina, news):
    assert "Aucun brouillon n’attend" in decide(amina, news, "soumettre").content.decode()


def test_an_approved_draft_is_published_without_a_reason(submitted, bruno, client):
    decide(bruno, submitted, "approuver")
    bruno.post(url(submitted, "publish"))
    assert "Loger" in client.get("/actualites/habiter/").content.decode()


def test_ones_own_submission_takes_a_reason(submitted, amina):
    html = amina.post(url(submitted, "publish")).content.decode()
    assert "Dites pourquoi publier quand même" in html
    assert News.objects.get().title_fr == "Habiter"


def test_the_reason_stays_in_the_history(submitted, amina, client):
    amina.post(url(submitted, "publish"), {"_comment": "Bruno est absent."})
    assert "Loger" in client.get("/actualites/habiter/").content.decode()
    assert Revision.objects.get(status=Status.PUBLISHED).comment == "Bruno est absent."


def test_publishing_from_the_form_what_is_to_be_redone_keeps_a_draft_and_asks(submitted, bruno):
    decide(bruno, submitted, "reprendre", text="À revoir.")
    answer = save(bruno, submitted, "_publish", summary_fr="Revu.")
    assert answer.headers["Location"] == url(submitted, "publish")
    assert News.objects.get().summary_fr == "Se loger dans le quartier."
    assert Revision.objects.of(submitted).pending().last().snapshot["fields"]["summary_fr"] == "Revu."


def test_what_was_never_public_is_held_back_alike(amina, client):
    news = make_news("Bientôt", publish_at=None)
    save(amina, news, "_submit", summary_fr="Un résumé.")
    answer = save(amina, news, "_publish", summary_fr="Un autre résumé.")
    assert answer.headers["Location"] == url(news, "publish")
    assert client.get("/actualites/bientot/").status_code == 404
    amina.post(url(news, "publish"), {"_comment": "Urgent."})
    assert "Un autre résumé." in client.get("/actualites/bientot/").content.decode()


def test_what_was_held_back_has_never_been_public(amina):
    news = make_news("Bientôt", publish_at=None)
    save(amina, news, "_submit", summary_fr="Un résumé.")
    save(amina, news, "_publish", summary_fr="Un autre résumé.")
    News.objects.get().save()
    assert not News.objects.get().has_served


def test_what_can_no_more_be_published_says_why(submitted_page, bruno, page):
    save(bruno, page, slug="loger")
    make_page("Loger", slug="loger")
    html = bruno.post(url(page, "publish"), follow=True).content.decode()
    assert "a déjà cette adresse" in html
    assert Page.objects.get(pk=page.pk).path == "/habiter/"


def listed(client, title):
    """[(name, address), …] of a panel of the dashboard; None where it is not shown."""
    found = [panel for panel in client.get("/admin/").context["panels"] if panel.title == title]
    return [(item.label, item.url) for panel in found for item in panel.items] if found else None


def test_what_waits_is_on_the_dashboard_of_who_reviews_it(submitted, amina, bruno):
    assert listed(bruno, "À relire") == [("Habiter", url(submitted, "review"))]
    assert listed(amina, "À relire") == []


def test_ones_drafts_are_on_ones_own_dashboard(submitted, amina, bruno):
    assert listed(amina, "Mes brouillons") == [("Habiter", url(submitted))]
    assert listed(bruno, "Mes brouillons") == []


def test_before_anything_is_written_nothing_is_listed(page, amina, bruno):
    assert listed(amina, "Mes brouillons") == listed(bruno, "À relire") == []


def test_approved_it_waits_for_no_reader(submitted, bruno):
    decide(bruno, submitted, "approuver")
    assert listed(bruno, "À relire") == []


def test_who_is_limited_to_a_branch_is_asked_for_that_branch(submitted_page):
    outside = signed_in(make_user("Éditeur", make_page("Bouger"), name="dehors"))
    inside = signed_in(make_user("Éditeur", submitted_page, name="dedans"))
    assert listed(outside, "À relire") == []
    assert listed(inside, "À relire") == [("Habiter", url(submitted_page, "review"))]


def test_who_writes_projects_alone_has_the_panels_too(page):
    user = allow(make_user(name="chef"), "view_project", "change_project")
    assert listed(signed_in(user), "Mes brouillons") == []


def test_who_writes_nothing_has_none(page):
    assert listed(signed_in(allow(make_user(), "view_page")), "Mes brouillons") is None


def test_many_that_wait_cost_the_same(amina, page, django_assert_max_num_queries):
    client = signed_in(make_user("Éditeur", page))
    below = [make_page(f"Aide {number}", parent=page) for number in range(4)]
    save(amina, below[0], "_submit", title_fr="Loger")
    listed(client, "À relire")
    with CaptureQueriesContext(connection) as one:
        listed(client, "À relire")
    asked = len(one)
    for each in below[1:]:
        save(amina, each, "_submit", title_fr="Loger")
    with django_assert_max_num_queries(asked):
        assert len(listed(client, "À relire")) == 4
