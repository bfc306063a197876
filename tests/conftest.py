import gc
from contextlib import nullcontext

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpResponse
from django.template.base import Template
from django.test import Client, override_settings
from django.test.utils import setup_databases, teardown_databases
from hypothesis import settings

from pages.editorial.withheld import WithheldFiles
from tests.as_read import as_read
from tests.catalogues import compile_stale
from tests.make import make_commune, make_home

PLAIN_STATIC = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

#: The same examples at each run, so that a run tells of a change and of nothing else; --hypothesis-profile=wide looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("wide", max_examples=500, deadline=None)
settings.load_profile("steady")


def pytest_sessionstart():
    """What is loaded by now is never garbage; to look for some through all of it takes a third of a run's time."""
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def pytest_configure(config):
    if not hasattr(config, "workerinput"):  # once, before pytest-xdist starts its workers
        compile_stale()


@pytest.fixture(scope="session", autouse=True)
def files_apart(tmp_path_factory):
    """Uploads go to a folder of the test run; static files need no manifest (the browser tests collect them)."""
    with override_settings(STORAGES=PLAIN_STATIC, MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(scope="session", autouse=True)
def pages_as_read():
    """`response.text` is a page as readers see it; `response.content` is what was sent."""

    def text(response):
        sent = response.content.decode(response.charset or "utf-8")
        return as_read(sent) if response.get("Content-Type", "").startswith("text/html") else sent

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HttpResponse, "text", property(text))
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """A password is slow to check on purpose; each test that signs in would pay for it."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def widgets_without_copies(django_test_environment):
    """Django's test client keeps a copy of the context of each template drawn: a form has a thousand for its widgets alone."""
    with pytest.MonkeyPatch.context() as patch:
        instrumented = Template._render

        def render(template, context):
            is_widget = "/widgets/" in (template.name or "")
            return template.nodelist.render(context) if is_widget else instrumented(template, context)

        patch.setattr(Template, "_render", render)
        yield


@pytest.fixture(autouse=True)
def no_connection(request, django_db_blocker):
    """For a test that bears the marker no_database, even where its file has the database open."""
    with django_db_blocker.block() if request.node.get_closest_marker("no_database") else nullcontext():
        yield


@pytest.fixture(autouse=True)
def files_looked_at_anew(monkeypatch):
    """What one test knew of held files is not true in the next, which has other rows and the same numbers."""
    for name in ("pages.sharing.links", "agglo_site.media"):
        monkeypatch.setattr(f"{name}.withheld_files", WithheldFiles(interval=0))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """The database, made for whoever asks: pytest-django's own makes none where no test has its mark, and `kept` has none."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker):
    """The database for a whole file of tests that only read, or undo what they write: rows made once, taken back at its end.

    In place of the mark django_db, under which each test would close the transaction of the others.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def staff(kept):
    """Who may do everything in the admin, for a whole file of tests that only read."""
    client = Client()
    client.force_login(User.objects.create_superuser("administratrice"))
    return client


@pytest.fixture
def home(db):
    return make_home()


@pytest.fixture
def bethune(db):
    return make_commune("Béthune", "62119")


@pytest.fixture
def auchel(db):
    return make_commune("Auchel", "62048")
