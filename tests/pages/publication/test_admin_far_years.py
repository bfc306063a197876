"""A year mistyped by a millennium is refused in words wherever staff write a date."""

import pytest

from tests.make import make_page
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
SENTENCE = "Écrivez une année entre 1900 et 2200."


def said(admin_client, address, **changes):
    response = admin_client.post(address, filled(admin_client.get(address), **changes))
    assert response.status_code == 200
    return response.context["adminform"].form.errors


@pytest.mark.parametrize("day", ["01/01/0001", "31/12/1899", "01/01/2201", "31/12/9999"])
@pytest.mark.parametrize("name", ["publish_at", "expire_at"])
def test_a_date_of_publication_is_near(admin_client, name, day):
    address = f"/admin/pages/page/{make_page('Habiter').pk}/change/"
    errors = said(admin_client, address, **{f"{name}_0": day, f"{name}_1": "00:00"})
    assert SENTENCE in errors[name]


@pytest.mark.parametrize("name", ["start", "end"])
def test_the_dates_of_a_banner_are_near(admin_client, name):
    changes = {"text_fr": "Rue fermée.", f"{name}_0": "01/01/0001", f"{name}_1": "00:00"}
    assert SENTENCE in said(admin_client, "/admin/pages/banner/add/", **changes)[name]


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("project", "start_year"),
        ("project", "end_year"),
        ("programme", "start_year"),
        ("programme", "extended_in"),
    ],
)
def test_the_years_of_projects_and_programmes_are_near(admin_client, model, name):
    assert SENTENCE in said(admin_client, f"/admin/programmes/{model}/add/", **{name: "20207"})[name]
