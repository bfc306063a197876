"""Two editors at once: the second is refused, sees both versions, and loses nothing."""

import pytest

from pages.models import Revision
from pages.tree.models.blocks import TextBlock
from programmes.models import News
from tests.make import make_news, make_page
from tests.pages.editorial.forms import opened, save, send, url
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(amina, bruno, page):
    """Amina changes the summary and the first block; meanwhile Bruno has changed the title and the same block."""
    hers = opened(amina, page)
    save(bruno, page, title_fr="Loger", **{"text-0-body_fr": "<p>Premier de Bruno.</p>"})
    changes = {"summary_fr": "Résumé d’Amina.", "text-0-body_fr": "<p>Premier d’Amina.</p>"}
    return send(amina, page, hers, **changes)


def test_a_stale_form_is_led_to_both_versions(refused, page):
    assert refused.headers["Location"] == url(page, "conflict", Revision.objects.get(status="de-cote").number)


def test_what_was_typed_is_kept_as_a_version(refused):
    aside = Revision.objects.get(status=Revision.Status.ASIDE)
    assert aside.snapshot["fields"]["summary_fr"] == "Résumé d’Amina."
    assert aside.author_name == "Amina"


def test_only_what_both_changed_asks_for_a_choice(amina, refused):
    html = amina.get(refused.headers["Location"]).content.decode()
    assert html.count('<fieldset class="choice">') == 1
    assert "de Bruno" in html and "Amina" in html


def test_a_link_in_one_of_both_is_shown_by_its_address(amina, bruno, page):
    make_page("Contact")
    hers = opened(amina, page)
    save(bruno, page, **{"text-0-body_fr": "<p>Premier de Bruno.</p>"})
    sent = send(amina, page, hers, **{"text-0-body_fr": '<p><a href="/contact/">Écrivez-nous</a></p>'})
    html = amina.get(sent.headers["Location"]).content.decode()
    assert "/contact/" in html and "/p/" not in html


def test_the_choice_is_made_and_the_rest_united(amina, refused, page):
    name = f"parts·pages.block·{TextBlock.objects.first().pk}·body_fr"
    amina.post(refused.headers["Location"], {name: "autre"})
    shown = opened(amina, page)
    assert shown["title_fr"] == "Loger"
    assert shown["summary_fr"] == "Résumé d’Amina."
    assert shown["text-0-body_fr"] == "<p>Premier de Bruno.</p>"


def test_without_a_choice_ones_own_words_are_kept(amina, refused, page):
    amina.post(refused.headers["Location"], {})
    assert opened(amina, page)["text-0-body_fr"] == "<p>Premier d’Amina.</p>"


def test_what_is_public_has_not_moved(client, amina, refused):
    amina.post(refused.headers["Location"], {})
    html = client.get("/habiter/").content.decode()
    assert "Premier." in html and "Bruno" not in html


def test_publishing_from_a_stale_form_publishes_nothing(amina, bruno, news):
    hers = opened(amina, news)
    save(bruno, news, title_fr="Loger")
    send(amina, news, hers, "_publish", title_fr="Se loger")
    assert News.objects.get().title_fr == "Habiter"


def test_a_publication_in_between_makes_a_form_stale_too(amina, bruno, news):
    hers = opened(amina, news)
    save(bruno, news, "_publish", title_fr="Loger")
    assert "/conflit/" in send(amina, news, hers, title_fr="Se loger").headers["Location"]


def test_a_change_made_without_a_form_does_too(amina, page):
    hers = opened(amina, page)
    TextBlock.objects.filter(body_fr="<p>Second.</p>").delete()
    assert "/conflit/" in send(amina, page, hers, title_fr="Loger").headers["Location"]


def test_the_same_words_twice_are_no_conflict(amina, bruno, news):
    hers = opened(amina, news)
    save(bruno, news, title_fr="Loger")
    assert send(amina, news, hers, title_fr="Loger").headers["Location"] == url(news)


def test_a_block_deleted_by_one_and_rewritten_by_the_other_is_asked_about(amina, bruno, page):
    hers = opened(amina, page)
    save(bruno, page, **{"text-0-DELETE": "on"})
    answer = send(amina, page, hers, **{"text-0-body_fr": "<p>Mieux.</p>"})
    assert "Mieux." in amina.get(answer.headers["Location"]).content.decode()
    amina.post(answer.headers["Location"], {})
    assert opened(amina, page)["text-0-body_fr"] == "<p>Mieux.</p>"


def test_what_was_never_public_is_guarded_alike(amina, bruno):
    news = make_news("Projet d’actualité", publish_at=None)
    hers = opened(amina, news)
    save(bruno, news, title_fr="Titre de Bruno")
    answer = send(amina, news, hers, summary_fr="Résumé d’Amina.")
    amina.post(answer.headers["Location"], {})
    news.refresh_from_db()
    assert (news.title_fr, news.summary_fr) == ("Titre de Bruno", "Résumé d’Amina.")


def test_a_form_shown_again_after_a_fault_is_no_fresher(amina, bruno, news):
    hers = opened(amina, news)
    save(bruno, news, title_fr="Loger")
    again = filled(send(amina, news, hers, title_fr=""))
    assert again["_base"] == hers["_base"]
