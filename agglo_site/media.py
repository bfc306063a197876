"""Uploaded files, served from wherever they are stored: a folder, or a bucket that several machines share."""

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
#: What the library accepts, and nothing else: no guess from the tables of the system.
MEDIA_TYPES = PICTURES | {kind.extension: kind.media_type for kind in KINDS}
SHOWN = {*PICTURES.values(), "application/pdf"}

A_DAY = "public, max-age=86400"
FOR_EVER = "public, max-age=31536000, immutable"
#: No `sandbox`: the Chromium of today draws a PDF under it, older browsers, whose viewer is a plug-in of the page, do not.
PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
POLICY = "default-src 'none'; sandbox"


def last_modified(request, path):
    """None where there is no such file; the conditional request is then none."""
    try:
        return default_storage.get_modified_time(path) if default_storage.exists(path) else None
    except SuspiciousFileOperation:  # a path that climbs out of the folder
        return None


@require_safe
def media(request, path):
    """What only drafts show is for staff (and for partners, by their link): others find nothing here."""
    if not withheld_files.holds(sound(path)):
        return file_at(request, path)
    if not request.user.is_staff:
        raise Http404
    return kept_by_nobody(file_at(request, path))


@by_link
@require_safe
def shared_media(request, recipient, token, path):
    """A file of a draft, for who was sent the link of a bundle that shows it."""
    if withheld_files.holds(sound(path)) and path not in Inside(recipient, token).files:
        raise Http404
    return file_at(request, path)


def sound(path):
    """An address has one spelling: another would lead to the same file, and past what is asked of its name."""
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
