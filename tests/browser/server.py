"""Runs the site as operators do: migrations, initial content, collected static files, gunicorn."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import environ
from django.db import connection

ROOT = Path(__file__).parent.parent.parent
ADMIN_PASSWORD = "Terril-au-soleil-2026"
#: Nobody answers there; its button and its part of the form of an account are shown.
PROCONNECT = {
    "PROCONNECT_DOMAIN": "proconnect.invalid",
    "PROCONNECT_CLIENT_ID": "essai",
    "PROCONNECT_CLIENT_SECRET": "essai",
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def database(folder):
    """The address of an empty database, of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    url = environ.urlparse(os.environ["DATABASE_URL"])
    name = f"browser_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield url._replace(path=f"/{name}").geturl()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def manage(env, *arguments):
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"manage.py {arguments[0]}:\n{done.stdout}\n{done.stderr}"


def wait_until_it_answers(url, process, log):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            return urllib.request.urlopen(url, timeout=5)
        except OSError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer:\n{log.read_text()}")


def make(folder, env):
    """MADE_SITE: the folder of a site that `make run` has just made, to start from; pictures take long to draw."""
    made = os.environ.get("MADE_SITE")
    if made and connection.vendor == "sqlite":
        shutil.copytree(made, folder, dirs_exist_ok=True)
        return
    manage(env, "migrate", "--verbosity=0")
    manage(env, "createcachetable")
    manage(env, "load_initial_content")
    manage(env, "ensure_admin")
    manage(env, "collectstatic", "--noinput", "--verbosity=0")


@contextmanager
def running(folder):
    """The address of the site, served from `folder` until the end of the block."""
    with database(folder) as database_url:
        port = free_port()
        env = os.environ | {
            "VAR_DIR": str(folder),
            "DATABASE_URL": database_url,
            "ADMIN_PASSWORD": ADMIN_PASSWORD,
            **PROCONNECT,
        }
        make(folder, env)
        manage(env, "shell", "--command", "from tests.browser.examples import load; load()")
        log = folder / "gunicorn.log"
        command = ["-m", "gunicorn", "agglo_site.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "8"]
        with log.open("w") as output:
            process = subprocess.Popen(
                [sys.executable, *command], cwd=ROOT, env=env, stdout=output, stderr=output
            )
        try:
            wait_until_it_answers(f"http://127.0.0.1:{port}/", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)
