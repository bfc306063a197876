"""Once its date has passed, an address says since when, and what replaces it; what was never shown stays unknown."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from pages.models import Page
from tests.make import make_call, make_event, make_news, make_page, make_project, paris, yesterday
from tests.pages.staff.admin_forms import filled
from tests.reading import links

pytestmark = pytest.mark.django_db
BEFORE = {"publish_at": paris(2024, 1, 1), "expire_at": paris(2025, 3, 3, 14)}


def text(client, path):
    return client.get(path).text


def test_it_says_since_when(client):
    make_page("Travaux", **BEFORE)
    assert "3 mars 2025" in text(client, "/travaux/")


def test_it_leads_to_what_replaces_it_by_its_title(client):
    make_page("Nouveaux travaux", slug="nouveaux")
    make_page("Travaux", replaced_by="/nouveaux/", **BEFORE)
    assert '<a href="/nouveaux/"><span>Nouveaux travaux</span></a>' in text(client, "/travaux/")


def test_it_follows_a_replacement_that_is_renamed(client):
    page = make_page("Nouveaux travaux", slug="nouveaux")
    make_page("Travaux", replaced_by="/nouveaux/", **BEFORE)
    page.slug = "chantier"
    page.save()
    assert '<a href="/chantier/"><span>Nouveaux travaux</span></a>' in text(client, "/travaux/")


@pytest.fixture
def renamed(db):
    """A piece of news that a page replaces, whose address has changed since."""
    page = make_page("Nouveaux travaux", slug="nouveaux")
    news = make_news("Travaux", expire_at=paris(2100, 1, 1), replaced_by="/nouveaux/")
    page.slug = "chantier"
    page.save()
    return news


@pytest.mark.parametrize("screen", ["change", "schedule"])
def test_staff_read_the_address_of_today(admin_client, renamed, screen):
    html = admin_client.get(reverse(f"admin:programmes_news_{screen}", args=[renamed.pk])).text
    assert 'value="/chantier/"' in html


def test_so_they_do_in_what_is_coming(admin_client, renamed):
    assert "est retiré, et remplacé par /chantier/" in admin_client.get("/admin/a-venir/").text


def test_dates_saved_as_they_are_shown_change_nothing(admin_client, renamed):
    address = reverse("admin:programmes_news_schedule", args=[renamed.pk])
    assert "Rien n’a changé" in admin_client.post(address, filled(admin_client.get(address))).text


def test_the_replacement_says_where_it_serves(admin_client, renamed):
    page = Page.objects.get()
    html = admin_client.get(reverse("admin:pages_page_change", args=[page.pk])).text
    assert "actualité : Travaux</a>" in html[html.index('id="uses-title"') :]


@pytest.mark.parametrize("make", [make_page, make_project, make_news, make_event, make_call])
def test_an_address_typed_becomes_a_reference(make):
    page = make_page("Nouveaux travaux", slug="nouveaux")
    gone = make("Travaux", replaced_by="/nouveaux/#plan")
    gone.refresh_from_db()
    assert gone.replaced_by == f"/p/{page.code}/#plan"


def test_other_sites_and_lists_stay_as_they_were_typed():
    make_page("Travaux", replaced_by="https://www.exemple.fr/")
    make_page("Rue neuve", replaced_by="/projets/")
    assert set(Page.objects.values_list("replaced_by", flat=True)) == {"https://www.exemple.fr/", "/projets/"}


def test_a_replacement_that_is_not_public_is_not_led_to(client):
    make_page("Secret", slug="nouveaux", publish_at=None)
    make_page("Travaux", replaced_by="/nouveaux/", **BEFORE)
    html = text(client, "/travaux/")
    assert "Ce qui la remplace" not in html and "Secret" not in html and "nouveaux" not in html


def test_a_replacement_that_is_none_of_ours_is_led_to_by_its_address(client):
    make_page("Travaux", replaced_by="/projets/", **BEFORE)
    assert ("/projets/", "/projets/") in links(text(client, "/travaux/"))


def test_a_replacement_elsewhere_is_a_complete_address(client):
    make_page("Travaux", replaced_by="https://www.exemple.fr/", **BEFORE)
    assert '<a href="https://www.exemple.fr/">' in text(client, "/travaux/")


def test_a_replacement_is_an_address():
    page = make_page("Travaux")
    page.replaced_by = "javascript:alert(1)"
    with pytest.raises(ValidationError, match="Écrivez une adresse du site"):
        page.full_clean()


@pytest.mark.parametrize("language", ["/en", "/facile"])
def test_it_answers_in_each_language_and_leads_there_in_the_same(client, language):
    make_project("Lilas", replaced_by="/projets/", **BEFORE)
    response = client.get(f"{language}/projets/lilas/")
    assert response.status_code == 410
    assert f'<a href="{language}/projets/">' in response.text


@pytest.mark.parametrize("make", [make_page, make_project, make_news, make_event, make_call])
def test_each_kind_answers_410_at_both_its_addresses(client, make):
    made = make("Travaux", **BEFORE)
    codes = [client.get(path).status_code for path in (made.get_absolute_url(), made.get_short_url())]
    assert codes == [410, 410]


@pytest.mark.parametrize("publish_at", [None, paris(2100, 1, 1)])
def test_what_was_never_shown_is_unknown(client, publish_at):
    project = make_project("Lilas", publish_at=publish_at)
    codes = [client.get(path).status_code for path in (project.get_absolute_url(), project.get_short_url())]
    assert codes == [404, 404]


def test_the_pages_below_are_withdrawn_with_it(client):
    top = make_page("Travaux", replaced_by="/ailleurs/", **BEFORE)
    make_page("Rue neuve", parent=top)
    response = client.get("/travaux/rue-neuve/")
    assert response.status_code == 410 and "/ailleurs/" in response.text


def test_a_draft_below_it_stays_unknown(client):
    make_page("Rue neuve", parent=make_page("Travaux", **BEFORE), publish_at=None)
    assert client.get("/travaux/rue-neuve/").status_code == 404


def test_below_a_draft_nothing_was_ever_shown(client):
    make_page("Rue neuve", parent=make_page("Travaux", publish_at=None), **BEFORE)
    assert client.get("/travaux/rue-neuve/").status_code == 404


def test_one_that_is_shown_again_is_there(client):
    page = make_page("Travaux", **BEFORE)
    page.expire_at = timezone.now() + timedelta(days=1)
    page.save()
    assert client.get("/travaux/").status_code == 200


def test_an_address_of_before_leads_to_where_it_is_told(client):
    page = make_page("Travaux", publish_at=yesterday())
    page.slug = "chantiers"
    page.expire_at = timezone.now()
    page.save()
    assert client.get("/travaux/", follow=True).status_code == 410


def test_an_unknown_address_stays_so(client):
    assert client.get("/inconnue/").status_code == 404
