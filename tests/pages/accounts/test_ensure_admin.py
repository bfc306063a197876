"""The first administrator of a new site."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def test_the_first_run_says_a_password_that_signs_in(client, capsys):
    call_command("ensure_admin")
    password = re.search("mot de passe « (.+) »", capsys.readouterr().out)[1]
    assert client.login(username="admin", password=password)


def test_the_next_run_says_and_changes_nothing(capsys):
    call_command("ensure_admin")
    before = User.objects.get().password
    capsys.readouterr()
    call_command("ensure_admin")
    assert capsys.readouterr().out == ""
    assert User.objects.get().password == before


def test_a_chosen_password_is_used_and_not_shown(client, capsys, monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "terrils-et-corons")
    call_command("ensure_admin")
    assert "terrils-et-corons" not in capsys.readouterr().out
    assert client.login(username="admin", password="terrils-et-corons")


@pytest.mark.parametrize("weak", ["court", "12345678901", "password123"])
def test_a_weak_password_is_refused_and_nobody_made(weak, monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", weak)
    with pytest.raises(CommandError, match="ADMIN_PASSWORD"):
        call_command("ensure_admin")
    assert not User.objects.exists()
