"""Conventions of the house: one test a rule, which names all that break it."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from pages.tree.content import tables

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
PUBLIC = sorted(
    path for path in TEMPLATES.rglob("*.html") if "admin" not in path.relative_to(TEMPLATES).parts
)
PYTHON = sorted(
    path
    for folder in ("agglo_site", "pages", "programmes")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
MODELS = [model for app in ("pages", "programmes") for model in apps.get_app_config(app).get_models()]
KINDS = [kind for table in tables() for kind in table.kinds().values()]


def is_ours(kind):
    return kind.__module__.split(".")[0] in ("agglo_site", "pages", "programmes")


def names(paths):
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.no_database
def test_the_rules_have_something_to_read():
    """Over nothing, each of them would hold."""
    assert len(PUBLIC) > 100 and len(PYTHON) > 200 and len(MODELS) > 50 and len(KINDS) > 20


@pytest.mark.no_database
def test_every_kind_of_block_has_a_template():
    assert [kind.KIND for kind in KINDS if not has_template(kind)] == []


def has_template(kind):
    try:
        return get_template(kind(kind=kind.KIND).template_name)
    except TemplateDoesNotExist:
        return None


@pytest.mark.no_database
def test_kinds_have_names_of_their_own():
    assert len({kind.KIND for kind in KINDS}) == len(KINDS)


@pytest.mark.no_database
def test_every_template_is_used():
    written = "\n".join(path.read_text() for path in [*PYTHON, *TEMPLATES.rglob("*.html")])
    by_django = {"404.html", "500.html", "400.html", "403.html", "403_csrf.html", "410.html"}
    by_kind = {kind(kind=kind.KIND).template_name for kind in KINDS}
    unused = [
        name
        for path in PUBLIC
        if (name := str(path.relative_to(TEMPLATES))) not in by_django | by_kind
        and f'"{name}"' not in written
    ]
    assert unused == []


@pytest.mark.no_database
def test_no_template_line_is_over_120_characters():
    templates = [path for path in sorted(TEMPLATES.rglob("*")) if path.suffix in {".html", ".txt"}]
    culprits = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in templates
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > 120
    ]
    assert culprits == []


@pytest.mark.no_database
def test_no_template_marks_html_safe_or_writes_inline():
    wrong = r"\|\s*safe\b|autoescape off|<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)"
    assert names(path for path in PUBLIC if re.search(wrong, path.read_text())) == []


@pytest.mark.no_database
def test_only_the_template_tags_mark_html_safe():
    marking = [path for path in PYTHON if re.search(r"mark_safe|SafeString", path.read_text())]
    assert names(marking) == ["pages/templatetags/site_tags.py"]


@pytest.mark.no_database
def test_no_file_grows_past_three_hundred_lines():
    assert names(path for path in PYTHON if len(path.read_text().splitlines()) > 300) == []


@pytest.mark.no_database
def test_names_of_models_and_fields_begin_in_lower_case():
    acronyms = ("SIREN", "SIRET", "RNA", "QPV", "INSEE", "ID")
    wrong = [
        (model._meta.label, name)
        for model in MODELS
        for name in shown_names(model)
        if name[:1].isupper() and not name.startswith(acronyms)
    ]
    assert wrong == []


def shown_names(model):
    return [str(model._meta.verbose_name), *(str(field.verbose_name) for field in model._meta.fields)]


def inlines():
    return {inline.model for model_admin in admin.site._registry.values() for inline in model_admin.inlines}


#: Written by a save or by a command, never by a form.
WRITTEN_BY_CODE = [
    "pages.CacheVersion",
    "pages.ProConnectAccess",  # under an account, once ProConnect is configured
    "pages.ChangeNote",
    "pages.Comment",
    "pages.OpenForm",
    "pages.Revision",
    "pages.BundleItem",
    "pages.BundleComment",
    "pages.BundleSignature",
    "programmes.Example",
    "programmes.EventDate",
]


@pytest.mark.no_database
def test_staff_can_edit_every_model():
    by_code = {apps.get_model(name) for name in WRITTEN_BY_CODE}
    edited = set(admin.site._registry) | inlines() | set(tables()) | set(KINDS)
    left_out = [model._meta.label for model in MODELS if model not in by_code | edited]
    assert left_out == []


#: What may be written on a request, where, and why.
WRITTEN_ON_REQUESTS = {
    # Django's own middleware, whose place this one takes, documents that it says the language there
    ("pages/text/middleware.py", "LANGUAGE_CODE"),
}


def is_request(node):
    """`request`, `self.request`, …"""
    name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    return name.split("_")[-1] == "request"


def written_on_requests(node):
    """The names of the attributes that a node of the code sets on a request, or deletes."""
    if (
        isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store | ast.Del)
        and is_request(node.value)
    ):
        return [node.attr]
    called = node.func if isinstance(node, ast.Call) else None
    if isinstance(called, ast.Name) and called.id in ("setattr", "delattr") and is_request(node.args[0]):
        return [ast.unparse(node.args[1])]
    return []


@pytest.mark.no_database
@pytest.mark.parametrize(
    "code",
    [
        "request.seen = 1",
        "self.request.seen = 1",
        "a, request.seen = 1, 2",
        "request.seen += 1",
        "del request.seen",
        "setattr(request, 'seen', 1)",
        "for request.seen in (): pass",
    ],
)
def test_what_is_written_on_a_request_is_found(code):
    assert [name for node in ast.walk(ast.parse(code)) for name in written_on_requests(node)]


@pytest.mark.no_database
def test_nothing_is_hung_on_a_request():
    """What a view has to know is handed to it: a request stays what the browser sent."""
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in PYTHON
        for node in ast.walk(ast.parse(path.read_text()))
        for name in written_on_requests(node)
    }
    assert found == WRITTEN_ON_REQUESTS


MOST_BASES = 8
ADMINS = [each for each in admin.site._registry.values() if is_ours(type(each))]


def our_bases(model_admin):
    return [base.__name__ for base in type(model_admin).__mro__[1:] if is_ours(base)]


@pytest.mark.no_database
def test_few_classes_of_ours_stand_behind_an_admin():
    crowded = {str(each): names for each in ADMINS if len(names := our_bases(each)) > MOST_BASES}
    assert ADMINS and crowded == {}
