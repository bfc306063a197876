"""Examples for every screen, which say so and leave no trace."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from pages.models import Redirect
from programmes.demo import examples as demo
from programmes.models import Event, Example, Milestone, News, Project
from tests.make import make_milestone, make_project

pytestmark = pytest.mark.django_db
SCREENS = [
    "/projets/", "/projets/exemple-de-projet/", "/agenda/", "/agenda/exemple-d-atelier/", "/actualites/",
    "/appels-a-projets/", "/engagements/", "/subventions/", "/partenaires/exemple-d-association/",
]  # fmt: skip


def everything():
    """All the rows of the site, but for the number that moves with each change."""
    out = StringIO()
    call_command("dumpdata", "pages", "programmes", exclude=["pages.cacheversion"], stdout=out, indent=1)
    return out.getvalue()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_shows_an_example(client, screen, bethune):
    demo.load()
    assert "Exemple" in client.get(screen).text


@pytest.mark.parametrize("words", ["This version dates from", "To be confirmed"])
def test_an_example_is_out_of_date_in_english_and_to_confirm(client, words, bethune):
    demo.load()
    assert words in client.get("/en/actualites/exemple-d-actualite/").text


@pytest.mark.parametrize("model", [Project, Event, News, Milestone], ids=lambda model: model.__name__)
def test_an_example_says_that_it_is_one(model, bethune):
    demo.load()
    names = [str(made) for made in model.objects.all()]
    assert names and [name for name in names if not name.startswith("Exemple")] == []


def test_unloaded_examples_leave_no_trace(bethune):
    make_project("Cité des Lilas", [bethune])
    before = everything()
    demo.load()
    assert everything() != before
    demo.unload()
    assert everything() == before


def test_an_example_that_staff_renamed_leaves_no_trace_either(bethune):
    demo.load()
    event = Event.objects.get()
    event.slug = "autre"
    event.save()
    demo.unload()
    assert not Redirect.objects.exists()


def test_examples_stand_without_any_commune():
    assert demo.load() == demo.unload()


def test_what_staff_have_deleted_is_no_obstacle(bethune):
    demo.load()
    News.objects.get().delete()
    demo.unload()
    assert not Example.objects.exists()


def test_loading_twice_loads_once(bethune):
    demo.load()
    before = everything()
    assert demo.load() == 0
    assert everything() == before


def test_what_leads_to_an_example_is_named_and_nothing_goes(bethune):
    demo.load()
    make_project("Vrai projet", programme=Project.objects.get().programme)
    before = everything()
    with pytest.raises(CommandError, match=r"« Exemple de programme » sert à « Vrai projet »\. Détachez-le"):
        call_command("unload_demo")
    assert everything() == before


def test_true_promises_are_guarded_again_afterwards(bethune):
    demo.load()
    demo.unload()
    milestone = make_milestone(make_project())
    with pytest.raises(Exception, match=re.escape("promise: it changes only with a public reason")):
        Milestone.objects.filter(pk=milestone.pk).update(date="2031-06-30")


@pytest.mark.parametrize(
    ("command", "said"),
    [("load_demo", "exemples de plus."), ("unload_demo", "Il n’y a pas d’exemple.")],
)
def test_the_commands_say_what_they_did(capsys, bethune, command, said):
    call_command(command)
    assert said in capsys.readouterr().out
