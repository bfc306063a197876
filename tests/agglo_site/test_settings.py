"""The settings come from the environment; what is wrong there is said in a sentence."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from agglo_site.environment import Environment, kept_secret

PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "a-key-of-tests-only-" * 3,
    "ALLOWED_HOSTS": "www.exemple.fr",
}
SHOW = "from django.conf import settings; print({})"


@pytest.fixture
def run(tmp_path):
    """Run `python …` as a new process that knows only the variables given."""

    def run(*arguments, **variables):
        variables = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var"), **variables}
        variables["DJANGO_SETTINGS_MODULE"] = "agglo_site.settings"
        return subprocess.run(
            [sys.executable, *arguments], env=variables, cwd=settings.BASE_DIR, capture_output=True, text=True
        )

    return run


def refusal(name, value, read):
    variables = Environment({name: value})
    read(variables)
    with pytest.raises(SystemExit) as stopped:
        variables.stop_if_wrong()
    return str(stopped.value)


@pytest.mark.no_database
def test_a_number_that_is_none_is_quoted():
    said = refusal("MAX_PICTURE_MB", "abc", lambda env: env.integer("MAX_PICTURE_MB", 15))
    assert "MAX_PICTURE_MB : « abc » n’est pas un nombre entier." in said


@pytest.mark.no_database
def test_a_number_too_small_is_refused():
    said = refusal("MAX_PICTURE_MB", "0", lambda env: env.integer("MAX_PICTURE_MB", 15, minimum=1))
    assert "MAX_PICTURE_MB : 0 est trop petit : 1 au moins." in said


@pytest.mark.no_database
def test_maybe_is_neither_yes_nor_no():
    assert "« peut-être »" in refusal("DEBUG", "peut-être", lambda env: env.boolean("DEBUG", False))


@pytest.mark.no_database
def test_an_unknown_environment_is_refused_with_the_choice():
    said = refusal("ENVIRONMENT", "prod", lambda env: env.choice("ENVIRONMENT", ["local", "production"]))
    assert "ENVIRONMENT : « prod » n’est pas reconnu. Choisissez entre local, production." in said


@pytest.mark.no_database
def test_an_origin_without_scheme_is_refused():
    said = refusal("CSRF_TRUSTED_ORIGINS", "exemple.fr", lambda env: env.origins("CSRF_TRUSTED_ORIGINS"))
    assert "« exemple.fr »" in said


@pytest.mark.no_database
@pytest.mark.parametrize(
    "url", ["nope", "mysql://u:p4ss@h/db", "postgres://u:p4ss@h:port/db", "postgres://u:p4ss@h"]
)
def test_a_database_address_that_is_none_is_refused_without_showing_its_password(url):
    said = refusal("DATABASE_URL", url, lambda env: env.database("DATABASE_URL", ""))
    assert "DATABASE_URL : l’adresse de la base n’est pas reconnue." in said
    assert "p4ss" not in said


@pytest.mark.no_database
@pytest.mark.parametrize("url", ["nope", "memcache://u:p4ss@h", "redis+x://u:p4ss@h"])
def test_a_cache_address_that_is_none_is_refused_without_showing_its_password(url):
    said = refusal("CACHE_URL", url, lambda env: env.cache("CACHE_URL", ""))
    assert "CACHE_URL : l’adresse n’est pas reconnue." in said
    assert "p4ss" not in said


@pytest.mark.no_database
@pytest.mark.parametrize("url", ["nope", "imap://u:p4ss@h", "smtp://u:p4ss@h:port"])
def test_a_mail_address_that_is_none_is_refused_without_showing_its_password(url):
    said = refusal("EMAIL_URL", url, lambda env: env.mail("EMAIL_URL", ""))
    assert "EMAIL_URL : l’adresse n’est pas reconnue." in said
    assert "p4ss" not in said


@pytest.mark.no_database
def test_a_mail_server_is_read_from_its_address():
    assert Environment({"EMAIL_URL": "smtp+tls://moi:p%40ss@mail.exemple.fr:587"}).mail("EMAIL_URL", "") == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.exemple.fr",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "moi",
        "EMAIL_HOST_PASSWORD": "p@ss",
        "EMAIL_USE_TLS": True,
    }


@pytest.mark.no_database
def test_letters_of_a_default_run_are_files(run, tmp_path):
    done = run("-c", SHOW.format("settings.EMAIL_FILE_PATH"))
    assert done.stdout.strip() == str(tmp_path / "var" / "mail")


@pytest.mark.no_database
def test_counts_are_kept_in_redis_when_it_is_named(run):
    done = run(
        "-c", SHOW.format("settings.CACHES['default']['BACKEND']"), CACHE_URL="redis://127.0.0.1:6379/0"
    )
    assert done.stdout.strip() == "django.core.cache.backends.redis.RedisCache"


@pytest.mark.no_database
def test_half_of_proconnect_is_refused_and_what_is_missing_named(run):
    done = run("manage.py", "check", PROCONNECT_DOMAIN="auth.exemple.fr", PROCONNECT_CLIENT_ID="x")
    assert "- PROCONNECT_CLIENT_SECRET : à donner aussi" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.no_database
@pytest.mark.parametrize("variables, required", [({}, "False"), (PRODUCTION, "True")])
def test_a_second_factor_is_required_in_production(run, variables, required):
    done = run("-c", SHOW.format("settings.SECOND_FACTOR_REQUIRED"), **variables)
    assert done.stdout.strip() == required


@pytest.mark.no_database
def test_all_faults_are_said_at_once_and_without_traceback(run):
    done = run("manage.py", "check", MAX_PICTURE_MB="abc", MAX_DOCUMENT_MB="beaucoup")
    assert done.returncode == 1
    assert "MAX_PICTURE_MB" in done.stderr and "MAX_DOCUMENT_MB" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.no_database
def test_production_asks_for_a_secret_key_and_host_names(run):
    done = run("manage.py", "check", ENVIRONMENT="production")
    assert "SECRET_KEY : en production" in done.stderr and "ALLOWED_HOSTS : en production" in done.stderr


@pytest.mark.no_database
@pytest.mark.parametrize("name, value", [("DEBUG", "1"), ("ALLOWED_HOSTS", "*"), ("SECRET_KEY", "court")])
def test_production_refuses_what_would_weaken_it(run, name, value):
    assert f"- {name} : " in run("-c", SHOW.format("settings.DEBUG"), **PRODUCTION | {name: value}).stderr


@pytest.mark.no_database
def test_check_deploy_is_clean_in_production(run):
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr


@pytest.mark.no_database
def test_a_default_run_answers_at_the_address_it_prints(run):
    show = SHOW.format("settings.ALLOWED_HOSTS")
    local = ["localhost", "127.0.0.1", "[::1]"]
    assert run("-c", show).stdout.strip() == str(local)
    assert run("-c", show, HOST="192.168.1.20").stdout.strip() == str([*local, "192.168.1.20"])
    assert run("-c", show, HOST="192.168.1.20", **PRODUCTION).stdout.strip() == "['www.exemple.fr']"


@pytest.mark.no_database
def test_cookies_of_production_are_bound_to_its_host(run):
    done = run(
        "-c", SHOW.format("settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE"), **PRODUCTION
    )
    assert done.stdout.strip() == "__Host-sessionid True"


@pytest.mark.no_database
def test_the_secret_of_a_default_run_is_kept(tmp_path):
    assert kept_secret(tmp_path / "key") == kept_secret(tmp_path / "key")


@pytest.mark.no_database
def test_the_secret_of_a_default_run_is_for_its_owner_alone(tmp_path):
    kept_secret(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.no_database
def test_two_processes_that_start_together_share_one_secret(tmp_path, monkeypatch):
    """The other one comes first, between our look and our writing."""
    link = os.link
    monkeypatch.setattr(os, "link", lambda draft, path: path.write_text("the other") and link(draft, path))
    assert kept_secret(tmp_path / "key") == "the other"


def test_sqlite_keeps_its_foreign_keys_and_waits_its_turn(db):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (1,)


@pytest.mark.no_database
def test_sqlite_is_read_while_it_is_written(run):
    ask = "import django; django.setup(); from django.db import connection as c; print(c.cursor().execute('PRAGMA journal_mode').fetchone())"
    assert run("-c", ask).stdout.strip() == "('wal',)"


ASK = "import django; django.setup(); from django.test import Client; Client(SERVER_NAME='localhost').get('/health/')"


@pytest.mark.no_database
def test_the_console_says_what_a_page_costs_where_debug_is_on(run):
    assert re.search(r"GET /health/ 200: 1 SQL, \d+ ms; \d+ ms$", run("-c", ASK, DEBUG="1").stderr, re.M)


@pytest.mark.no_database
def test_the_console_says_nothing_of_it_where_debug_is_off(run):
    assert "SQL" not in run("-c", ASK).stderr
