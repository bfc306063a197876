"""A year mistyped by a millennium is refused in words wherever staff write a date."""

from functools import cache

import pytest

from tests.make import make_page
from tests.pages.staff.admin_forms import filled, undrawn

SENTENCE = "Écrivez une année entre 1900 et 2200."


@pytest.fixture(scope="module")
def said(staff):
    """said(address, **changes) → {field: faults} of the form there: each is drawn once, and nothing of it is saved."""

    @cache
    def drawn(address):
        return filled(staff.get(address))

    def asked(address, **changes):
        sent = drawn(address) | changes
        with undrawn():
            response = staff.post(address, sent)
        assert response.status_code == 200
        return response.context_data["adminform"].form.errors

    return asked


@pytest.fixture(scope="module")
def page(staff):
    return f"/admin/pages/page/{make_page('Habiter').pk}/change/"


@pytest.mark.parametrize("day", ["01/01/0001", "31/12/1899", "01/01/2201", "31/12/9999"])
@pytest.mark.parametrize("name", ["publish_at", "expire_at"])
def test_a_date_of_publication_is_near(said, page, name, day):
    assert SENTENCE in said(page, **{f"{name}_0": day, f"{name}_1": "00:00"})[name]


@pytest.mark.parametrize("name", ["start", "end"])
def test_the_dates_of_a_banner_are_near(said, name):
    changes = {"text_fr": "Rue fermée.", f"{name}_0": "01/01/0001", f"{name}_1": "00:00"}
    assert SENTENCE in said("/admin/pages/banner/add/", **changes)[name]


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("project", "start_year"),
        ("project", "end_year"),
        ("programme", "start_year"),
        ("programme", "extended_in"),
    ],
)
def test_the_years_of_projects_and_programmes_are_near(said, model, name):
    assert SENTENCE in said(f"/admin/programmes/{model}/add/", **{name: "20207"})[name]
