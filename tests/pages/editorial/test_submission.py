"""What was sent from a form of the editor says, without a database, what is asked and by whom."""

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils import timezone

from pages.editorial.form.submission import Submission, may_wait
from programmes.models import News, Programme

pytestmark = pytest.mark.no_database

PUBLISHER = User(username="bruno", first_name="Bruno", last_name="Leroy", is_staff=True, is_superuser=True)
NOBODY = User(username="amina")


def sent(query="", user=PUBLISHER, **kwargs):
    return Submission(user, QueryDict(query), **{"edited": News()} | kwargs)


@pytest.mark.parametrize(
    ("button", "act"),
    [
        ("_draft", "draft"),
        ("_preview", "draft"),
        ("_submit", "draft"),
        ("_schedule", "draft"),
        ("_publish", "publish"),
        ("_save", "save"),
        ("_continue", "save"),
    ],
)
def test_the_button_says_what_is_asked(button, act):
    assert sent(f"{button}=1").act == act


@pytest.mark.parametrize("button", ["_publish", "_save"])
def test_who_may_not_publish_asks_for_a_draft_whatever_the_button(button):
    assert sent(f"{button}=1", NOBODY).act == "draft"


def test_a_new_object_without_date_has_no_draft():
    assert sent("_draft=1", edited=Programme).act == "save"


@pytest.mark.parametrize(
    ("edited", "waits"), [(News, True), (Programme, False), (News(), True), (Programme(), True)]
)
def test_what_waits_is_in_the_history_or_has_an_empty_date(edited, waits):
    assert may_wait(edited) is waits


def test_saving_what_the_public_sees_publishes():
    assert sent("_save=1").publishes(News(publish_at=timezone.now()))


def test_saving_what_has_no_date_does_not():
    assert not sent("_save=1").publishes(News())


def test_a_draft_publishes_nothing():
    assert not sent("_draft=1").publishes(News(publish_at=timezone.now()))


@pytest.mark.parametrize(
    ("button", "screen"), [("_preview", "preview"), ("_schedule", "schedule"), ("_draft", "change")]
)
def test_the_button_says_where_the_editor_goes_on(button, screen):
    assert sent(f"{button}=1").screen == screen


def test_the_form_says_which_version_it_was_drawn_from():
    assert sent("_base=abc").base == "abc"


def test_the_form_keeps_the_name_of_its_window():
    assert sent("_window=premier").window == "premier"


def test_a_form_to_draw_gets_a_window_of_its_own():
    assert Submission(PUBLISHER).window != Submission(PUBLISHER).window


def test_the_name_of_a_window_does_not_change_while_it_is_drawn():
    drawn = Submission(PUBLISHER)
    assert drawn.window == drawn.window


@pytest.mark.parametrize(("data", "is_sent"), [(None, False), (QueryDict(), True)])
def test_an_empty_form_was_sent_all_the_same(data, is_sent):
    assert Submission(PUBLISHER, data).is_sent is is_sent


def test_a_version_is_signed_with_the_comment_cut_to_its_field():
    signed = sent(f"_comment=++{'a' * 400}").signed
    assert signed == {"author": PUBLISHER, "author_name": "Bruno Leroy", "comment": "a" * 300}


def test_who_gave_no_name_signs_as_they_sign_in():
    assert sent(user=NOBODY).name == "amina"


def test_nothing_has_come_of_it_yet():
    fresh = sent("_publish=1")
    assert (fresh.outcome, fresh.conflict, fresh.findings) == (None, None, [])
