"""The path of a page follows its place in the tree."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from pages.models import Page, Redirect
from tests.make import make_home, make_page, make_programme

pytestmark = pytest.mark.django_db


def path_of(page):
    return Page.objects.get(pk=page.pk).path


def test_a_renamed_page_takes_its_branch_along():
    top = make_page("Habiter")
    leaf = make_page("Isoler", parent=make_page("Rénover", parent=top))
    top.slug = "se-loger"
    top.save()
    assert path_of(leaf) == "/se-loger/renover/isoler/"


def test_a_moved_page_takes_its_branch_along():
    old, new = make_page("Avant"), make_page("Apres")
    moved = make_page("Fiche", parent=old)
    leaf = make_page("Détail", parent=moved)
    moved.parent = new
    moved.save()
    assert path_of(leaf) == "/apres/fiche/detail/"


def test_a_page_whose_address_begins_alike_stays():
    neighbour = make_page("Habiter ici")
    page = make_page("Habiter")
    page.slug = "loger"
    page.save()
    assert path_of(neighbour) == "/habiter-ici/"


def test_the_branch_moves_in_a_constant_number_of_queries(django_assert_max_num_queries):
    top = make_page("Habiter")
    for number in range(30):
        make_page(f"Fiche {number}", parent=top)
    top.slug = "loger"
    with django_assert_max_num_queries(25):
        top.save()


def test_a_failed_move_changes_nothing(monkeypatch):
    top = make_page("Habiter")
    leaf = make_page("Rénover", parent=top)

    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("pages.tree.models.page.Redirect.objects.moved", fail)
    top.slug = "loger"
    with pytest.raises(RuntimeError):
        top.save()
    assert (path_of(top), path_of(leaf)) == ("/habiter/", "/habiter/renover/")


def test_a_slug_taken_by_a_sister_is_refused_by_her_name():
    make_page("Habiter")
    with pytest.raises(ValidationError, match="La page « Habiter » a déjà cette adresse"):
        Page(title="Autre", title_fr="Autre", slug="habiter").full_clean()


@pytest.mark.parametrize("slug", ["projets", "admin", "communes", "plan-du-site", "media", "static"])
def test_a_slug_taken_by_a_fixed_route_is_refused(slug):
    with pytest.raises(ValidationError, match=f"L’adresse /{slug}/ est réservée au site"):
        Page(title="Autre", title_fr="Autre", slug=slug).full_clean()


@pytest.mark.parametrize("slug", ["en", "facile"])
def test_a_slug_that_is_a_language_is_refused(slug):
    with pytest.raises(ValidationError, match="est réservée au site"):
        Page(title="Autre", title_fr="Autre", slug=slug).full_clean()


def test_a_page_under_itself_is_refused_by_name():
    top = make_page("Habiter")
    top.parent = make_page("Rénover", parent=top)
    with pytest.raises(ValidationError, match="« Habiter » ne peut pas être rangée sous elle-même"):
        top.full_clean()


def test_the_home_page_has_no_page_below():
    home = make_home()
    with pytest.raises(ValidationError, match="La page d’accueil n’a pas de sous-page"):
        Page(title="Autre", title_fr="Autre", slug="autre", parent=home).full_clean()


def test_the_home_page_keeps_its_address():
    home = make_home()
    home.slug = "bienvenue"
    with pytest.raises(ValidationError, match="garde l’adresse"):
        home.full_clean()


def test_only_the_home_page_has_no_slug():
    with pytest.raises(ValidationError, match="Seule la page d’accueil"):
        Page(title="Autre", title_fr="Autre", slug="", parent=make_page("Habiter")).full_clean()


def test_a_second_home_page_is_refused():
    make_home()
    with pytest.raises(ValidationError, match="Seule la page d’accueil"):
        Page(title="Autre", title_fr="Autre", slug="").full_clean()


def test_an_address_typed_in_capitals_is_kept_in_lower_case():
    page = Page(title="Habiter", title_fr="Habiter", slug="HaBiTer")
    page.full_clean()
    page.save()
    assert page.path == "/habiter/"


def test_a_page_does_not_take_its_branch_to_a_fixed_route():
    top = make_page("Habiter")
    make_page("Abc", parent=top)
    top.slug = "p"
    with pytest.raises(ValidationError, match="L’adresse /p/abc/ est réservée au site"):
        top.full_clean()


def test_an_address_too_long_to_be_kept_is_refused():
    top = None
    for number in range(4):
        top = make_page(f"{number}" + "a" * 99, parent=top)
    with pytest.raises(ValidationError, match="est trop longue"):
        Page(title="Autre", title_fr="Autre", slug="b" * 100, parent=top).full_clean()


def test_a_move_that_makes_an_address_below_too_long_is_refused():
    leaf = top = make_page("a" * 100)
    for letter in "bc":
        leaf = make_page(letter * 100, parent=leaf)
    place = make_page("e" * 100, parent=make_page("d" * 100))
    top.parent = place
    with pytest.raises(ValidationError, match="est trop longue"):
        top.full_clean()


def test_a_deletion_that_fails_leaves_no_redirect():
    top = make_page("Habiter")
    make_programme(page=make_page("Rénover", parent=top))
    with pytest.raises(ProtectedError):
        top.delete()
    assert not Redirect.objects.exists()
