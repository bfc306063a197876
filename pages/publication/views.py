"""What an address says once nothing lives there."""

from django.shortcuts import render


def gone(request, **why):
    """`redirect`, of an address that is no more, or `withdrawn`, of content whose date has passed."""
    return render(request, "410.html", why, status=410)
