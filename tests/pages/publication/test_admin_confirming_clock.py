"""What staff are told of a fact around the midnight that ends its day: the table, the dashboard, the list, the form."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from pages.models import Page
from tests.make import make_page
from tests.pages.staff.test_admin_dashboard import panel
from tests.programmes.to_confirm import CLOCK, DAY, DOUBTFUL, SECOND, T, at

TABLE = "/admin/a-confirmer/"
#: From the midnight that begins the fourteenth day before, staff are asked.
ASKED = T.replace(month=3, day=17)


def signed_in():
    """At that time: a session ends."""
    client = Client()
    with at(T):
        client.force_login(User.objects.create_superuser("camille"))
    return client


@pytest.fixture(scope="module")
def staff(kept):
    make_page("Habiter", **DOUBTFUL)
    return signed_in()


def seen(client, path, moment):
    with at(moment):
        return client.get(path)


@CLOCK
def test_the_table_says_that_the_day_is_past(staff, moment, is_past):
    (row,) = seen(staff, TABLE, moment).context["rows"]
    with at(moment):
        assert row.sentence == f"{'Dépassé : sûr' if is_past else 'Sûr'} jusqu’au 31 mars 2026."


@CLOCK
def test_the_dashboard_says_so_too(staff, moment, is_past):
    with at(moment):
        (item,) = panel(staff, "À confirmer").items
        assert str(item.sentence).startswith("Dépassé") is is_past


@CLOCK
def test_the_list_is_narrowed_to_it_from_that_second(staff, moment, is_past):
    found = seen(staff, "/admin/pages/page/?fraicheur=a-confirmer", moment).context["cl"]
    assert found.result_count == is_past


@CLOCK
def test_the_button_of_the_form_proposes_six_months_from_the_day_it_is(staff, moment, is_past):
    html = seen(staff, f"/admin/pages/page/{Page.objects.get().pk}/change/", moment).text
    assert f'name="jusqu_au" value="{"2026-10-01" if is_past else "2026-09-30"}"' in html


@pytest.mark.django_db
@CLOCK
def test_it_is_sure_again_whenever_the_button_is_pressed(moment, is_past):
    page, client = make_page("Habiter", **DOUBTFUL), signed_in()
    with at(moment):
        client.post(TABLE, {"nature": "pages.page", "objet": page.pk})
        page.refresh_from_db()
        assert (page.is_to_confirm, page.review_date > DAY) == (False, True)


@pytest.mark.parametrize(
    ("moment", "asked"), [(ASKED - SECOND, 0), (ASKED, 1), (ASKED + SECOND, 1)], ids=["T-1s", "T", "T+1s"]
)
def test_staff_are_asked_from_the_midnight_that_begins_the_fourteenth_day_before(staff, moment, asked):
    with at(moment):
        assert len(staff.get(TABLE).context["rows"]) == asked
        assert len(panel(staff, "À confirmer").items) == asked
