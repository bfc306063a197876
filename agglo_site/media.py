"""Serves uploaded files from where they are stored: a folder, or a bucket that several machines share."""

from pathlib import PurePosixPath
from posixpath import normpath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import condition, require_safe

from pages.editorial.withheld import withheld_files
from pages.files.documents import KINDS
from pages.sharing.links import Inside
from pages.sharing.views import by_link

PICTURES = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
}
#: Only what the library accepts: the types known to the operating system are not used.
MEDIA_TYPES = PICTURES | {kind.extension: kind.media_type for kind in KINDS}
SHOWN = {*PICTURES.values(), "application/pdf"}

A_DAY = "public, max-age=86400"
FOR_EVER = "public, max-age=31536000, immutable"
#: Without `sandbox`: today's Chromium shows a PDF under it, but older browsers, whose viewer is a plug-in
#: of the page, do not.
PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
POLICY = "default-src 'none'; sandbox"


def last_modified(request, path):
    """The date of the file `path`, or None if there is none: the answer then has no Last-Modified."""
    try:
        return default_storage.get_modified_time(path) if default_storage.exists(path) else None
    except SuspiciousFileOperation:  # a path that leads out of the folder
        return None


@require_safe
def media(request, path):
    """Serves the file `path`.

    A file that only drafts show is for staff; others get a 404, unless they hold a link (shared_media).
    """
    if not withheld_files.holds(sound(path)):
        return file_at(request, path)
    if not request.user.is_staff:
        raise Http404
    return kept_by_nobody(file_at(request, path))


@by_link
@require_safe
def shared_media(request, recipient, token, path):
    """Serves the file `path` to whoever holds the link of a bundle; a withheld file must be shown by that
    bundle, or 404.
    """
    if withheld_files.holds(sound(path)) and path not in Inside(recipient, token).files:
        raise Http404
    return file_at(request, path)


def sound(path):
    """`path` if it is in its normal form, otherwise 404.

    Another spelling would lead to the same file, but would escape the check made on its name.
    """
    if normpath(path) != path:
        raise Http404
    return path


def kept_by_nobody(response):
    response.headers["Cache-Control"] = "private, no-store"
    return response


@condition(last_modified_func=last_modified)
def file_at(request, path):
    name = PurePosixPath(path)
    media_type = MEDIA_TYPES.get(name.suffix)
    if not media_type:
        raise Http404
    return FileResponse(
        opened(path),
        content_type=media_type,
        as_attachment=media_type not in SHOWN,
        filename=name.name,
        headers={"X-Content-Type-Options": "nosniff"} | cache_headers(path) | policy_headers(media_type),
    )


def opened(path):
    try:
        return default_storage.open(path)
    except (OSError, ValueError, SuspiciousFileOperation):
        raise Http404 from None


def cache_headers(path):
    return {"Cache-Control": FOR_EVER if path.startswith("__processed__/") else A_DAY}


def policy_headers(media_type):
    if media_type in PICTURES.values():
        return {}
    return {"Content-Security-Policy": PDF_POLICY if media_type == "application/pdf" else POLICY}
