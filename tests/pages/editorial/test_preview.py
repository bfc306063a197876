"""A version on the real template, at three widths, in each language: without a trace."""

import pytest

from pages.models import CacheVersion, Page, Redirect, Revision
from tests.make import make_event, make_news, make_page, make_programme, make_project, make_text
from tests.pages.editorial.forms import save, url

pytestmark = pytest.mark.django_db


def shown(client, obj, **asked):
    return client.get(url(obj, "preview_page"), asked)


def test_the_draft_is_drawn_on_the_public_template(amina, page):
    save(amina, page, title_fr="Loger", **{"text-0-body_fr": "<p>Nouveau.</p>"})
    html = shown(amina, page).content.decode()
    assert "<h1" in html and "Loger" in html and "Nouveau." in html


def test_an_old_version_is_drawn_as_it_was(amina, news):
    save(amina, news, "_publish", title_fr="Loger")
    assert "Habiter" in shown(amina, news, version=1).content.decode()


def test_each_language_is_drawn_in_its_own(amina, news):
    save(amina, news, title_en="Housing")
    html = shown(amina, news, langue="en").content.decode()
    assert '<html lang="en"' in html and "Housing" in html


def test_what_was_never_public_is_drawn_too(amina):
    page = make_page("Projet de page", publish_at=None)
    make_text(page, body="<p>Pas encore.</p>")
    assert "Pas encore." in shown(amina, page).content.decode()
    assert Page.objects.get().publish_at is None


def test_under_a_page_that_is_not_public_either(amina):
    page = make_page("Dessous", parent=make_page("Dessus", publish_at=None))
    assert "Dessous" in shown(amina, page).content.decode()


@pytest.mark.parametrize("make", [make_project, make_news, make_event, make_programme])
def test_all_that_is_edited_has_a_preview(amina, make):
    obj = make("Lilas", **({"page": make_page("Politique")} if make is make_programme else {}))
    assert shown(amina, obj).status_code == 200


def test_a_preview_leaves_no_trace(amina, page):
    save(amina, page, title_fr="Loger", slug="loger")
    before = CacheVersion.current(), Revision.objects.count(), Redirect.objects.count()
    shown(amina, page)
    assert (CacheVersion.current(), Revision.objects.count(), Redirect.objects.count()) == before
    assert Page.objects.get().path == "/habiter/"


def test_no_cache_and_no_search_engine_keeps_it(amina, news):
    response = shown(amina, news)
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_only_our_own_pages_may_frame_it(amina, news):
    policy = shown(amina, news).headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy and "unsafe-inline" not in policy


@pytest.mark.parametrize("width", ["360", "768", "1280"])
def test_the_frame_has_the_width_asked_for(amina, news, width):
    html = amina.get(url(news, "preview"), {"largeur": width}).content.decode()
    assert f'class="width-{width}"' in html


@pytest.mark.parametrize("name", ["preview", "preview_page", "compare", "history"])
def test_a_visitor_is_sent_to_sign_in(client, news, name):
    assert "/login/" in client.get(url(news, name)).headers["Location"]


def test_the_readers_of_the_preview_are_no_staff(amina, news):
    assert "Amina" not in shown(amina, news).content.decode()


def test_saving_to_see_the_preview_keeps_a_draft(amina, news):
    assert save(amina, news, "_preview", title_fr="Loger").headers["Location"] == url(news, "preview")
    assert Revision.objects.drafts().get().snapshot["fields"]["title_fr"] == "Loger"
