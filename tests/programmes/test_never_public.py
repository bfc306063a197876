"""A draft that was never public leaves no trace when it is renamed or deleted, on every kind of object that has an address.

What was public once keeps its address for ever, whatever it has become since.
"""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages.editorial.restoring import restore
from pages.models import Addressed, Page, Publication, Redirect, TrashedObject
from programmes.models import Call, Commune, Event, Grant, News, Partner, Project, Quartier
from tests.make import (
    make_call,
    make_commune,
    make_event,
    make_grant,
    make_news,
    make_page,
    make_partner,
    make_project,
    make_quartier,
)

pytestmark = pytest.mark.django_db

TO_COME = timezone.now() + timedelta(days=900)
KINDS = [model for model in apps.get_models() if issubclass(model, Addressed)]
DATED = [model for model in KINDS if issubclass(model, Publication)]
#: How each is made, with what hides it from the public, then with what shows it.
MAKE = {
    Page: (make_page, {"publish_at": None}, {}),
    Project: (make_project, {"publish_at": None}, {}),
    News: (make_news, {"publish_at": None}, {}),
    Event: (make_event, {"publish_at": None}, {}),
    Call: (make_call, {"publish_at": None}, {}),
    Partner: (make_partner, {"is_listed": False}, {"is_listed": True}),
    Grant: (make_grant, {"published_on": None}, {"published_on": date(2025, 3, 1)}),
    Commune: (make_commune, None, {}),  # a place is never a draft
    Quartier: (make_quartier, None, {}),
}
WITH_DRAFTS = [model for model in KINDS if MAKE.get(model, (None, {}))[1] is not None]


def made(model, hidden=True, **fields):
    make, if_hidden, if_shown = MAKE[model]
    return make(**(if_hidden if hidden else if_shown), **fields)


def renamed(obj, slug="autre-adresse"):
    old, obj.slug = obj.get_path(), slug
    obj.save()
    return old


def hide(obj):
    """As staff do: by a save."""
    for name, value in MAKE[type(obj)][1].items():
        setattr(obj, name, value)
    obj.save()


def status(client, path):
    return client.get(path).status_code


def test_each_kind_says_what_the_public_sees_of_it():
    assert set(MAKE) == set(KINDS)
    for model in KINDS:
        assert list(model.objects.all().shown()) == []


@pytest.mark.parametrize("model", WITH_DRAFTS)
def test_renamed_it_leaves_no_redirect(client, model):
    old = renamed(made(model))
    assert not Redirect.objects.exists()
    assert status(client, old) == 404


@pytest.mark.parametrize("model", WITH_DRAFTS)
def test_deleted_it_is_not_found(client, model):
    obj = made(model)
    paths = obj.addresses()
    obj.delete()
    assert not Redirect.objects.exists()
    assert {status(client, path) for path in paths} == {404}


@pytest.mark.parametrize("model", WITH_DRAFTS)
def test_another_takes_its_address_at_once(model):
    obj = made(model)
    slug = obj.slug
    renamed(obj)
    other = made(model, **({"purpose": "Autre"} if model is Grant else {}))
    other.slug = slug
    other.full_clean()
    other.save()
    assert model.objects.get(slug=slug) == other


@pytest.mark.parametrize("model", KINDS)
def test_what_is_public_leaves_its_redirect(client, model):
    old = renamed(made(model, hidden=False))
    assert status(client, old) == 301


@pytest.mark.parametrize("model", KINDS)
def test_what_is_public_is_gone_once_deleted(client, model):
    obj = made(model, hidden=False)
    paths = obj.addresses()
    obj.delete()
    assert {status(client, path) for path in paths} == {410}


@pytest.mark.parametrize("model", WITH_DRAFTS)
def test_what_was_public_once_keeps_its_address(model):
    obj = made(model, hidden=False)
    hide(obj)
    old = renamed(obj)
    assert Redirect.objects.get().old_path == old


@pytest.mark.parametrize("model", WITH_DRAFTS)
def test_so_does_what_was_hidden_in_bulk(client, model):
    obj = made(model, hidden=False)
    model.objects.filter(pk=obj.pk).update(**MAKE[model][1])
    path = obj.get_path()
    model.objects.get(pk=obj.pk).delete()
    assert status(client, path) == 410


@pytest.mark.parametrize("model", WITH_DRAFTS)
def test_an_older_copy_in_memory_forgets_nothing(model):
    obj = made(model, hidden=False)
    older = model.objects.get(pk=obj.pk)
    hide(obj)
    older.save()
    assert model.objects.get(pk=obj.pk).has_served


@pytest.mark.parametrize("model", DATED)
def test_a_date_to_come_is_no_publication(model):
    make = MAKE[model][0]
    renamed(make(publish_at=TO_COME))
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("model", DATED)
def test_a_date_that_has_come_is_one(monkeypatch, model):
    obj = MAKE[model][0](publish_at=TO_COME)
    monkeypatch.setattr(timezone, "now", lambda: TO_COME)
    old = renamed(obj)
    assert Redirect.objects.get().old_path == old


