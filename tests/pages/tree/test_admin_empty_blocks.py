"""A block or a banner saved before it is filled: a sentence under the field, and the form as it was typed."""

import pytest

from pages.tree.content import tables
from tests.make import make_page
from tests.pages.staff.admin_forms import add_block, filled

BANNER = "/admin/pages/banner/add/"
KINDS = [kind for table in tables() for kind in table.kinds().values() if kind.REQUIRED]


@pytest.fixture(scope="module")
def form(staff):
    """(address, what its fields hold) of the form of a page: drawn once, as all that is sent here is refused."""
    address = f"/admin/pages/page/{make_page('Habiter').pk}/change/"
    return address, filled(staff.get(address))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_an_empty_block_is_refused_with_a_sentence(staff, form, kind):
    address, data = form
    response = staff.post(address, add_block(data, kind.KIND))
    assert response.status_code == 200
    assert response.content.decode().count("À remplir : ce bloc n’a pas de sens sans.") == len(kind.REQUIRED)


def test_what_was_typed_beside_an_empty_block_is_still_there(staff, form):
    address, data = form
    response = staff.post(address, add_block(data | {"title_fr": "Se loger ici"}, "text"))
    assert 'value="Se loger ici"' in response.content.decode()


def test_a_block_in_english_alone_is_refused_at_its_french(staff, form):
    address, data = form
    sent = add_block(data, "text", body_en="<p>Hello</p>")
    formsets = staff.post(address, sent).context["inline_admin_formsets"]
    wrong = [form.errors for formset in formsets for form in formset.formset.forms if form.errors]
    assert [list(errors) for errors in wrong] == [["body_fr"]]


def test_a_banner_whose_link_has_no_words_is_refused_with_a_sentence(staff):
    data = filled(staff.get(BANNER), text_fr="La rue est fermée.", link="/contact/")
    response = staff.post(BANNER, data)
    assert response.status_code == 200
    assert "Dites où mène le lien." in response.content.decode()
