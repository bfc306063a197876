"""An address never dies: 200, one hop, or a page that says it is gone."""

import pytest
from django.core.exceptions import ValidationError

from pages.models import Page, Redirect
from tests.make import make_home, make_page, make_project

pytestmark = pytest.mark.django_db


def redirect(old_path, target="", **fields):
    made = Redirect(old_path=old_path, target=target, **fields)
    made.full_clean()
    made.save()
    return made


def hops(client, path):
    return client.get(path, follow=True).redirect_chain


def rename(thing, slug):
    thing.slug = slug
    thing.save()


def test_a_renamed_page_answers_at_its_old_address(client):
    rename(make_page("Habiter"), "loger")
    assert hops(client, "/habiter/") == [("/loger/", 301)]


def test_the_pages_below_answer_at_their_old_addresses(client):
    top = make_page("Habiter")
    make_page("Rénover", parent=top)
    rename(top, "loger")
    assert hops(client, "/habiter/renover/") == [("/loger/renover/", 301)]


def test_a_page_renamed_twice_is_one_hop_away(client):
    page = make_page("Habiter")
    rename(page, "loger")
    rename(page, "se-loger")
    assert hops(client, "/habiter/") == [("/se-loger/", 301)]


def test_a_page_that_comes_back_to_its_first_address_is_there(client):
    page = make_page("Habiter")
    rename(page, "loger")
    page.full_clean()
    rename(page, "habiter")
    assert client.get("/habiter/").status_code == 200
    assert hops(client, "/loger/") == [("/habiter/", 301)]


def test_a_renamed_project_answers_at_its_old_address(client):
    rename(make_project("Cité des Lilas"), "lilas")
    assert hops(client, "/projets/cite-des-lilas/") == [("/projets/lilas/", 301)]


def test_the_redirect_keeps_the_language(client):
    rename(make_page("Habiter"), "loger")
    assert hops(client, "/en/habiter/") == [("/en/loger/", 301)]


def test_a_deleted_page_says_that_it_is_gone(client):
    make_page("Habiter").delete()
    assert client.get("/habiter/").status_code == 410


def test_the_branch_of_a_deleted_page_is_gone(client):
    top = make_page("Habiter")
    make_page("Rénover", parent=top)
    top.delete()
    assert client.get("/habiter/renover/").status_code == 410


def test_the_old_addresses_of_a_deleted_page_are_gone_too(client):
    page = make_page("Habiter")
    rename(page, "loger")
    page.delete()
    assert client.get("/habiter/").status_code == 410


def test_the_short_address_of_a_deleted_page_is_gone(client):
    page = make_page("Habiter")
    short = page.get_short_url()
    page.delete()
    assert client.get(short).status_code == 410


def test_the_short_address_follows_the_page(client):
    page = make_page("Habiter")
    rename(page, "loger")
    assert hops(client, page.get_short_url()) == [("/loger/", 301)]


def test_the_short_address_of_a_draft_is_not_found(client):
    assert client.get(make_page("Habiter", publish_at=None).get_short_url()).status_code == 404


def test_an_address_that_served_is_not_given_to_another_page():
    rename(make_page("Habiter"), "loger")
    with pytest.raises(ValidationError, match="L’adresse /habiter/ a déjà servi"):
        Page(title="Autre", title_fr="Autre", slug="habiter").full_clean()


def test_the_query_string_is_part_of_the_old_address(client):
    make_page("Contact")
    redirect("/spip.php?article12", "/contact/")
    assert hops(client, "/spip.php?article12") == [("/contact/", 301)]
    assert client.get("/spip.php?article13").status_code == 404


def test_an_old_address_answers_whatever_campaign_follows_it(client):
    make_page("Contact")
    redirect("/nous-ecrire/", "/contact/")
    assert hops(client, "/nous-ecrire/?utm_source=lettre") == [("/contact/", 301)]


def test_so_does_one_that_has_a_query_string(client):
    make_page("Contact")
    redirect("/spip.php?page=article&id=12", "/contact/")
    redirect("/spip.php?page=article", "/contact/?autre")
    assert hops(client, "/spip.php?page=article&id=12&fbclid=IwAR0&utm_source=x") == [("/contact/", 301)]
    assert client.get("/spip.php?page=breve&fbclid=IwAR0").status_code == 404


def test_an_old_address_without_its_last_slash_is_one_hop_away(client):
    make_page("Contact")
    redirect("/nous-ecrire/", "/contact/")
    assert hops(client, "/nous-ecrire") == [("/contact/", 301)]


def test_a_living_page_wins_over_a_redirect(client):
    make_page("Contact")
    Redirect.objects.create(old_path="/contact/", target="/ailleurs/")
    assert client.get("/contact/").status_code == 200


def test_a_blank_target_says_why_the_page_is_gone(client):
    make_home()
    redirect("/braderie-2009/", note="La braderie a eu lieu.")
    response = client.get("/braderie-2009/")
    assert response.status_code == 410
    assert "La braderie a eu lieu." in response.content.decode()


def test_a_redirect_may_lead_to_another_site(client):
    redirect("/tri/", "https://example.org/tri")
    assert client.get("/tri/")["Location"] == "https://example.org/tri"


