"""The directions of the house (docs/architecture.md), read from its folders.

A room is a folder of an app; what a module may import follows from its room and from its name there.
"""

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_database

ROOT = Path(__file__).parent.parent
APPS = {
    "pages": {"pages"},
    "programmes": {"programmes", "pages"},
    "agglo_site": {"agglo_site", "programmes", "pages"},
}
#: From the ground up: the models of a room know those of the rooms below, and of their own.
FLOORS = [
    {"pages.text", "pages.files", "pages.versions", "programmes.text"},
    {"pages.access", "pages.proconnect"},
    {"pages.translations"},
    {"pages.links"},
    {"pages.publication"},
    {"pages.tree", "pages.library", "pages.site", "pages.editorial"},
    {"pages.sharing"},
    {"programmes.imports"},
    {"programmes.partners"},
    {"programmes.territory"},
    {"programmes.programme"},
    {"programmes.projects"},
    {"programmes.promises", "programmes.agenda", "programmes.calls", "programmes.news", "programmes.grants"},
    {"programmes.blocks", "programmes.demo"},
]
#: They know no model: everybody may ask them.
GROUND = FLOORS[0]
MODELS = {"models", "querysets"}
SCREENS = {"views", "admin", "filters", "feeds", "data", "panels"}
READ_BY_THE_PUBLIC = {"views", "feeds", "data", "filters", "calendars"}
#: Rooms that offer to every screen what screens have in common.
COMMON = {"pages.staff", "programmes.open_data", "programmes.imports"}
MOST_MODULES = 15


def name_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


FILES = {
    name_of(path): path
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
}
TREES = {name: ast.parse(path.read_text()) for name, path in FILES.items()}


def modules_of(node, where):
    """The modules of ours that a statement imports: `from package import module` names the module."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names if alias.name.split(".")[0] in APPS}
    assert node.level == 0, f"{where}: relative import"
    if node.module.split(".")[0] not in APPS:
        return set()
    inner = {f"{node.module}.{alias.name}" for alias in node.names} & set(FILES)
    return inner or {node.module}


@cache
def imported(name):
    nodes = [node for node in ast.walk(TREES[name]) if isinstance(node, ast.Import | ast.ImportFrom)]
    return set().union(*(modules_of(node, name) for node in nodes)) - {name}


def room(name):
    """'pages.links' for 'pages.links.models.fields'; None for what stands beside the rooms and gathers them."""
    parts = name.split(".")
    is_room = (ROOT / parts[0] / parts[1]).is_dir() if len(parts) > 1 else False
    return ".".join(parts[:2]) if is_room and parts[0] != "agglo_site" else None


def kind(name):
    """'models', 'views', 'admin'…: what a module is in its room."""
    parts = name.split(".")
    return parts[2] if len(parts) > 2 else ""


def arrows(kinds=None, rooms=None):
    """(importing, imported) for the modules of these kinds, in these rooms."""
    for name in FILES:
        if (kinds is None or kind(name) in kinds) and (rooms is None or room(name) in rooms):
            yield from ((name, other) for other in sorted(imported(name)))


def floor(name):
    return next((number for number, rooms in enumerate(FLOORS) if room(name) in rooms), None)


def said(wrong):
    return sorted(f"{name} imports {other}" for name, other in wrong)


def test_apps_know_only_the_apps_below():
    wrong = [(name, other) for name, other in arrows() if other.split(".")[0] not in APPS[name.split(".")[0]]]
    assert said(wrong) == []


def test_there_are_two_apps():
    assert {path.parent.name for path in ROOT.glob("*/apps.py")} == {"pages", "programmes"}


def test_the_ground_knows_no_model():
    assert said((name, other) for name, other in arrows(rooms=GROUND) if room(other) not in GROUND) == []


def may_be_known(name, other):
    if room(other) in GROUND:
        return True
    if room(other) is None:  # the models of the app below, gathered
        return other == "pages.models" and name.startswith("programmes.")
    below = floor(other) is not None and (room(other) == room(name) or floor(other) < floor(name))
    return kind(other) in MODELS and below


def test_every_room_with_models_has_its_floor():
    assert {room(name) for name in FILES if kind(name) in MODELS and floor(name) is None} == set()


def test_models_know_only_models_of_the_rooms_below():
    wrong = [(name, other) for name, other in arrows(MODELS) if room(name) and not may_be_known(name, other)]
    assert said(wrong) == []


def test_screens_know_no_screen_of_another_room():
    wrong = [
        (name, other)
        for name, other in arrows(SCREENS)
        if room(name) and kind(other) in SCREENS and room(other) not in {room(name), *COMMON}
    ]
    assert said(wrong) == []


def reached(name, found):
    for other in imported(name) & set(FILES) - found:
        found.add(other)
        reached(other, found)
    return found


def test_what_the_public_reads_knows_nothing_of_an_admin():
    wrong = [
        (name, other)
        for name in FILES
        if kind(name) in READ_BY_THE_PUBLIC and room(name)
        for other in reached(name, set())
        if kind(other) == "admin" or room(other) == "pages.staff"
    ]
    assert said(wrong) == []


def test_no_modules_know_one_another_in_a_circle():
    graph = {name: {other for other in imported(name) if other in FILES} for name in FILES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from None


def test_no_import_hides_inside_a_function():
    """Django calls `ready()` once models exist: what it connects is imported there."""
    hidden = [
        f"{name}, line {node.lineno}"
        for name, tree in TREES.items()
        if not name.endswith(".apps")
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and modules_of(node, name)
    ]
    assert hidden == []


def test_a_room_has_at_most_fifteen_modules():
    folders = {}
    for path in FILES.values():
        if path.name != "__init__.py":
            folders.setdefault(path.parent, []).append(path.name)
    crowded = {
        str(path.relative_to(ROOT)): len(names)
        for path, names in folders.items()
        if len(names) > MOST_MODULES
    }
    assert crowded == {}
