"""What is typed is kept while it is typed; who else writes there is said."""

import re
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.utils import timezone

from pages.models import CacheVersion, OpenForm, Page, Revision
from programmes.models import News
from tests.pages.editorial.forms import opened, save, send, url
from tests.pages.staff.admin_forms import add_block, filled

pytestmark = pytest.mark.django_db
ADD = "/admin/programmes/news/add/"


def type_in(client, obj, data=None, **changes):
    """In a window of its own, unless `data` is what a window holds already."""
    data = (data or opened(client, obj)) | changes | {"_typed": "1"}
    return client.post(url(obj, "autosave"), data)


def offered(client, obj):
    """The numbers of what may be taken up again, in the order in which the form tells them."""
    return re.findall(r'href="\?reprendre=(\d+)"', client.get(url(obj)).content.decode())


def resumed(client, obj, at=0):
    return filled(client.get(url(obj), {"reprendre": offered(client, obj)[at]}))


def test_what_is_typed_is_kept(amina, news):
    answer = type_in(amina, news, title_fr="Loger").json()
    assert answer["saved"].startswith("Saisie gardée à")


def test_it_publishes_nothing_and_makes_no_version(amina, news):
    opened(amina, news)
    before = CacheVersion.current(), Revision.objects.count()
    type_in(amina, news, title_fr="Loger")
    assert (CacheVersion.current(), Revision.objects.count()) == before
    assert News.objects.get().title_fr == "Habiter"


def test_the_form_offers_to_take_it_up_again(amina, news):
    type_in(amina, news, title_fr="Loger")
    html = amina.get(url(news)).content.decode()
    assert "Reprendre ma saisie" in html and 'value="Habiter"' in html


def test_what_was_typed_in_a_popup_is_taken_up_again_as_one(amina, db):
    typed = filled(amina.get(ADD, {"_popup": "1", "_to_field": "id"}))
    amina.post("/admin/programmes/news/saisie/", typed | {"title_fr": "Loger", "_typed": "1"})
    shown = filled(amina.get(ADD, {"reprendre": OpenForm.objects.exclude(typed="").get().pk}))
    assert (shown["title_fr"], shown["_popup"], shown["_to_field"]) == ("Loger", "1", "id")


def test_its_faults_are_told_when_it_is_taken_up_again(amina, news):
    type_in(amina, news, title_fr="")
    html = amina.get(url(news), {"reprendre": offered(amina, news)[0]}).text
    assert 'class="errornote"' in html


def test_taken_up_again_it_is_as_it_was_typed(amina, page):
    data = add_block(opened(amina, page), "text", body_fr="<p>Un ajout.</p>")
    amina.post(url(page, "autosave"), data | {"title_fr": "Loger", "_typed": "1"})
    shown = resumed(amina, page)
    assert (shown["title_fr"], shown["text-2-body_fr"]) == ("Loger", "<p>Un ajout.</p>")
    assert Page.objects.get().title_fr == "Habiter"


def test_taken_up_again_it_can_be_saved(amina, news):
    type_in(amina, news, title_fr="Loger")
    send(amina, news, resumed(amina, news))
    assert opened(amina, news)["title_fr"] == "Loger"


def test_even_half_typed_and_not_valid(amina, news):
    type_in(amina, news, title_fr="", summary_fr="Presque")
    assert resumed(amina, news)["summary_fr"] == "Presque"


def test_once_saved_nothing_is_left_to_take_up(amina, news):
    data = opened(amina, news)
    type_in(amina, news, data, title_fr="Loger")
    send(amina, news, data, title_fr="Loger")
    assert offered(amina, news) == []


def test_nor_once_it_was_taken_up_and_saved(amina, news):
    type_in(amina, news, title_fr="Loger")
    send(amina, news, resumed(amina, news))
    assert offered(amina, news) == []


def test_what_was_typed_in_two_windows_is_kept_twice(amina, news):
    type_in(amina, news, title_fr="Loger")
    type_in(amina, news, title_fr="Se loger")
    assert [resumed(amina, news, at)["title_fr"] for at in (0, 1)] == ["Loger", "Se loger"]


def test_saving_in_a_window_leaves_what_was_typed_in_another(amina, news):
    type_in(amina, news, title_fr="Loger")
    save(amina, news, summary_fr="Autre chose.")
    assert resumed(amina, news)["title_fr"] == "Loger"


