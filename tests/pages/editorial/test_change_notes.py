"""A change that matters is said on the page, in /modifications/ and in its feed once it is public; a minor one is not."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from pages.editorial.due import apply_due
from pages.models import ChangeNote, Page, Revision
from programmes.models import News
from tests.make import (
    make_call,
    make_change_note,
    make_event,
    make_news,
    make_page,
    make_programme,
    make_project,
)
from tests.pages.staff.admin_forms import filled
from tests.reading import texts

pytestmark = pytest.mark.django_db
NOTE = "Nouveaux horaires d’ouverture"
FEED = "/modifications/atom.xml"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def page(db):
    return make_page("Piscine")


@pytest.fixture
def news(db):
    return make_news("Piscine")


def save(admin_client, obj, button="_publish", **changes):
    opts = obj._meta
    url = f"/admin/{opts.app_label}/{opts.model_name}/{obj.pk}/change/"
    return admin_client.post(url, filled(admin_client.get(url), **changes) | {button: "1"})


def announce(admin_client, obj, button="_publish", note=NOTE, **changes):
    return save(admin_client, obj, button, new_change="on", new_note_fr=note, **changes)


def text(client, path="/modifications/"):
    return client.get(path).text


def entries(client, path=FEED):
    return ElementTree.fromstring(client.get(path).content).findall(f"{ATOM}entry")


def test_it_shows_on_the_page_with_its_day(admin_client, client, news):
    announce(admin_client, news)
    today = timezone.localdate()
    assert f'Mis à jour le <time datetime="{today:%Y-%m-%d}">' in text(client, "/actualites/piscine/")
    assert f"</time> : <span>{NOTE}</span>." in text(client, "/actualites/piscine/")


def test_it_is_in_the_list(admin_client, client, news):
    announce(admin_client, news)
    assert '<a href="/actualites/piscine/">Piscine</a>' in text(client) and NOTE in text(client)


def test_a_minor_one_changes_nothing_of_it(admin_client, client, news):
    announce(admin_client, news)
    save(admin_client, news, summary_fr="Une virgule.")
    assert "Une virgule." in text(client, "/actualites/piscine/") and NOTE in text(
        client, "/actualites/piscine/"
    )
    assert ChangeNote.objects.count() == 1


def test_the_next_form_begins_without_one(admin_client, news):
    announce(admin_client, news)
    news.refresh_from_db()
    assert (news.new_change, news.new_note) == (False, "")


def test_it_waits_with_the_draft(admin_client, client, news):
    announce(admin_client, news, "_draft")
    assert NOTE not in text(client, "/actualites/piscine/") and NOTE not in text(client)
    save(admin_client, news)
    assert NOTE in text(client, "/actualites/piscine/") and NOTE in text(client)


def test_it_comes_with_a_scheduled_version_at_its_date(admin_client, client, news, monkeypatch):
    announce(admin_client, news, "_draft")
    then = timezone.now() + timedelta(days=40)
    Revision.objects.pending().update(status=Revision.Status.SCHEDULED, apply_at=then)
    assert NOTE not in text(client)
    monkeypatch.setattr(timezone, "now", lambda: then)
    apply_due()
    assert NOTE in text(client)
    assert News.objects.get().changed_on == timezone.localdate(then)


def test_publishing_what_was_scheduled_announces_it_once(admin_client, news):
    announce(admin_client, news, "_draft")
    later = timezone.now() + timedelta(days=40)
    Revision.objects.pending().update(status=Revision.Status.SCHEDULED, apply_at=later)
    save(admin_client, news)
    assert not Revision.objects.scheduled().exists()
    assert ChangeNote.objects.count() == 1


def test_publishing_on_the_screen_of_review_announces_it_too(admin_client, client, news):
    announce(admin_client, news, "_draft")
    admin_client.post(f"/admin/programmes/news/{news.pk}/publier/", {"_comment": "Vu."})
    assert NOTE in text(client)


def test_of_what_will_appear_it_waits_for_that_day(admin_client, client, monkeypatch):
    news = make_news("Piscine", publish_at=None)
    announce(admin_client, news, publish_at_0="01/05/2100", publish_at_1="09:00")
    assert NOTE not in text(client)
    then = News.objects.get().publish_at
    monkeypatch.setattr(timezone, "now", lambda: then)
    assert NOTE in text(client) and News.objects.get().changed_on == timezone.localdate(then)


def test_it_takes_a_sentence(admin_client, news):
    html = announce(admin_client, news, note="").text
    assert "Dites en une phrase, en français, ce qui change." in html


def test_a_note_without_its_box_is_asked_about(admin_client, news):
    html = save(admin_client, news, new_note_fr=NOTE).text
    assert "Cochez cette case" in html


@pytest.mark.parametrize("make", [make_page, make_project, make_news, make_event, make_call])
def test_each_kind_has_its_notes(admin_client, client, make):
    made = make("Piscine")
    announce(admin_client, made)
    assert f'<a href="{made.get_absolute_url()}">' in text(client)


def test_a_programme_has_none_and_is_published_all_the_same(admin_client):
    programme = make_programme("ANRU")
    save(admin_client, programme, name_fr="NPNRU")
    assert not ChangeNote.objects.exists()


def test_what_is_withdrawn_takes_its_notes_with_it(admin_client, client, news):
    announce(admin_client, news)
    News.objects.update(expire_at=timezone.now())
    assert NOTE not in text(client) and entries(client) == []


def test_what_is_deleted_takes_its_notes_with_it(admin_client, client, news):
    announce(admin_client, news)
    news.delete()
    assert NOTE not in text(client)


def test_below_a_draft_there_is_no_note(admin_client, client, page):
    below = make_page("Bassin", parent=page)
    announce(admin_client, below)
    Page.objects.filter(pk=page.pk).update(publish_at=None)
    assert NOTE not in text(client)


def test_the_list_is_in_each_language(admin_client, client, news):
    announce(admin_client, news, new_note_en="New opening hours", title_en="Pool")
    html = text(client, "/en/modifications/")
    assert "New opening hours" in html and '<a href="/en/actualites/piscine/">Pool</a>' in html


def test_what_is_not_translated_says_that_it_is_french(admin_client, client, news):
    announce(admin_client, news)
    assert NOTE in texts(text(client, "/en/modifications/"), "p", lang="fr")
    assert NOTE in texts(text(client, "/facile/modifications/"), "p", lang=None)


def test_an_empty_list_says_so(client):
    assert "Aucune modification importante" in text(client)


def test_it_is_in_the_sitemaps_and_in_the_footer(client, home):
    assert "/modifications/" in text(client, "/sitemap.xml")
    assert '<a href="/modifications/">' in text(client, "/plan-du-site/")


def notes(count, make=make_page):
    for number in range(count):
        make_change_note(make(f"Page {number}"), f"Note {number}")


def test_it_has_pages(client):
    notes(13)
    assert "Note 12<" in text(client) and "Note 0<" not in text(client)
    assert "Note 0<" in text(client, "/modifications/?page=2")


@pytest.mark.parametrize("path", ["/modifications/", FEED])
def test_it_costs_the_same_with_many(client, home, path, django_assert_max_num_queries):
    for make in (make_page, make_project, make_news, make_event, make_call):
        notes(4, make)
    client.get(path)
    with django_assert_max_num_queries(12):
        client.get(path)


# The feed


def test_the_feed_is_atom_at_complete_addresses(admin_client, client, news):
    announce(admin_client, news)
    response = client.get(FEED)
    [entry] = entries(client)
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/actualites/piscine/"
    assert entry.find(f"{ATOM}title").text == "Piscine" and NOTE in entry.find(f"{ATOM}summary").text


def test_an_entry_keeps_its_identity_when_the_page_moves(admin_client, client, page):
    announce(admin_client, page)
    before = entries(client)[0].find(f"{ATOM}id").text
    page.refresh_from_db()
    page.slug = "bassin"
    page.save()
    assert before.startswith("urn:uuid:") and entries(client)[0].find(f"{ATOM}id").text == before


def test_an_entry_says_when_it_was_announced(admin_client, client, news):
    announce(admin_client, news)
    assert entries(client)[0].find(f"{ATOM}updated").text == ChangeNote.objects.get().at.isoformat()


def test_two_notes_of_one_text_are_two_entries(admin_client, client, news):
    announce(admin_client, news)
    announce(admin_client, news, note="Le bassin est vidé")
    found = [entry.find(f"{ATOM}summary").text for entry in entries(client)]
    assert found == ["Le bassin est vidé", NOTE]


def test_the_feed_leads_to_its_language(admin_client, client, news):
    announce(admin_client, news)
    assert (
        entries(client, "/en/modifications/atom.xml")[0]
        .find(f"{ATOM}link")
        .get("href")
        .endswith("/en/actualites/piscine/")
    )