def test_a_redirect_to_itself_is_refused():
    with pytest.raises(ValidationError, match="tournerait en rond"):
        redirect("/a/", "/a/")


@pytest.mark.parametrize("target", ["/a", "/a/?page=2", "/a/#haut", "/en/a/"])
def test_a_redirect_to_itself_in_other_words_is_refused(target):
    with pytest.raises(ValidationError, match="tournerait en rond"):
        redirect("/a/", target)


def test_a_redirect_of_one_language_to_itself_is_refused():
    with pytest.raises(ValidationError, match="tournerait en rond"):
        redirect("/en/a/", "/a/")


def test_a_redirect_that_comes_back_in_other_words_is_refused():
    redirect("/a/", "/b/")
    with pytest.raises(ValidationError, match="tournerait en rond"):
        redirect("/b/", "/a?page=2")


def test_a_redirect_that_comes_back_is_refused():
    redirect("/a/", "/b/")
    with pytest.raises(ValidationError, match="tournerait en rond"):
        redirect("/b/", "/a/")


def test_a_chain_typed_by_staff_becomes_one_hop(client):
    make_page("Contact")
    redirect("/a/", "/b/")
    redirect("/b/", "/contact/")
    assert hops(client, "/a/") == [("/contact/", 301)]


def test_a_redirect_to_an_old_address_leads_to_the_new_one(client):
    make_page("Contact")
    redirect("/b/", "/contact/")
    redirect("/a/", "/b/")
    assert hops(client, "/a/") == [("/contact/", 301)]


@pytest.mark.parametrize("target", ["contact", "//example.org/", "javascript:alert(1)", "ftp://example.org/"])
def test_a_target_that_is_no_address_is_refused(target):
    with pytest.raises(ValidationError, match="Écrivez une adresse du site"):
        redirect("/a/", target)


def test_an_old_address_begins_with_a_slash():
    with pytest.raises(ValidationError, match="commence par « / »"):
        redirect("spip.php", "/contact/")


def test_an_old_address_of_one_language_answers_in_it_alone(client):
    make_page("Contact")
    redirect("/en/write-to-us/", "/contact/")
    assert hops(client, "/en/write-to-us/") == [("/en/contact/", 301)]
    assert client.get("/write-to-us/").status_code == 404


def test_a_target_that_says_its_language_keeps_it(client):
    make_page("Contact")
    redirect("/nous-ecrire/", "/en/contact/")
    assert hops(client, "/en/nous-ecrire/") == [("/en/contact/", 301)]


@pytest.mark.parametrize("typed", ["/été/", "/%C3%A9t%C3%A9/"])
def test_an_old_address_with_accents_answers_however_it_was_copied(client, typed):
    make_page("Contact")
    redirect(typed, "/contact/")
    assert hops(client, "/%C3%A9t%C3%A9/") == [("/contact/", 301)]


def test_a_redirect_at_the_address_of_a_living_page_does_not_lock_it():
    page = make_page("Contact")
    redirect("/contact/", "/ailleurs/")
    page.full_clean()


def test_a_chain_typed_without_a_slash_becomes_one_hop(client):
    make_page("Contact")
    redirect("/b/", "/contact/")
    redirect("/a/", "/b")
    assert hops(client, "/a/") == [("/contact/", 301)]


def test_a_complete_address_of_the_site_itself_is_one_of_its_paths(client):
    make_page("Contact")
    redirect("/a/", "http://127.0.0.1/contact/?x=1")
    assert client.get("/a/")["Location"] == "/contact/?x=1"


def test_a_redirect_to_itself_is_refused_in_a_complete_address_too():
    with pytest.raises(ValidationError, match="tournerait en rond"):
        redirect("/a/", "http://localhost/a/")


def typed(admin_client, old_path):
    """What staff read after they typed a redirect from there."""
    form = {"old_path": old_path, "target": "/ailleurs/"}
    return admin_client.post("/admin/pages/redirect/add/", form, follow=True).content.decode()


def test_staff_cannot_type_a_redirect_where_something_lives(admin_client):
    make_page("Contact")
    make_project("Cité des Lilas")
    assert "répond déjà\xa0: page «\xa0Contact\xa0»" in typed(admin_client, "/en/contact")
    assert "répond déjà\xa0: projet «\xa0Cité des Lilas\xa0»" in typed(
        admin_client, "/projets/cite-des-lilas/?x=1"
    )
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("fixed", ["/projets/", "/en/plan-du-site", "/robots.txt", "/admin/"])
def test_staff_cannot_type_a_redirect_where_the_site_itself_answers(admin_client, fixed):
    assert "Le site répond lui-même à cette adresse" in typed(admin_client, fixed)
    assert not Redirect.objects.exists()


def test_staff_may_type_a_redirect_beside_what_lives(admin_client):
    make_page("Contact")
    typed(admin_client, "/projets/contact/")
    assert Redirect.objects.get().old_path == "/projets/contact/"


def test_the_short_address_may_be_typed_in_capitals(client):
    page = make_page("Habiter")
    assert hops(client, f"/p/{page.code.upper()}/") == [("/habiter/", 301)]
