"""A block or a line deleted in another window while this one is open: united with what is written here, it is there again."""

import pytest

from pages.tree.models.blocks import TextBlock
from tests.make import make_page, make_partner, make_project, make_text
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(db):
    page = make_page("Habiter")
    make_text(page, body="<p>Premier.</p>")
    make_text(page, body="<p>Second.</p>", ordering=20)
    return page


def form(page):
    return f"/admin/pages/page/{page.pk}/change/"


def united(admin_client, address, data):
    """Saves; the other window has deleted something, so both versions are shown, and united as this one wants."""
    answer = admin_client.post(address, data)
    admin_client.post(answer.headers["Location"], {})
    return admin_client.post(address, filled(admin_client.get(address)) | {"_publish": "1"})


def bodies():
    return list(TextBlock.objects.order_by("ordering").values_list("body_fr", flat=True))


def opened(admin_client, page, **changes):
    """What this window holds, after which another one deletes the first block."""
    data = filled(admin_client.get(form(page)), **changes)
    TextBlock.objects.get(body_fr="<p>Premier.</p>").delete()
    return data


def test_the_block_is_saved_with_what_was_typed(admin_client, page):
    data = opened(admin_client, page, **{"text-0-body_fr": "<p>Premier, mieux.</p>", "title_fr": "Loger"})
    assert united(admin_client, form(page), data).status_code == 302
    assert bodies() == ["<p>Premier, mieux.</p>", "<p>Second.</p>"]


def test_deleted_in_both_windows_it_stays_deleted(admin_client, page):
    data = opened(admin_client, page, **{"text-0-DELETE": "on"})
    html = admin_client.post(form(page), data, follow=True).content.decode()
    assert bodies() == ["<p>Second.</p>"]
    assert "Supprimé entre-temps" not in html


def test_beside_a_fault_nothing_is_lost_and_the_second_try_saves(admin_client, page):
    data = opened(admin_client, page, title_fr="", **{"text-0-body_fr": "<p>Premier, mieux.</p>"})
    shown = admin_client.post(form(page), data)
    united(admin_client, form(page), filled(shown, title_fr="Habiter"))
    assert bodies() == ["<p>Premier, mieux.</p>", "<p>Second.</p>"]


def test_the_key_of_another_page_s_block_takes_nothing_from_it(admin_client, page):
    other = make_text(make_page("Ailleurs"), body="<p>Ailleurs.</p>")
    data = filled(admin_client.get(form(page)), **{"text-0-id": str(other.pk)})
    admin_client.post(form(page), data)
    other.refresh_from_db()
    assert (other.parent.title, other.body_fr) == ("Ailleurs", "<p>Ailleurs.</p>")


def test_the_line_of_a_project_is_kept_too(admin_client):
    project = make_project("Lilas")
    project.partner_lines.create(partner=make_partner(), role="financeur")
    address = f"/admin/programmes/project/{project.pk}/change/"
    data = filled(admin_client.get(address))
    project.partner_lines.all().delete()
    united(admin_client, address, data | {"partner_lines-0-position": "5"})
    assert project.partner_lines.get().role == "financeur"
