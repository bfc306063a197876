"""The table of who may do what, written by hand: the tests ask every address of the site by it.

A new address of the admin needs a row of ENDINGS when it is one of many ("…_preview"), else of NAMED; a new public
one, a line of PUBLIC; a new action of a list, a row of ACTIONS; a new model of the admin, a row of MODELS.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

#: Who, by letter: r(édacteur), e (éditeur), a(dministrateur). "s": any staff; "": nobody but a superuser.
ALL, TRUSTED, BOSS, NOBODY = "rea", "ea", "a", ""

#: {act: who} for each kind of model. "draft" and "live": what has dates of publication, before and after them.
TEXT = {
    "view": ALL, "add": ALL, "edit draft": ALL, "edit live": TRUSTED, "delete draft": ALL, "delete live": TRUSTED,
    "submit": ALL, "review": TRUSTED, "publish": TRUSTED, "restore": TRUSTED, "move": TRUSTED, "share": TRUSTED,
}  # fmt: skip
FILE = {"view": ALL, "add": ALL, "edit": ALL, "delete": TRUSTED}
REFERENCE = {"view": ALL, "add": TRUSTED, "edit": TRUSTED, "delete": TRUSTED, "publish": TRUSTED}
BUNDLE = {"view": TRUSTED, "add": TRUSTED, "edit": TRUSTED, "delete": NOBODY}
IMPORT = {"view": TRUSTED, "add": TRUSTED, "edit": TRUSTED, "delete": TRUSTED}
SETTINGS = {"view": BOSS, "add": BOSS, "edit": BOSS, "delete": BOSS}

#: {model: (its rights, whether an object of it can be inside the limits of a user)}
MODELS = {
    "pages.page": (TEXT, True),
    "programmes.project": (TEXT, True),
    "programmes.event": (TEXT, True),
    "programmes.news": (TEXT, True),
    "programmes.call": (TEXT, True),
    # No draft of a programme yet: what is written of it is public. And a new one is inside of nothing.
    "programmes.programme": (REFERENCE | {"new": False}, True),
    "programmes.milestone": (REFERENCE | {"add": NOBODY, "delete": NOBODY}, True),
    "programmes.grant": (REFERENCE, True),
    "programmes.grantimport": (IMPORT, True),
    "programmes.territoryimport": (IMPORT, False),
    "pages.banner": (REFERENCE, True),
    "pages.bundle": (BUNDLE, True),
    "pages.picture": (FILE, True),
    "pages.document": (FILE, True),
    "programmes.partner": (REFERENCE, False),
    "programmes.person": (REFERENCE, False),
    "programmes.commune": (REFERENCE, False),
    "programmes.quartier": (REFERENCE, False),
    "pages.redirect": (SETTINGS, False),
    "pages.sitesettings": (SETTINGS | {"add": NOBODY, "delete": NOBODY}, False),
    "auth.user": (SETTINGS, False),
    "auth.group": (SETTINGS | {"add": NOBODY, "edit": NOBODY, "delete": NOBODY}, False),
    "pages.trashedobject": (
        {"view": TRUSTED, "restore": TRUSTED, "add": NOBODY, "edit": NOBODY, "delete": NOBODY},
        True,
    ),
    "pages.externallink": ({"view": ALL, "add": NOBODY, "edit": NOBODY, "delete": NOBODY}, False),
    "pages.auditentry": (SETTINGS | {"add": NOBODY, "edit": NOBODY, "delete": NOBODY}, False),
}


@dataclass(frozen=True)
class Row:
    """What an address needs: `act`, asked by `method`. `args`: those of the address, from the object it is about."""

    act: str
    method: str = "get"
    data: dict = field(default_factory=dict)
    args: Callable = lambda obj: [obj.pk]


#: {ending of the name of the address, or of its path when it has no name: row}
ENDINGS = {
    "changelist": Row("view"),
    "history": Row("view"),
    "add": Row("add"),
    "change": Row("edit", "post"),
    "delete": Row("delete", "post", {"post": "yes"}),
    "export": Row("view"),
    "report": Row("view"),
    "follow": Row("view"),
    "revoke": Row("edit", "post"),
    "revoke_recipient": Row("edit", "post", args=lambda bundle: [bundle.pk, bundle.recipients.get().pk]),
    "renew": Row("edit", "post", args=lambda bundle: [bundle.pk, bundle.recipients.get().pk]),
    "resolve_remark": Row("edit", "post", args=lambda bundle: [bundle.pk, remark_of(bundle).pk]),
    "schedule": Row("publish"),
    "unschedule": Row("publish", "post", args=lambda obj: [obj.pk, 1]),
    "confirm": Row("add", "post"),
    "password_change": Row("edit"),
    # the old address of a form: Django sends on to the one of today
    "<path:object_id>/": Row("staff"),
}


def remark_of(bundle):
    return bundle.items.get().bundlecomment_set.get()


#: {action of a list: the act that it needs on each object}
ACTIONS = {
    "delete_selected": "delete",
    "publish": "publish",
    "unpublish": "publish",
    "withhold": "publish",
    "not_a_person": "publish",
    "share": "a bundle to fill: tests/pages/sharing/test_admin.py",
}

#: Addresses with a rule of their own: "anyone", "staff" (whoever enters the admin), or a test of their own.
NAMED = {
    "admin:index": "staff",
    "admin:app_list": "staff, with a right there",
    "admin:jsi18n": "staff",
    "admin:coming": "staff",
    "admin:login": "anyone",
    "admin:logout": "anyone",
    "admin:password_change": "staff",
    "admin:password_change_done": "staff",
    "admin:view_on_site": "staff",
    "admin:autocomplete": "test_limits.py, test_rights.py",
    "admin:pages/page/move-node/": "test_limits.py, test_rights.py",
    "admin:(?P<url>.*)$": "staff, and there is nothing",
    "admin:pages_trashedobject_restore": ("pages.trashedobject", Row("restore", "post")),
    "admin:programmes_grantimport_change": ("programmes.grantimport", Row("view")),
}

#: What every visitor may read.
PUBLIC = {
    "catalogue_jsonld", "dataset_file", "favicon", "health", "media", "robots", "security_txt", "sitemap_xml",
    "pages:changes", "pages:changes_feed", "pages:page", "pages:short", "pages:sitemap",
    # by a secret link: tests/pages/sharing/test_links.py
    "pages:shared", "pages:shared_bare", "pages:shared_cut", "pages:shared_item", "pages:shared_review", "shared_media",
    "programmes:call", "programmes:calls", "programmes:commune", "programmes:commune_calendar",
    "programmes:communes", "programmes:data", "programmes:dataset", "programmes:event", "programmes:event_calendar",
    "programmes:events", "programmes:events_calendar", "programmes:grant", "programmes:grants", "programmes:map",
    "programmes:milestone", "programmes:milestones", "programmes:news", "programmes:news_feed",
    "programmes:news_feed_commune", "programmes:news_feed_programme", "programmes:news_item", "programmes:partner",
    "programmes:partners", "programmes:project", "programmes:projects", "programmes:quartier", "programmes:where",
    "programmes:where_drawing",
}  # fmt: skip
