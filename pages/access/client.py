"""The address of the visitor, as far as a request can be trusted."""

from ipaddress import ip_address

from django.conf import settings


def client_address(request) -> str | None:
    """The IP address of the visitor, or None.

    A visitor can write anything in X-Forwarded-For: only its last TRUSTED_PROXIES entries come from our
    proxies. The first of these entries is the address that the outermost proxy saw.
    """
    proxies = settings.TRUSTED_PROXIES
    forwarded = list(filter(None, request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")))
    if proxies and len(forwarded) >= proxies:
        return read(forwarded[-proxies])
    return read(request.META.get("REMOTE_ADDR", ""))


def read(text: str) -> str | None:
    """'203.0.113.7', '203.0.113.7:51234', '[2001:db8::1]:51234' → the address; anything else → None."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ip_address(text))
    except ValueError:
        return None
