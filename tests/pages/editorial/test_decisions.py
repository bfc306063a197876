"""What is decided is what was read, within one's limits, and by the rules of the form."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from pages.access.roles import EDITOR
from pages.models import Page, PageLimit, Revision
from programmes.models import Event, News
from tests.make import make_event, make_page, make_text, paris
from tests.pages.editorial.forms import opened, save, send, url

pytestmark = pytest.mark.django_db
Status = Revision.Status


def limited_editor(*pages):
    user = User.objects.create_user("olga", "olga@example.org", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    for page in pages:
        PageLimit.objects.create(user=user, page=page)
    client = Client()
    client.force_login(user)
    return client


def moved_page():
    """Under A today; its first version stood under B."""
    here, there = make_page("Ici"), make_page("Ailleurs")
    page = make_page("Onze", parent=there)
    Revision.objects.found(page)
    page.parent = here
    page.save()
    return page, here


def test_an_old_version_takes_nobody_out_of_their_limits():
    page, here = moved_page()
    html = limited_editor(here).post(url(page, "restore", 1), follow=True).content.decode()
    assert "messagelist" in html
    assert not Revision.objects.of(page).pending().exists()


def test_nor_does_publishing_the_draft_of_somebody_else(amina):
    page, here = moved_page()
    amina.post(url(page, "restore", 1))
    limited_editor(here).post(url(page, "publish"))
    page.refresh_from_db()
    assert page.path == "/ici/onze/"


@pytest.mark.parametrize("act", ["approuver", "reprendre"])
def test_what_nobody_read_is_not_decided(amina, bruno, news, act):
    save(amina, news, "_submit", title_fr="Sage")
    seen = bruno.get(url(news, "review")).context["working"].fingerprint
    save(amina, news, "_submit", title_fr="Autre chose")
    html = bruno.post(url(news, "review"), {"act": act, "text": "Bien.", "vu": seen}, follow=True).text
    assert "relisez avant de décider" in html
    assert Revision.objects.of(news).pending().last().status == Status.SUBMITTED


def test_nor_published(amina, bruno, news):
    save(amina, news, title_fr="Sage")
    seen = bruno.get(url(news, "publish")).context["working"].fingerprint
    save(amina, news, title_fr="Autre chose")
    bruno.post(url(news, "publish"), {"vu": seen})
    assert News.objects.get().title_fr == "Habiter"


def test_the_way_from_a_review_to_publishing_remembers_what_was_read(amina, bruno, news):
    save(amina, news, title_fr="Sage")
    seen = bruno.get(url(news, "review")).context["working"].fingerprint
    assert f"?vu={seen}" in bruno.get(url(news, "review")).text
    save(amina, news, title_fr="Autre chose")
    assert "relisez avant de décider" in bruno.get(url(news, "publish"), {"vu": seen}).text


def test_a_date_does_not_spare_the_reason(amina):
    page = make_page("Bientôt", publish_at=None)
    make_text(page, body='<p><a href="/rien/">La suite des travaux</a></p>')
    dates = {"publish_at_0": "2100-05-04", "publish_at_1": "09:00"}
    html = amina.post(url(page, "schedule"), dates).text
    assert "Publier quand même, parce que…" in html
    page.refresh_from_db()
    assert page.publish_at is None
    amina.post(url(page, "schedule"), dates | {"_comment": "La page suit."})
    page.refresh_from_db()
    assert page.publish_at is not None


@pytest.mark.parametrize("action", ["publish", "unpublish"])
def test_the_actions_of_a_list_leave_the_draft_that_waits(amina, news, action):
    save(amina, news, title_fr="Loger")
    amina.post("/admin/programmes/news/", {"action": action, "_selected_action": [news.pk]})
    assert opened(amina, news)["title_fr"] == "Loger"


def test_uniting_what_cannot_be_together_is_refused_in_words(amina, bruno):
    event = make_event(
        "Atelier", start=paris(2030, 3, 5, 14), repeat=Event.Repeat.WEEKLY, repeat_until=date(2030, 6, 30)
    )
    added = {"changes-TOTAL_FORMS": "1", "changes-0-kind": "annulee", "changes-0-day": "12/03/2030"}
    hers = opened(amina, event)
    save(bruno, event, **added)
    answer = send(amina, event, hers, **added)
    html = amina.post(answer.headers["Location"], {}, follow=True).text
    assert "messagelist" in html
    assert amina.get(url(event)).status_code == 200
    assert Event.objects.get().changes.count() == 0


def test_what_another_wrote_over_a_row_that_changed_is_no_choice_of_mine(amina, bruno, news):
    save(amina, news, title_fr="Loger")
    live = News.objects.get()
    live.contact_phone = "03 21 00 00 00"
    live.save()
    hers = opened(amina, news)
    save(bruno, news, summary_fr="Résumé de Bruno.")
    answer = send(amina, news, hers, title_fr="Se loger")
    assert amina.get(answer.headers["Location"]).text.count('<fieldset class="choice">') == 0
    amina.post(answer.headers["Location"], {})
    shown = opened(amina, news)
    assert (shown["title_fr"], shown["summary_fr"]) == ("Se loger", "Résumé de Bruno.")


def test_a_draft_under_a_page_that_was_deleted_says_so(amina, page):
    above = make_page("Dessus")
    save(amina, page, parent=str(above.pk))
    above.delete()
    html = amina.post(url(page, "publish"), follow=True).text
    assert "a été supprimé" in html
    assert Page.objects.get(pk=page.pk).path == "/habiter/"


def test_a_draft_saved_over_a_row_that_something_else_changed_is_kept(amina, news):
    save(amina, news, title_fr="Brouillon")
    data = opened(amina, news)
    news.title_fr = "Importé"
    news.save()
    send(amina, news, data, summary_fr="Un résumé.")
    kept = Revision.objects.of(news).pending().get()
    assert kept.base_id not in (None, kept.pk)
    shown = opened(amina, news)
    assert (shown["title_fr"], shown["summary_fr"]) == ("Brouillon", "Un résumé.")
