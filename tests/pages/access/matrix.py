"""The table of who may do what, written by hand: the tests ask every address of the site by it.

A new address of the admin needs a row of ENDINGS when it is one of many ("…_preview"), else of NAMED, and one of POSTED
when an object is named in what is sent to it; a new public one, a line of PUBLIC; a new action of a list, a row of
ACTIONS; a new model of the admin, a row of MODELS.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from pages.models import Confirmable, Page, Revision
from pages.text.translated import in_language
from pages.translations.models import Translatable, fingerprint, translated_names

#: Who, by letter: r(édacteur), e (éditeur), a(dministrateur). "s": any staff; "": nobody but a superuser.
ALL, TRUSTED, BOSS, NOBODY = "rea", "ea", "a", ""

#: {act: who} for each kind of model. "draft" and "live": what has dates of publication, before and after them.
TEXT = {
    "view": ALL, "add": ALL, "delete draft": ALL, "delete live": TRUSTED,
    # what is written over a live object is a draft: test_rights.py says that its readers see none of it
    "edit draft": ALL, "edit live": ALL, "submit draft": ALL, "submit live": ALL,
    # it writes the row itself
    "confirm draft": ALL, "confirm live": TRUSTED,
    "review": TRUSTED, "publish": TRUSTED, "restore": TRUSTED, "move": TRUSTED, "share": TRUSTED,
}  # fmt: skip
FILE = {"view": ALL, "add": ALL, "edit": ALL, "delete": TRUSTED}
REFERENCE = {"view": ALL, "add": TRUSTED, "edit": TRUSTED, "delete": TRUSTED, "publish": TRUSTED}
BUNDLE = {"view": TRUSTED, "add": TRUSTED, "edit": TRUSTED, "delete": NOBODY}
PROGRAMME = REFERENCE | {
    "new": False,
    "edit": ALL,
    "submit": ALL,
    "review": TRUSTED,
    "confirm": TRUSTED,
    "share": TRUSTED,
}
TRASH = {"view": TRUSTED, "add": NOBODY, "edit": NOBODY, "delete": NOBODY, "restore": TRUSTED}
REPORT = {"view": ALL, "add": NOBODY, "edit": NOBODY, "delete": NOBODY}
IMPORT = {"view": TRUSTED, "add": TRUSTED, "edit": TRUSTED, "delete": TRUSTED}
SETTINGS = {"view": BOSS, "add": BOSS, "edit": BOSS, "delete": BOSS}

#: {model: (its rights, whether an object of it can be inside the limits of a user)}
MODELS = {
    "pages.page": (TEXT, True),
    "programmes.project": (TEXT, True),
    "programmes.event": (TEXT, True),
    "programmes.news": (TEXT, True),
    "programmes.call": (TEXT, True),
    # A new one is public at once, and inside of nothing.
    "programmes.programme": (PROGRAMME, True),
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
    "pages.externallink": (REPORT, False),
    "pages.trashedobject": (TRASH, True),
    "pages.auditentry": (SETTINGS | {"add": NOBODY, "edit": NOBODY, "delete": NOBODY}, False),
}


@dataclass(frozen=True)
class Row:
    """What an address needs: `act`, asked by `method`. `args`: those of the address, from the object it is about.

    An address that does several things has several rows.
    """

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
    "confirm": Row("add", "post"),
    "password_change": Row("edit"),
    "check": (Row("view"), Row("edit", "post")),
    "compare": Row("view", data={"avant": 1, "apres": 1}, args=lambda obj: versioned(obj)[:1]),
    "preview": Row("view"),
    "preview_page": Row("view"),
    "conflict": (
        Row("edit", args=lambda obj: versioned(obj)),
        Row("edit", "post", args=lambda obj: versioned(obj)),
    ),
    "restore": Row("edit", "post", args=lambda obj: versioned(obj)),
    "discard": Row("edit", "post"),
    "review": (
        Row("view"),
        Row("submit", "post", {"act": "soumettre"}),
        Row("submit", "post", {"act": "commenter", "text": "?"}),
        Row("review", "post", {"act": "approuver"}),
        Row("review", "post", {"act": "reprendre", "text": "?"}),
    ),
    "resolve": Row("submit", "post", args=lambda obj: [obj.pk, 1]),
    "publish": (Row("publish"), Row("publish", "post")),
    "schedule": (Row("publish"), Row("publish", "post")),
    "unschedule": Row("publish", "post", args=lambda obj: [obj.pk, 1]),
    "autosave_new": Row("add", "post", {"_typed": "1"}),
    "autosave_forget_new": Row("add", "post"),
    "autosave": Row("edit", "post", {"_typed": "1"}),
    "autosave_forget": Row("edit", "post"),
    # the old address of a form: Django sends on to the one of today
    "<path:object_id>/": Row("staff"),
}


def versioned(obj):
    return [obj.pk, Revision.objects.found(obj).number]


def remark_of(bundle):
    return bundle.items.get().bundlecomment_set.get()


#: {action of a list: the act that it needs on each object}
ACTIONS = {
    "delete_selected": "delete",
    "publish": "publish",
    "unpublish": "publish",
    "withhold": "publish",
    "not_a_person": "publish",
    "confirm_rows": "confirm",
    "close_sessions": "edit",
    "remove_factors": "edit",
    "share": "share",
}


@dataclass(frozen=True)
class Posted:
    """What is sent to an address about one object of a kind, and what that needs: the first act its rights know."""

    base: type
    acts: tuple
    data: Callable


def still_true(obj):
    return {"nature": obj._meta.label_lower, "objet": obj.pk}


def still_right(obj):
    """The first of its texts in another language, which it then has."""
    field, _language, name = translated_names(type(obj))[0]
    type(obj)._base_manager.filter(pk=obj.pk).update(**{name: "Example"})
    return still_true(obj) | {"champ": name, "vu": fingerprint(in_language(obj, field, "fr"))}


def moved(page):
    """To the end of the pages that it stands among."""
    return {"move": page.pk, "position": "last-child", "relative_to": page.parent_id}


#: {address: what is sent there}
POSTED = {
    "admin:to_confirm": Posted(Confirmable, ("confirm",), still_true),
    "admin:translations": Posted(Translatable, ("confirm", "edit"), still_right),
    "admin:pages/page/move-node/": Posted(Page, ("move",), moved),
}

#: Who looks for an object in the form of another: "view", or here what is in its place.
CHOSEN = {"auth.user": "staff"}

#: Addresses with a rule of their own: "anyone", "staff" (whoever enters the admin), "a role", "an account" (whoever
#: signs in, for their own account), or rows; "chosen": CHOSEN.
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
    "admin:autocomplete": "chosen",
    "admin:pages/page/move-node/": ("pages.page", Row("move", "post")),
    "admin:(?P<url>.*)$": "staff, and there is nothing",
    "admin:to_confirm": "a role",
    "admin:translations": "a role",
    **dict.fromkeys(
        (
            "mfa_index",
            "account_reauthenticate",
            "mfa_reauthenticate",
            "mfa_reauthenticate_webauthn",
            "account_change_password",
            "account_set_password",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_list_webauthn",
            "mfa_add_webauthn",
            "mfa_remove_webauthn",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "usersessions_list",
        ),
        "an account",
    ),
    # its old form leads to the way out
    "admin:pages_trashedobject_change": ("pages.trashedobject", Row("view")),
    "admin:pages_trashedobject_restore": (
        "pages.trashedobject",
        (Row("restore"), Row("restore", "post", {"publier": "1"})),
    ),
    "admin:programmes_grantimport_change": ("programmes.grantimport", Row("view")),
}

#: What every visitor may read.
PUBLIC = {
    "catalogue_jsonld", "dataset_file", "favicon", "health", "media", "robots", "security_txt", "sitemap_xml",
    "pages:changes", "pages:changes_feed",
    # how one signs in, and out
    "account_login", "account_logout", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "mfa_authenticate",
    "mfa_login_webauthn", "proconnect_start", "proconnect_callback", "proconnect_signed_out",
    "pages:page", "pages:short", "pages:sitemap",
    # by a secret link: tests/pages/sharing/test_links.py
    "pages:shared", "pages:shared_bare", "pages:shared_cut", "pages:shared_item", "pages:shared_review", "shared_media",
    "programmes:call", "programmes:calls", "programmes:commune", "programmes:commune_calendar",
    "programmes:communes", "programmes:data", "programmes:dataset", "programmes:event", "programmes:event_calendar",
    "programmes:events", "programmes:events_calendar", "programmes:grant", "programmes:grants", "programmes:map",
    "programmes:milestone", "programmes:milestones", "programmes:news", "programmes:news_feed",
    "programmes:news_feed_commune", "programmes:news_feed_programme", "programmes:news_item", "programmes:partner",
    "programmes:partners", "programmes:project", "programmes:projects", "programmes:quartier", "programmes:near_me",
    "programmes:near_me_drawing",
}  # fmt: skip
