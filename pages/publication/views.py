"""What an address answers when nothing lives there any more."""

from django.shortcuts import render


def gone(request, **why):
    """A page with status 410.

    `why` is `redirect` for an address that is gone, `withdrawn` for a text past its end date.
    """
    return render(request, "410.html", why, status=410)
