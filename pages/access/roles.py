"""Who may do what: three roles, which are groups of Django, and one question, `may(user, act, object or model)`.

The table of permissions is here, and in programmes/roles.py for the models of programmes. Each `migrate` sets
the three groups back to it; other groups belong to the operator and are left alone.
"""

from collections import defaultdict

from django.apps import apps as installed

from pages.access.scope import scope_of
from pages.models import Revised, Revision

REDACTEUR, EDITOR, ADMINISTRATOR = "Rédacteur", "Éditeur", "Administrateur"
ROLES = (REDACTEUR, EDITOR, ADMINISTRATOR)  # each role may do what the previous one may, and more

WRITE = "view add change"
ALL = "view add change delete"

#: {role: {model: what this role adds to the previous one}}
PERMISSIONS = {
    REDACTEUR: {
        "pages.page": ALL,
        "pages.picture": WRITE,
        "pages.document": WRITE,
        "pages.banner": "view",
        "pages.externallink": "view",
    },
    EDITOR: {
        "pages.page": "publish",
        "pages.bundle": WRITE,
        "pages.picture": "delete",
        "pages.document": "delete",
        "pages.banner": ALL,
    },
    ADMINISTRATOR: {
        "pages.redirect": ALL,
        "pages.sitesettings": "view change",
        "pages.auditentry": "view",
        "auth.user": ALL,
        "auth.group": "view",
    },
}

#: {act: the permission it needs}. Whoever publishes also reviews, moves, restores and shares.
NEEDS = {
    "view": "view",
    "export": "view",
    "add": "add",
    "import": "add",
    "edit": "change",
    "submit": "change",
    "delete": "delete",
    "review": "publish",
    "publish": "publish",
    "restore": "publish",
    "move": "publish",
    "share": "publish",
}
READING = ("view", "export")

_tables = [PERMISSIONS]


def register(table: dict):
    """Adds the table of another app, of the same shape as PERMISSIONS."""
    _tables.append(table)


def permissions(role: str) -> set[tuple[str, str]]:
    """{(app, codename), …} of a role, including those of the previous roles."""
    words = defaultdict(set)
    for each in ROLES[: ROLES.index(role) + 1]:
        for table in _tables:
            for model, added in table.get(each, {}).items():
                words[model].update(added.split())
    return {
        (model.split(".")[0], f"{word}_{model.split('.')[1]}")
        for model, found in words.items()
        for word in found
    }


def make_groups(apps=installed, using="default", **kwargs):
    """Creates the groups and sets their permissions; programmes/apps.py calls it after each migration, when
    permissions exist.
    """
    try:
        groups, known = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    except LookupError:  # migrating back to before the accounts
        return
    keys = {
        (app, codename): pk
        for pk, app, codename in known.objects.using(using).values_list(
            "pk", "content_type__app_label", "codename"
        )
    }
    for role in ROLES:
        group, _made = groups.objects.using(using).get_or_create(name=role)
        group.permissions.set(keys[name] for name in permissions(role) if name in keys)


def may(user, act: str, target) -> bool:
    """Whether `user` may do `act` (a key of NEEDS) to `target`.

    `target` is an object, or a model to ask about any of its objects. The limits of the account count
    (pages/access/scope.py).
    """
    is_model = isinstance(target, type)
    model = target if is_model else type(target)
    if not user.is_staff or not has(user, NEEDS[act], model):
        return False
    if act in READING or user.is_superuser:
        return True
    if is_model:
        return scope_of(user).may_hold(model, new=NEEDS[act] == "add")
    if act == "delete" and not has(user, "publish", model) and was_public(target):
        return False
    return scope_of(user).holds(target)


def has(user, word, model):
    return user.has_perm(f"{model._meta.app_label}.{word}_{model._meta.model_name}")


def is_public(obj) -> bool:
    """Whether `obj` is under editorial control and public now or later; without a date of publication, it is."""
    return "publish" in obj._meta.default_permissions and getattr(obj, "publish_at", obj) is not None


def was_public(obj) -> bool:
    """Whether `obj` is public now or later, or was once: one of its versions says so."""
    return is_public(obj) or (isinstance(obj, Revised) and Revision.objects.of(obj).were_public().exists())
