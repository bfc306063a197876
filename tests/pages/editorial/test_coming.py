"""« Ce qui vient »: all that will appear, be replaced or go, in the order in which it will."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from pages.models import Banner, Revision
from pages.versions.snapshots import take
from tests.make import make_call, make_news, make_page, paris
from tests.reading import links, texts

pytestmark = pytest.mark.django_db
URL = "/admin/a-venir/"


def text(client, url=URL):
    return client.get(url).content.decode()


def scheduled(page, moment, status=Revision.Status.SCHEDULED, **fields):
    base = Revision.objects.found(page)
    return Revision.objects.add(page, take(page), status, base=base, apply_at=moment, **fields)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: make_page("Bus", publish_at=paris(2100, 5, 4, 9)), "paraît"),
        (
            lambda: make_news("Bus", expire_at=paris(2100, 5, 4, 9), replaced_by="/a/"),
            "est retiré, et remplacé par /a/",
        ),
        (lambda: scheduled(make_page("Bus"), paris(2100, 5, 4, 9)), "est remplacé par la version 2"),
        (lambda: Banner.objects.create(text="Bus", start=paris(2100, 5, 4, 9)), "s’affiche"),
        (lambda: Banner.objects.create(text="Bus", end=paris(2100, 5, 4, 9)), "disparaît"),
        (lambda: make_call("Bus", opens_at=paris(2100, 5, 4, 9)), "ouvre"),
        (lambda: make_call("Bus", closes_at=paris(2100, 5, 4, 9)), "se clôt"),
    ],
)
def test_each_thing_that_comes_is_there(admin_client, make, said):
    make()
    html = text(admin_client)
    assert "Mai 2100" in html and "mardi 4, 09:00" in html
    assert said in texts(html, "td")


def test_each_leads_to_its_form(admin_client):
    page = make_page("Bus", publish_at=paris(2100, 5, 4, 9))
    assert ("Bus", f"/admin/pages/page/{page.pk}/change/") in links(text(admin_client))


def test_the_soonest_comes_first(admin_client):
    make_page("Tram", publish_at=paris(2100, 5, 4, 9))
    make_news("Bus", publish_at=paris(2100, 5, 3, 9))
    html = text(admin_client)
    assert html.index(">Bus<") < html.index(">Tram<")


def test_what_is_over_is_not_there(admin_client):
    make_page("Bus", expire_at=timezone.now() - timedelta(hours=1))
    assert "Rien ne paraît" in text(admin_client)


def test_staff_are_told_of_what_they_may_see(client, django_user_model):
    user = django_user_model.objects.create_user("lecteur", password="x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_news"))
    make_page("Bus", publish_at=paris(2100, 5, 4, 9))
    scheduled(make_page("Métro"), paris(2100, 5, 4, 9))
    make_news("Tram", publish_at=paris(2100, 5, 4, 9))
    client.force_login(user)
    html = text(client)
    assert "Tram" in html and "Bus" not in html and "Métro" not in html


def test_visitors_are_told_nothing(client):
    assert client.get(URL).status_code == 302


def test_it_costs_the_same_with_many(admin_client, django_assert_max_num_queries):
    text(admin_client)
    for number in range(5):
        page = make_page(f"Bus {number}", publish_at=paris(2100, 5, 4, 9))
        scheduled(page, paris(2100, 5, 4, 9))
        make_call(f"Appel {number}", opens_at=paris(2100, 5, 4, 9))
    with django_assert_max_num_queries(5):
        text(admin_client)


def test_the_dashboard_says_what_comes_first(admin_client):
    for day in range(1, 8):
        make_page(f"Bus {day}", publish_at=paris(2100, 5, day, 9))
    html = text(admin_client, "/admin/")
    assert "01/05/2100 09:00 : paraît" in html and URL in html


def test_the_dashboard_says_what_was_prevented_and_why(admin_client):
    page = make_page("Bus")
    scheduled(page, paris(2024, 5, 4, 9), Revision.Status.FAILED, failure="Adresse prise.")
    html = text(admin_client, "/admin/")
    assert "04/05/2024 09:00 : Adresse prise." in html
    assert f'href="/admin/pages/page/{page.pk}/programmer/"' in html
