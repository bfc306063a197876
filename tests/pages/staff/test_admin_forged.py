"""What no form of ours sends is refused in words all the same."""

import pytest

from pages.tree.models.blocks import TextBlock
from tests.make import make_page, make_project
from tests.pages.staff.admin_forms import add_block, filled

pytestmark = pytest.mark.django_db


def form(page):
    return f"/admin/pages/page/{page.pk}/change/"


@pytest.mark.parametrize("key", ["abc", "99999999999999999999", "-1", "é"])
def test_a_page_under_what_is_no_page(admin_client, key):
    address = form(make_page("Habiter"))
    response = admin_client.post(address, filled(admin_client.get(address), parent=key))
    assert list(response.context["adminform"].form.errors) == ["parent"]


@pytest.mark.parametrize("key", ["abc", "-1", "é"])
def test_a_project_in_what_is_no_commune(admin_client, key):
    address = f"/admin/programmes/project/{make_project().pk}/change/"
    response = admin_client.post(address, filled(admin_client.get(address), communes=[key]))
    assert list(response.context["adminform"].form.errors) == ["communes"]


@pytest.mark.parametrize("region", ["nope", ""])
def test_a_block_in_no_part_of_the_page(admin_client, region):
    address = form(make_page("Habiter"))
    data = add_block(filled(admin_client.get(address)), "text", body_fr="<p>Ici.</p>", region=region)
    response = admin_client.post(address, data)
    assert "cette partie de la page n’existe pas" in response.content.decode()
    assert not TextBlock.objects.exists()
