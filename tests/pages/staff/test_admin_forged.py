"""What no form of ours sends is refused in words all the same."""

import pytest

from pages.tree.models.blocks import TextBlock
from tests.make import make_page, make_project
from tests.pages.staff.admin_forms import add_block, filled, undrawn


@pytest.fixture(scope="module")
def page(staff):
    """(address, what its form sends), drawn once: nothing of it is ever saved."""
    address = f"/admin/pages/page/{make_page('Habiter').pk}/change/"
    return address, filled(staff.get(address))


@pytest.fixture(scope="module")
def project(staff):
    address = f"/admin/programmes/project/{make_project().pk}/change/"
    return address, filled(staff.get(address))


def faults(staff, address, data):
    with undrawn():
        return list(staff.post(address, data).context_data["adminform"].form.errors)


@pytest.mark.parametrize("key", ["abc", "99999999999999999999", "-1", "é"])
def test_a_page_under_what_is_no_page(staff, page, key):
    address, data = page
    assert faults(staff, address, data | {"parent": key}) == ["parent"]


@pytest.mark.parametrize("key", ["abc", "-1", "é"])
def test_a_project_in_what_is_no_commune(staff, project, key):
    address, data = project
    assert faults(staff, address, data | {"communes": [key]}) == ["communes"]


@pytest.mark.parametrize("region", ["nope", ""])
def test_a_block_in_no_part_of_the_page(staff, page, region):
    address, data = page
    response = staff.post(address, add_block(data, "text", body_fr="<p>Ici.</p>", region=region))
    assert "cette partie de la page n’existe pas" in response.content.decode()
    assert not TextBlock.objects.exists()
