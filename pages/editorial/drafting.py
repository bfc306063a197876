"""Shows drafts as their readers would see them: written to the database, drawn by the real views, rolled back."""

from contextlib import contextmanager
from copy import copy

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.handlers.wsgi import WSGIRequest
from django.db import Error, transaction
from django.db.models import ProtectedError
from django.http import Http404, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from pages.text.languages import without_prefix
from pages.versions.snapshots import apply_for_a_look

NOTHING_TO_SHOW = _("Cette page est un simple renvoi : elle n’a rien à montrer.")


def drawn(request, obj, snapshot, language):
    """The response that a visitor would get if `snapshot` were published now; everything is rolled back.

    Raises Http404 if the snapshot cannot be applied.
    """
    with as_if_published([(obj, snapshot)]) as (refused, _addresses):
        if refused:
            raise Http404
        return visited(request, obj, language)


@contextmanager
def as_if_published(drafts):
    """Context manager: the drafts [(object, snapshot), …] are public, all together, until the end of the block.

    Gives (the objects that cannot be, for instance because a promise moved without a reason; {address:
    object}). An object has two addresses if its draft changes it: texts may link to both.
    """
    with transaction.atomic():
        refused, addresses = [], {}
        for obj, snapshot in drafts:
            addresses |= dict.fromkeys(addresses_of(obj), obj)
            try:
                with transaction.atomic():
                    apply_for_a_look(obj, snapshot)
                    obj.show_now()
            except (Error, ValidationError, ProtectedError):
                refused.append(obj)
        for obj in (obj for obj, _snapshot in drafts if obj not in refused):
            obj.refresh_from_db()  # the address may have changed with a page above
            addresses |= dict.fromkeys(addresses_of(obj), obj)
        yield refused, addresses
        transaction.set_rollback(True)


def addresses_of(obj):
    """The addresses without language prefix; none for what has no page of its own (a programme)."""
    return map(without_prefix, obj.addresses()) if hasattr(obj, "addresses") else ()


def visited(request, obj, language, shared=None):
    """The answer of the public view of `obj`; `shared` is told to those who hold the link of a share (base.html)."""
    with translation.override(language):
        visit = Visit(request, obj.get_absolute_url(), language, shared)
        try:
            view, args, kwargs = resolve(visit.path_info)
        except Resolver404:
            raise Http404 from None
        response = view(visit, *args, **kwargs)
        if response.status_code != 200:
            response = HttpResponse(NOTHING_TO_SHOW)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


class Visit(WSGIRequest):
    """The request of someone without an account, for `url`."""

    def __init__(self, request, url, language, shared=None):
        address, _question, query = url.partition("?")
        environ = copy(request.environ) | {
            "PATH_INFO": address,
            "QUERY_STRING": query,
            "REQUEST_METHOD": "GET",
        }
        environ.pop("HTTP_COOKIE", None)
        super().__init__(environ)
        self.user, self.LANGUAGE_CODE, self.shared = AnonymousUser(), language, shared
