"""One stylesheet reaches the visitor, made of the layers in their files."""

import json
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

pytestmark = pytest.mark.no_database

SITE = '@layer base, components;\n@import url("base.css") layer(base);\n@import url("card.css") layer(components);\n'
BUNDLED = {"staticfiles": {"BACKEND": "agglo_site.static_bundle.BundledStaticFilesStorage"}}


@pytest.fixture
def sources(tmp_path):
    css = tmp_path / "sources" / "css"
    css.mkdir(parents=True)
    (css / "site.css").write_text(SITE)
    (css / "base.css").write_text("body { color: navy }\n")
    (css / "card.css").write_text(".card { background: url(../dot.svg) }\n")
    (css.parent / "dot.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    return css


@pytest.fixture
def collect(sources, tmp_path):
    """collect() → {name: name with its hash}, after a run of collectstatic; `read` gives what was collected."""
    root = tmp_path / "collected"
    options = {
        "STORAGES": settings.STORAGES | BUNDLED,
        "STATICFILES_DIRS": [sources.parent],
        "STATICFILES_FINDERS": ["django.contrib.staticfiles.finders.FileSystemFinder"],
        "STATIC_ROOT": root,
    }

    def run():
        call_command("collectstatic", interactive=False, verbosity=0)
        return json.loads((root / "staticfiles.json").read_text())["paths"]

    run.read = lambda name: (root / name).read_text()
    run.root = root
    with override_settings(**options):
        yield run


def test_the_layers_are_in_the_stylesheet_in_their_order(collect):
    css = collect.read(collect()["css/site.css"])
    assert re.search(
        r"@layer base, components;\n@layer base {\nbody .*@layer components {\n\.card", css, re.S
    )
    assert "@import" not in css


def test_what_a_layer_points_to_bears_its_hash(collect):
    paths = collect()
    assert f'url("../{paths["dot.svg"]}")' in collect.read(paths["css/site.css"])


def test_a_layer_that_changes_gives_the_stylesheet_another_name(collect, sources):
    before = collect()["css/site.css"]
    (sources / "card.css").write_text(".card { color: red }\n")
    after = collect()["css/site.css"]
    assert before != after
    assert "color: red" in collect.read(after)


def test_collecting_again_changes_nothing(collect):
    first = collect()
    content = collect.read(first["css/site.css"])
    assert collect() == first
    assert collect.read(first["css/site.css"]) == content


def test_the_stylesheet_is_there_compressed(collect, sources):
    (sources / "base.css").write_text("body { color: navy }\n" * 100)
    name = collect()["css/site.css"]
    assert {f"{name}.br", f"{name}.gz"} <= {f"css/{path.name}" for path in (collect.root / "css").iterdir()}


def test_every_layer_of_the_site_is_found():
    """A file that nobody imports is never seen; an import of nothing fails."""
    folder = settings.BASE_DIR / "static" / "css"
    imported = set(re.findall(r'@import url\("([\w.-]+)"\) layer\(\w+\);', (folder / "site.css").read_text()))
    assert imported | {"site.css"} == {path.name for path in folder.glob("*.css")}
