"""Who guesses passwords is stopped, told when to come back, and then let in."""

import re
import time

import pytest
from django.conf import settings
from django.core.cache import caches

from tests.pages.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """clock(seconds) moves the clock that allauth counts by."""
    start, moved = time.time(), [0]
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: start + moved[0])
    return lambda seconds: moved.__setitem__(0, moved[0] + seconds)


def said(response):
    return " ".join(response.context["form"].non_field_errors())


def test_five_failures_lock_the_account_even_for_the_right_password(camille, sign_in, client):
    for _ in range(5):
        sign_in(password="faux")
    assert "Trop d’essais" in said(sign_in())
    assert "_auth_user_id" not in client.session


def test_the_sentence_says_when_to_come_back(camille, sign_in):
    for _ in range(5):
        sign_in(password="faux")
    assert re.search(r"Revenez à \d\d:\d\d\.", said(sign_in()))


def test_a_quarter_of_an_hour_later_the_account_opens(camille, sign_in, clock):
    for _ in range(5):
        sign_in(password="faux")
    clock(15 * 60 + 1)
    assert sign_in().status_code == 302


def test_an_unknown_name_is_locked_as_a_known_one(sign_in):
    for _ in range(5):
        sign_in("inconnue", "faux")
    assert "Trop d’essais" in said(sign_in("inconnue", "faux"))


def test_another_account_is_not_locked(camille, sign_in):
    for _ in range(5):
        sign_in("inconnue", "faux")
    assert sign_in().status_code == 302


def test_one_machine_tries_ten_names_a_minute(db, sign_in, clock):
    for number in range(10):
        sign_in(f"nom-{number}", "faux")
    assert "Trop d’essais" in said(sign_in("encore", "faux"))
    clock(61)
    assert "ne vont pas ensemble" in said(sign_in("encore", "faux"))


def test_another_machine_is_not_stopped(camille, sign_in, client):
    for number in range(10):
        sign_in(f"nom-{number}", "faux")
    answer = client.post(
        "/compte/connexion/", {"login": "camille", "password": PASSWORD}, REMOTE_ADDR="192.0.2.7"
    )
    assert answer.status_code == 302


def test_a_storm_of_forms_gets_a_page_that_says_to_wait(db, sign_in):
    answers = [sign_in(f"nom-{number}", "faux") for number in range(31)]
    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"] == "60"
    assert "Attendez une minute" in answers[-1].content.decode()


def test_an_address_that_a_visitor_forged_is_not_believed(db, client):
    """No proxy is trusted in a default run: X-Forwarded-For is anybody's word."""
    for number in range(10):
        client.post(
            "/compte/connexion/", {"login": f"nom-{number}", "password": "faux"},
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        )  # fmt: skip
    last = client.post(
        "/compte/connexion/",
        {"login": "encore", "password": "faux"},
        headers={"X-Forwarded-For": "192.0.2.99"},
    )
    assert "Trop d’essais" in said(last)


def test_processes_count_together_and_forget_nothing_under_a_flood():
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    assert caches["default"]._max_entries == 100_000
