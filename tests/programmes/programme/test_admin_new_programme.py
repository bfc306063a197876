"""A programme has no date of publication: a new one is public at once, and its form says no other thing."""

import pytest

from pages.links.models.fields import Linked
from pages.models import Revision, revised_models
from programmes.models import Programme
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
ADD = "/admin/programmes/programme/add/"


@pytest.mark.parametrize("button", ["_draft", "_preview", "_schedule"])
def test_a_new_programme_cannot_be_kept_as_a_draft(admin_client, button):
    html = admin_client.get(ADD).text
    assert f'name="{button}"' not in html
    assert 'name="_publish"' in html
    assert "Le public le verra dès que vous l’aurez publié." in html


@pytest.mark.parametrize("button", ["_draft", "_preview", "_schedule", "_publish"])
def test_whatever_button_a_forged_form_names_its_history_says_that_it_is_public(admin_client, button):
    data = filled(admin_client.get(ADD), name_fr="Contrat", slug="contrat", kind="culture")
    admin_client.post(ADD, data | {button: "1"})
    assert Revision.objects.of(Programme.objects.get()).get().status == Revision.Status.PUBLISHED


def test_an_existing_one_has_its_drafts(admin_client):
    Programme.objects.create(name="Contrat", slug="contrat", kind="culture")
    html = admin_client.get(f"/admin/programmes/programme/{Programme.objects.get().pk}/change/").text
    assert 'name="_draft"' in html and 'name="_schedule"' in html


def test_what_cannot_be_held_back_has_nothing_that_the_check_calls_an_error():
    """A new object whose check finds an error is kept as a draft: without a date there is none to keep."""
    undated = [model for model in revised_models() if not hasattr(model, "publish_at")]
    found = [
        field
        for model in undated
        for field in model._meta.fields
        if isinstance(field, Linked) or (field.related_model and field.related_model.__name__ == "Picture")
    ]
    assert undated == [Programme] and found == []