def test_a_window_left_open_keeps_apart_what_it_types_after_its_text_was_taken_up(amina, news):
    first = opened(amina, news)
    type_in(amina, news, first, title_fr="Loger")
    second = resumed(amina, news)
    type_in(amina, news, first, title_fr="Loger encore")
    type_in(amina, news, second, title_fr="Loger ailleurs")
    titles = {
        parse_qs(typed)["title_fr"][0]
        for typed in OpenForm.objects.exclude(typed="").values_list("typed", flat=True)
    }
    assert titles == {"Loger encore", "Loger ailleurs"}


def test_windows_closed_without_a_word_leave_nothing(amina, news):
    opened(amina, news)
    OpenForm.objects.update(seen_at=timezone.now() - timedelta(seconds=101))
    opened(amina, news)
    assert OpenForm.objects.count() == 1


def test_words_that_nobody_took_up_leave_when_the_trash_would_let_them_go(amina, news, settings):
    type_in(amina, news, title_fr="Loger")
    OpenForm.objects.update(seen_at=timezone.now() - timedelta(days=settings.TRASH_DAYS))
    assert offered(amina, news) == []


def test_a_refused_form_keeps_what_was_typed(amina, news):
    data = opened(amina, news)
    type_in(amina, news, data, title_fr="")
    send(amina, news, data, title_fr="")
    assert OpenForm.objects.get().typed


def test_it_is_thrown_away_when_asked(amina, news):
    type_in(amina, news, title_fr="Loger")
    amina.post(url(news, "autosave_forget"), {"_forget": offered(amina, news)[0]})
    assert offered(amina, news) == []


def test_what_another_typed_is_thrown_away_by_nobody_else(amina, bruno, news):
    type_in(amina, news, title_fr="Loger")
    bruno.post(url(news, "autosave_forget"), {"_forget": OpenForm.objects.exclude(typed="").get().pk})
    assert len(offered(amina, news)) == 1


@pytest.mark.parametrize("number", ["", "x", "²", "9" * 40])
def test_a_forged_number_takes_nothing_up(amina, news, number):
    type_in(amina, news, title_fr="Loger")
    assert filled(amina.get(url(news), {"reprendre": number}))["title_fr"] == "Habiter"


def test_a_new_object_is_kept_too(amina):
    data = filled(amina.get(ADD), title_fr="Se déplacer")
    amina.post("/admin/programmes/news/saisie/", data | {"_typed": "1"})
    assert filled(amina.get(ADD, {"reprendre": OpenForm.objects.get().pk}))["title_fr"] == "Se déplacer"


def test_what_someone_typed_is_theirs_alone(amina, bruno, news):
    type_in(amina, news, title_fr="Loger")
    assert "Reprendre ma saisie" not in bruno.get(url(news)).content.decode()


def test_what_was_typed_before_someone_saved_is_in_conflict_not_lost(amina, bruno, news):
    type_in(amina, news, title_fr="Loger")
    save(bruno, news, title_fr="Se loger")
    assert "/conflit/" in send(amina, news, resumed(amina, news)).headers["Location"]


def test_the_second_editor_is_told_who_the_first_is(amina, bruno, news):
    opened(amina, news)
    html = bruno.get(url(news)).content.decode()
    assert "Quelqu’un d’autre modifie aussi ce texte" in html and "Amina, depuis" in html


def test_who_has_two_windows_is_told_once(amina, bruno, news):
    opened(amina, news)
    opened(amina, news)
    assert len(bruno.post(url(news, "autosave")).json()["others"]) == 1


def test_the_first_learns_it_at_the_next_sign_of_life(amina, bruno, news):
    opened(amina, news)
    opened(bruno, news)
    (other,) = amina.post(url(news, "autosave")).json()["others"]
    assert other.startswith("Bruno, depuis")


def test_a_window_closed_for_long_is_no_more_there(amina, bruno, news):
    opened(amina, news)
    OpenForm.objects.update(seen_at=timezone.now() - timedelta(seconds=101))
    assert bruno.post(url(news, "autosave")).json()["others"] == []


def test_a_visitor_keeps_nothing(client, news):
    assert client.post(url(news, "autosave"), {"_typed": "1"}).status_code == 302
    assert not OpenForm.objects.exists()


def test_what_is_kept_is_not_read_with_a_get(amina, news):
    assert amina.get(url(news, "autosave")).status_code == 405