@pytest.mark.parametrize("model", DATED)
def test_what_was_withdrawn_by_its_date_was_public(model):
    now = timezone.now()
    obj = MAKE[model][0](publish_at=now - timedelta(days=9), expire_at=now - timedelta(days=2))
    old = renamed(obj)
    assert Redirect.objects.get().old_path == old


@pytest.mark.parametrize("model", DATED)
def test_a_draft_comes_back_from_the_trash_and_still_never_served(model):
    obj = made(model)
    path, pk = obj.get_path(), obj.pk
    obj.delete()
    restore(TrashedObject.objects.get())
    back = model.objects.get(pk=pk)
    assert back.get_path() == path
    renamed(back)
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("model", DATED)
def test_what_was_public_comes_back_from_the_trash_and_has_served(model):
    obj = made(model, hidden=False)
    pk = obj.pk
    obj.delete()
    restore(TrashedObject.objects.get())
    old = renamed(model.objects.get(pk=pk))
    assert Redirect.objects.get().old_path == old


@pytest.mark.parametrize("model", DATED)
def test_a_draft_in_the_trash_never_takes_the_address_of_what_served_meanwhile(client, model):
    obj = made(model)
    path = obj.get_path()
    obj.delete()
    made(model, hidden=False).delete()
    with pytest.raises(ValidationError, match="a déjà servi"):
        restore(TrashedObject.objects.order_by("pk").first())
    assert status(client, path) == 410


@pytest.mark.parametrize("model", WITH_DRAFTS)
def test_what_led_to_a_draft_follows_it_and_is_gone_with_it(client, model):
    obj = made(model)
    Redirect.objects.create(old_path="/affiche", target=obj.get_path())
    renamed(obj)
    assert Redirect.objects.get().target == obj.get_path()
    obj.delete()
    assert status(client, "/affiche") == 410


# Pages: what is hidden hides what is below


def branch(top_is_public, below_is_public=True):
    top = made(Page, hidden=not top_is_public, title="Habiter")
    below = made(Page, hidden=not below_is_public, title="Rénover", parent=top)
    return top, below


def test_the_branch_of_a_draft_moves_without_trace(client):
    top, _below = branch(top_is_public=False)
    renamed(top, "loger")
    assert Page.objects.filter(path="/loger/renover/").exists()
    assert not Redirect.objects.exists()


def test_a_draft_moves_without_trace_under_another_page():
    _top, below = branch(top_is_public=False)
    below.parent = make_page("Bouger")
    below.save()
    assert not Redirect.objects.exists()


def test_the_branch_of_a_draft_is_deleted_without_trace(client):
    top, below = branch(top_is_public=False)
    top.delete()
    assert not Redirect.objects.exists()
    assert status(client, below.path) == status(client, below.short_path) == 404


def test_a_draft_below_a_public_page_leaves_nothing_when_the_branch_moves():
    top, _below = branch(top_is_public=True, below_is_public=False)
    renamed(top, "loger")
    assert [redirect.old_path for redirect in Redirect.objects.all()] == ["/habiter/"]


@pytest.mark.parametrize(
    "hide_top", [hide, lambda top: Page.objects.filter(pk=top.pk).update(publish_at=None)]
)
def test_a_page_that_was_public_keeps_its_address_once_the_one_above_is_hidden(hide_top):
    top, below = branch(top_is_public=True)
    hide_top(top)
    renamed(Page.objects.get(pk=below.pk), "isoler")
    assert [redirect.old_path for redirect in Redirect.objects.all()] == ["/habiter/renover/"]


def test_a_page_made_under_one_that_is_hidden_never_served():
    top, _below = branch(top_is_public=True)
    hide(top)
    late = make_page("Isoler", parent=top)
    renamed(late, "chauffer")
    assert not Redirect.objects.exists()


def test_the_branch_of_a_draft_comes_back_from_the_trash():
    top, _below = branch(top_is_public=False)
    top.delete()
    restore(TrashedObject.objects.get(object_name="Habiter"), branch=True)
    assert list(Page.objects.order_by("path").values_list("path", "has_served")) == [
        ("/habiter/", False),
        ("/habiter/renover/", False),
    ]


# Partners: a public grant leads to the page of one that no list shows


@pytest.mark.parametrize("act", [Grant.delete, hide, lambda grant: Grant.objects.update(published_on=None)])
def test_a_partner_was_public_as_long_as_a_grant_led_to_it(client, act):
    partner = made(Partner)
    partner.siret = "21620119600014"
    partner.save()
    act(make_grant(partner=partner))
    path = partner.get_path()
    Grant.objects.all()._raw_delete("default")
    Partner.objects.get().delete()
    assert status(client, path) == 410
