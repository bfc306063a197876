"""A block or a banner saved before it is filled: a sentence under the field, and the form as it was typed."""

import pytest

from pages.content import tables
from tests.make import make_page
from tests.pages.admin_forms import add_block, filled

pytestmark = pytest.mark.django_db
BANNER = "/admin/pages/banner/add/"
KINDS = [kind for table in tables() for kind in table.kinds().values() if kind.REQUIRED]


def form_of(page):
    return f"/admin/pages/page/{page.pk}/change/"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_an_empty_block_is_refused_with_a_sentence(admin_client, kind):
    address = form_of(make_page("Habiter"))
    response = admin_client.post(address, add_block(filled(admin_client.get(address)), kind.KIND))
    assert response.status_code == 200
    assert response.content.decode().count("À remplir : ce bloc n’a pas de sens sans.") == len(kind.REQUIRED)


def test_what_was_typed_beside_an_empty_block_is_still_there(admin_client):
    address = form_of(make_page("Habiter"))
    data = filled(admin_client.get(address), title_fr="Se loger ici")
    response = admin_client.post(address, add_block(data, "text"))
    assert 'value="Se loger ici"' in response.content.decode()


def test_a_block_in_english_alone_is_refused_at_its_french(admin_client):
    address = form_of(make_page("Habiter"))
    data = add_block(filled(admin_client.get(address)), "text", body_en="<p>Hello</p>")
    formsets = admin_client.post(address, data).context["inline_admin_formsets"]
    wrong = [form.errors for formset in formsets for form in formset.formset.forms if form.errors]
    assert [list(errors) for errors in wrong] == [["body_fr"]]


def test_a_banner_whose_link_has_no_words_is_refused_with_a_sentence(admin_client):
    data = filled(admin_client.get(BANNER), text_fr="La rue est fermée.", link="/contact/")
    response = admin_client.post(BANNER, data)
    assert response.status_code == 200
    assert "Dites où mène le lien." in response.content.decode()
