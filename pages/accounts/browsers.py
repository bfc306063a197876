"""« Firefox sur Windows »: enough for people to recognise their own device."""

from django.utils.translation import gettext as _

#: {mark in the User-Agent: name}, in the order of the search: most browsers also claim to be others.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def named(user_agent: str) -> str:
    browser = first_in(user_agent, BROWSERS) or _("Navigateur inconnu")
    system = first_in(user_agent, SYSTEMS)
    return _("%(browser)s sur %(system)s") % {"browser": browser, "system": system} if system else browser


def first_in(text, names):
    return next((name for mark, name in names.items() if mark in text), None)
