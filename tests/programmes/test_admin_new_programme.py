"""A programme has no date of publication: a new one is public at once, and its form says no other thing."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_new_programme_cannot_be_kept_as_a_draft(admin_client):
    html = admin_client.get("/admin/programmes/programme/add/").content.decode()
    assert 'name="_draft"' not in html
    assert 'name="_publish"' in html
