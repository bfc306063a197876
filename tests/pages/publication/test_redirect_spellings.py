"""Whoever asks an old address gets the same answer, however it is spelled: one normal form is compared."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from pages.models import Redirect
from tests.make import make_page, make_project
from tests.pages.text.spellings import addresses, encoded, spellings

pytestmark = pytest.mark.django_db
JOOMLA = "/index.php?option=com_content&view=article&id=12"


def redirect(old_path, target="/ailleurs/", **fields):
    made = Redirect(old_path=old_path, target=target, **fields)
    made.full_clean()
    made.save()
    return made


def lead(client, path):
    response = client.get(path)
    return response.status_code, response.get("Location")


def rename(thing, slug):
    thing.slug = slug
    thing.save()


class HoweverItIsSpelled(TestCase):
    @given(addresses, st.data())
    @settings(max_examples=60)
    def test_a_spelling_answers_as_the_others(self, address, data):
        made = redirect(data.draw(spellings(address)))
        more = data.draw(st.lists(st.sampled_from(["utm_source=lettre", "fbclid=IwAR0"]), unique=True))
        asked = encoded(data.draw(spellings(address, more)).partition("#")[0])
        assert Redirect.objects.matching(RequestFactory().get(asked)) == made

    @given(addresses, st.data())
    @settings(max_examples=40)
    def test_two_spellings_are_refused_as_one(self, address, data):
        redirect(data.draw(spellings(address)))
        with pytest.raises(ValidationError, match="Une redirection part déjà de cette adresse"):
            redirect(data.draw(spellings(address)))

    @given(addresses, st.lists(st.integers(0, 3), unique=True, min_size=1), st.data())
    @settings(max_examples=40)
    def test_the_most_precise_wins_in_whatever_order_they_were_made(self, address, lengths, data):
        path, _query = address
        more = [f"n{number}=1" for number in range(4)]
        made = {n: redirect(f"{path}?{'&'.join(more[:n])}" if n else path) for n in lengths}
        asked = encoded(data.draw(spellings(address, more)).partition("#")[0])
        assert Redirect.objects.matching(RequestFactory().get(asked)) == made[max(lengths)]


def test_one_typed_without_a_slash_answers_with_it(client):
    redirect("/boucle-a")
    assert lead(client, "/boucle-a/") == (301, "/ailleurs/")


@pytest.mark.parametrize(
    "asked",
    [
        "/index.php?id=12&view=article&option=com_content",
        "/index.php?option=com_content&Itemid=3&view=article&id=12",
        "/index.php/?option=com_content&view=article&id=12&utm_source=lettre",
    ],
)
def test_the_order_of_the_parameters_does_not_count(client, asked):
    redirect(JOOMLA)
    assert lead(client, asked) == (301, "/ailleurs/")


@pytest.mark.parametrize(
    "asked",
    ["/index.php?view=article&id=12", "/index.php?option=com_content&view=article&id=13", "/Index.php"],
)
def test_one_without_all_its_parameters_is_another_address(client, asked):
    redirect(JOOMLA)
    assert client.get(asked).status_code == 404


def test_one_of_the_very_language_comes_before_a_more_precise_one_of_all():
    own = redirect("/en/a")
    redirect("/a?b=1")
    assert Redirect.objects.answering("/en/a/", "b=1") == own


def test_the_answer_does_not_depend_on_the_order_of_two_that_are_as_precise():
    redirect("/a?b=1")
    redirect("/a?c=1", "/contact/")
    orders = ["b=1&c=1", "c=1&b=1"]
    assert Redirect.objects.answering("/a", orders[0]) == Redirect.objects.answering("/a", orders[1])


def test_an_old_address_in_latin_1_answers(client):
    redirect("/%E9t%E9.htm")
    assert lead(client, "/%E9t%E9.htm") == (301, "/ailleurs/")


def test_the_constraint_refuses_two_spellings_too():
    Redirect.objects.create(old_path="/a?b=1&c=2")
    with pytest.raises(IntegrityError):
        Redirect.objects.create(old_path="/a/?c=2&b=1")


def test_the_form_says_that_an_address_is_redirected_already(admin_client):
    redirect("/boucle-a")
    form = {"old_path": "/boucle-a/", "target": "/projets/"}
    read = admin_client.post("/admin/pages/redirect/add/", form).content.decode()
    assert "Une redirection part déjà de cette adresse (/boucle-a)" in read


def test_a_redirect_may_be_saved_again():
    made = redirect("/boucle-a")
    made.target = "/projets/"
    made.full_clean()


@pytest.mark.parametrize("many", [0, 10_000])
def test_a_lookup_is_one_query_however_many_parameters(django_assert_num_queries, many):
    made = redirect("/a?b=1")
    query = "&".join(["b=1", *(f"p{number}=x" for number in range(many))])
    with django_assert_num_queries(1):
        assert Redirect.objects.answering("/a", query) == made


def test_of_many_with_one_path_a_few_are_read():
    for number in range(20):
        redirect(f"/spip.php?page=article&id_article={number}")
    keys = redirect("/spip.php?page=article&id_article=99").address.seeking_keys
    assert Redirect.objects.filter(sought_key__in=keys).count() == 1


# What the site does by itself follows the same rule


@pytest.mark.parametrize("typed", ["/habiter", "/habiter/", "/habiter#haut", "/%68abiter/"])
def test_what_was_typed_to_lead_to_a_page_follows_it(client, typed):
    page = make_page("Habiter")
    redirect("/avant", typed)
    rename(page, "loger")
    assert lead(client, "/avant")[1].partition("#")[0] == "/loger/"


def test_what_follows_the_address_is_kept():
    page = make_page("Habiter")
    made = redirect("/avant", "/en/habiter?x=1#haut")
    rename(page, "loger")
    made.refresh_from_db()
    assert made.target == "/en/loger/?x=1#haut"


def test_the_branch_follows_too(client):
    top = make_page("Habiter")
    make_page("Rénover", parent=top)
    redirect("/avant", "/habiter/renover")
    rename(top, "loger")
    assert lead(client, "/avant") == (301, "/loger/renover/")


def test_what_was_typed_to_lead_to_a_page_is_gone_with_it(client):
    page = make_page("Habiter")
    redirect("/avant", "/habiter")
    page.delete()
    assert client.get("/avant").status_code == 410


def test_what_led_to_an_old_address_in_other_words_becomes_one_hop(client):
    make_page("Contact")
    redirect("/b", "/a/?y=2&x=1")
    redirect("/a?x=1", "/contact/")
    assert lead(client, "/b") == (301, "/contact/")


def test_a_loop_in_other_words_is_refused():
    redirect("/a?x=1&y=2", "/b/")
    with pytest.raises(ValidationError, match="tournerait en rond"):
        redirect("/b", "/a/?y=2&x=1&z=3")


def test_an_address_that_served_in_other_words_is_not_given_to_another():
    redirect("/habiter", "/ailleurs/")
    page = make_page("Autre")
    page.slug = "habiter"
    with pytest.raises(ValidationError, match="a déjà servi"):
        page.full_clean()


def test_a_project_takes_back_the_address_that_leads_to_it():
    project = make_project("Lilas")
    redirect("/projets/cite", "/projets/lilas")
    project.slug = "cite"
    project.full_clean()
    project.save()
    assert not Redirect.objects.at("/projets/cite/").exists()
