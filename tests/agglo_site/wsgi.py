"""Calls a WSGI application as a server does, without a server."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes


def call(application, path="/", method="GET", host="localhost", **headers):
    """call(app, '/projets/', accept_encoding='br') → Answer; names of headers are in lower case."""
    request = RequestFactory().generic(
        method, path, headers={name.replace("_", "-"): headers[name] for name in headers}
    )
    said = {}

    def start_response(status, headers, exc_info=None):
        said.update(status=int(status[:3]), headers={name.lower(): value for name, value in headers})

    with connections_kept():
        # RequestFactory has decoded the path: a server gives its bytes, one character each (PEP 3333)
        as_it_comes = request.environ["PATH_INFO"].encode().decode("latin-1")
        environ = request.environ | {"HTTP_HOST": host, "PATH_INFO": as_it_comes}
        response = application(environ, start_response)
        body = b"".join(response)
        if hasattr(response, "close"):
            response.close()
    return Answer(said["status"], said["headers"], body)


@contextmanager
def connections_kept():
    """As the client of Django does: the transaction of the test lives in its connection."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def held(cache, path="/", **headers):
    """Whether the page comes out of the cache."""
    before = cache.application.asked
    call(cache, path, **headers)
    return cache.application.asked == before
