"""Loading the initial content again changes nothing, whatever staff did in between."""

import pytest
from django.apps import apps
from django.contrib.auth.models import User

from pages.models import Page, Picture
from pages.tree.models.blocks import TextBlock
from programmes.initial_content.plan import ContentPlan
from programmes.models import Commune, Project
from tests.programmes.initial_content.content_folders import FOLDER, PAGE, load

pytestmark = pytest.mark.django_db

PROJECT = """
[[project]]
slug = "cite-des-lilas"
title = { fr = "Cité des Lilas" }
"""


def everything():
    models = [*apps.get_app_config("pages").get_models(), *apps.get_app_config("programmes").get_models()]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def test_the_real_content_loads_twice_and_not_one_value_changes(no_renditions, capsys):
    load()
    before = everything()
    load()
    assert everything() == before
    assert before["programmes.Commune"] and before["pages.Block"] and before["programmes.ProjectFigure"]
    assert "Tout y était" in capsys.readouterr().out


def test_a_dry_run_counts_what_a_load_makes(no_renditions):
    tried = ContentPlan(FOLDER).look()
    assert (tried.counts, tried.has_changes) == (ContentPlan(FOLDER).apply().counts, True)


def test_every_picture_is_said_to_be_a_drawing(no_renditions):
    load()
    assert Picture.objects.exists()
    assert not Picture.objects.filter(is_illustration=False).exists()


def test_what_staff_wrote_survives(folder):
    pages = folder("pages.toml", PAGE)
    load(pages)
    Page.objects.update(title_fr="Se loger")
    load(pages)
    assert [page.title for page in Page.objects.all()] == ["Se loger"]


def test_a_block_that_staff_removed_stays_away(folder):
    pages = folder("p.toml", PAGE + 'blocks = [{ kind = "text", body = { fr = "<p>Un texte.</p>" } }]')
    load(pages)
    TextBlock.objects.get().delete()
    load(pages)
    assert not TextBlock.objects.exists()


def test_a_page_that_staff_moved_is_not_made_again(folder):
    pages = folder("pages.toml", PAGE)
    load(pages)
    page = Page.objects.get()
    page.slug = "se-loger"
    page.save()
    load(pages)
    assert [page.path for page in Page.objects.all()] == ["/se-loger/"]


def test_a_new_page_finds_the_parent_that_staff_moved(folder):
    load(folder("pages.toml", PAGE))
    page = Page.objects.get()
    page.slug = "se-loger"
    page.save()
    load(folder("pages-z.toml", '[[page]]\npath = "/habiter/louer/"\ntitle = { fr = "Louer" }'))
    assert Page.objects.get(title_fr="Louer").path == "/se-loger/louer/"


@pytest.mark.parametrize(("text", "model"), [(PAGE, Page), (PROJECT, Project)])
def test_what_staff_deleted_stays_deleted(folder, text, model):
    content = folder("content.toml", text)
    load(content)
    model.objects.get().delete()
    load(content)
    assert not model.objects.exists()


def test_what_is_missing_is_added_beside_what_is_there(folder):
    load(folder("a.toml", '[[commune]]\ninsee_code = "62119"\nname = "Béthune"\nslug = "bethune"'))
    load(folder("b.toml", '[[commune]]\ninsee_code = "62048"\nname = "Auchel"\nslug = "auchel"'))
    assert sorted(Commune.objects.values_list("name", flat=True)) == ["Auchel", "Béthune"]


def test_if_empty_leaves_a_site_that_has_a_page(folder, capsys):
    load(folder("pages.toml", PAGE))
    load(folder("more.toml", '[[page]]\npath = "/louer/"\ntitle = { fr = "Louer" }'), if_empty=True)
    assert Page.objects.count() == 1
    assert "rien à faire" in capsys.readouterr().out


def test_if_empty_fills_a_site_without_pages(folder):
    User.objects.create(username="claire")
    load(folder("pages.toml", PAGE), if_empty=True)
    assert Page.objects.count() == 1
