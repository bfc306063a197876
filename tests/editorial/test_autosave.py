"""What is typed is kept while it is typed; who else writes there is said."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pages.models import Generation, OpenForm, Page, Revision
from tests.editorial.forms import opened, save, send, url
from tests.pages.admin_forms import add_block, filled

pytestmark = pytest.mark.django_db
ADD = "/admin/pages/page/add/"


def type_in(client, page, **changes):
    data = opened(client, page) | changes | {"_typed": "1"}
    return client.post(url(page, "autosave"), data)


def resumed(client, page):
    return filled(client.get(url(page), {"reprendre": "1"}))


def test_what_is_typed_is_kept(amina, page):
    answer = type_in(amina, page, title_fr="Loger").json()
    assert answer["saved"].startswith("Saisie gardée à")


def test_it_publishes_nothing_and_makes_no_version(amina, page):
    opened(amina, page)
    before = Generation.current(), Revision.objects.count()
    type_in(amina, page, title_fr="Loger")
    assert (Generation.current(), Revision.objects.count()) == before
    assert Page.objects.get().title_fr == "Habiter"


def test_the_form_offers_to_take_it_up_again(amina, page):
    type_in(amina, page, title_fr="Loger")
    html = amina.get(url(page)).content.decode()
    assert "Reprendre ma saisie" in html and 'value="Habiter"' in html


def test_taken_up_again_it_is_as_it_was_typed(amina, page):
    data = add_block(opened(amina, page), "text", body_fr="<p>Un ajout.</p>")
    amina.post(url(page, "autosave"), data | {"title_fr": "Loger", "_typed": "1"})
    shown = resumed(amina, page)
    assert (shown["title_fr"], shown["text-2-body_fr"]) == ("Loger", "<p>Un ajout.</p>")
    assert Page.objects.get().title_fr == "Habiter"


def test_taken_up_again_it_can_be_saved(amina, page):
    type_in(amina, page, title_fr="Loger")
    send(amina, page, resumed(amina, page))
    assert opened(amina, page)["title_fr"] == "Loger"


def test_even_half_typed_and_not_valid(amina, page):
    type_in(amina, page, title_fr="", summary_fr="Presque")
    assert resumed(amina, page)["summary_fr"] == "Presque"


def test_once_saved_nothing_is_left_to_take_up(amina, page):
    type_in(amina, page, title_fr="Loger")
    save(amina, page)
    assert "Reprendre ma saisie" not in amina.get(url(page)).content.decode()


def test_a_refused_form_keeps_what_was_typed(amina, page):
    type_in(amina, page, title_fr="")
    save(amina, page, title_fr="")
    assert OpenForm.objects.get().typed


def test_it_is_thrown_away_when_asked(amina, page):
    type_in(amina, page, title_fr="Loger")
    amina.post(url(page, "autosave_forget"))
    assert "Reprendre ma saisie" not in amina.get(url(page)).content.decode()


def test_a_new_object_is_kept_too(amina):
    data = filled(amina.get(ADD), title_fr="Se déplacer")
    amina.post("/admin/pages/page/saisie/", data | {"_typed": "1"})
    assert filled(amina.get(ADD, {"reprendre": "1"}))["title_fr"] == "Se déplacer"


def test_what_someone_typed_is_theirs_alone(amina, bruno, page):
    type_in(amina, page, title_fr="Loger")
    assert "Reprendre ma saisie" not in bruno.get(url(page)).content.decode()


def test_what_was_typed_before_someone_saved_is_in_conflict_not_lost(amina, bruno, page):
    type_in(amina, page, title_fr="Loger")
    save(bruno, page, title_fr="Se loger")
    assert "/conflit/" in send(amina, page, resumed(amina, page)).headers["Location"]


def test_the_second_editor_is_told_who_the_first_is(amina, bruno, page):
    opened(amina, page)
    html = bruno.get(url(page)).content.decode()
    assert "Quelqu’un d’autre modifie aussi ce texte" in html and "Amina, depuis" in html


def test_the_first_learns_it_at_the_next_sign_of_life(amina, bruno, page):
    opened(amina, page)
    opened(bruno, page)
    (other,) = amina.post(url(page, "autosave")).json()["others"]
    assert other.startswith("Bruno, depuis")


def test_a_window_closed_for_long_is_no_more_there(amina, bruno, page):
    opened(amina, page)
    OpenForm.objects.update(seen_at=timezone.now() - timedelta(seconds=101))
    assert bruno.post(url(page, "autosave")).json()["others"] == []


def test_a_visitor_keeps_nothing(client, page):
    assert client.post(url(page, "autosave"), {"_typed": "1"}).status_code == 302
    assert not OpenForm.objects.exists()


def test_what_is_kept_is_not_read_with_a_get(amina, page):
    assert amina.get(url(page, "autosave")).status_code == 405
