"""A fault in the data stops everything and says where it stands; nothing is left behind."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from pages.models import Page, Picture
from programmes.models import Commune
from tests.programmes.initial_content.content_folders import PAGE, load

pytestmark = pytest.mark.django_db

PICTURE = """
[[picture]]
title = "Dessin"
file = "dessin.jpg"
alt = { fr = "Une cour" }
"""
BROKEN_PAGE = '[[page]]\npath = "/habiter/"\ntitle = { fr = "" }'


@pytest.fixture
def media(settings, tmp_path_factory):
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    return settings.MEDIA_ROOT


def files(root):
    return [path for path in Path(root).rglob("*") if path.is_file()]


def test_a_failed_load_leaves_no_row(folder, drawing):
    with pytest.raises(CommandError):
        load(folder("content.toml", PICTURE + PAGE + BROKEN_PAGE.replace("habiter", "louer")))
    assert not Picture.objects.exists()
    assert not Page.objects.exists()


def test_a_failed_load_leaves_no_file(folder, drawing, media):
    with pytest.raises(CommandError):
        load(folder("content.toml", PICTURE + BROKEN_PAGE))
    assert files(media) == []


def test_a_load_that_stops_half_way_leaves_no_row_and_no_file(folder, drawing, media, monkeypatch):
    monkeypatch.setattr(Page, "save", lambda page: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load(folder("content.toml", PICTURE + PAGE))
    assert (Picture.objects.count(), files(media)) == (0, [])


def test_what_only_the_database_can_refuse_is_told_too(folder):
    """Each of the two is right, beside what the site has: they claim the same name."""
    twice = [
        f'[[commune]]\ninsee_code = "{code}"\nname = "Béthune"\nslug = "{code}"\n' for code in (62119, 62048)
    ]
    with pytest.raises(CommandError, match="62048 », « name »"):
        load(folder("communes.toml", "".join(twice)))
    assert not Commune.objects.exists()


def test_a_load_that_succeeds_keeps_its_files(folder, drawing, media):
    load(folder("content.toml", PICTURE))
    assert files(media)


def test_a_dry_run_counts_and_keeps_nothing(folder, drawing, media, capsys):
    load(folder("content.toml", PICTURE + PAGE), dry_run=True)
    assert "pages : 1 de plus" in capsys.readouterr().out
    assert not Page.objects.exists()
    assert files(media) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BROKEN_PAGE, ["faulty.toml", "/habiter/", "title"]),
        (PAGE + 'titel = "x"', ["faulty.toml", "/habiter/", "titel", "n’existe pas"]),
        (PAGE + 'summary = "Un résumé"', ["faulty.toml", "/habiter/", "summary", "se traduit"]),
        (PAGE + 'summary = { de = "Hallo" }', ["faulty.toml", "/habiter/", "summary", "se traduit"]),
        (PAGE + 'picture = "Absente"', ["faulty.toml", "/habiter/", "picture", "Absente"]),
        (PAGE + 'blocks = [{ kind = "texte" }]', ["faulty.toml", "/habiter/", "blocks", "n° 1", "texte"]),
        (PAGE + 'blocks = [{ kind = "text" }]', ["faulty.toml", "/habiter/", "n° 1 (text)", "body"]),
        (PAGE.replace("/habiter/", "/a/b/"), ["faulty.toml", "/a/b/", "parent", "/a/"]),
        (PICTURE.replace("dessin.jpg", "absent.jpg"), ["faulty.toml", "Dessin", "file", "absent.jpg"]),
        ("[[pages]]\npath = '/'", ["faulty.toml", "[[pages]]", "n’existe pas"]),
        ("[[page]]\ntitle = { fr = 'Habiter' }", ["faulty.toml", "[[page]]", "path"]),
        ("[page]\npath = '/'", ["faulty.toml", "[[page]]", "deux crochets"]),
        ("path = ", ["faulty.toml", "TOML"]),
    ],
)
def test_a_fault_is_named_with_its_file_its_object_and_its_field(folder, text, said):
    with pytest.raises(CommandError) as error:
        load(folder("faulty.toml", text))
    assert [words for words in said if words not in str(error.value)] == []


def test_all_faults_are_told_at_once(folder):
    folder("a.toml", "path = ")
    folder("b.toml", BROKEN_PAGE)
    with pytest.raises(CommandError) as error:
        load(folder("c.toml", PAGE.replace("habiter", "louer") + 'picture = "Absente"'))
    assert [name for name in ("a.toml", "b.toml", "c.toml") if name not in str(error.value)] == []


def test_sorts_of_faults_are_counted_first(folder):
    pages = [PAGE.replace("habiter", name) + f'picture = "{name}"\n' for name in ("louer", "vendre")]
    with pytest.raises(CommandError) as error:
        load(folder("pages.toml", "".join(pages) + BROKEN_PAGE))
    lines = str(error.value).splitlines()
    assert lines[:2] == ["Rien n’a été chargé.", "2 × picture : « … » n’existe pas (image)."]


def test_what_names_a_faulty_object_is_no_fault(folder):
    below = '[[page]]\npath = "/habiter/louer/"\ntitle = { fr = "Louer" }\n'
    with pytest.raises(CommandError) as error:
        load(folder("pages.toml", BROKEN_PAGE + "\n" + below))
    assert "/habiter/louer/" not in str(error.value)


def test_a_folder_without_content_is_a_fault(tmp_path):
    with pytest.raises(CommandError, match="Aucun fichier"):
        load(tmp_path)


def test_the_file_of_the_folder_stays_where_it_is(folder, drawing, media):
    load(folder("content.toml", PICTURE))
    assert drawing.exists()
