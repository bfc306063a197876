"""The form of a page: its blocks, its languages, its faults."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import Page
from pages.tree.content import tables
from pages.tree.models.blocks import PictureBlock, TextBlock
from tests.make import make_block, make_home, make_page, make_picture, make_text
from tests.pages.staff.admin_forms import add_block, filled

pytestmark = pytest.mark.django_db
ADD = "/admin/pages/page/add/"


def form(page):
    return f"/admin/pages/page/{page.pk}/change/"


def errors(response):
    return {name: list(found) for name, found in response.context["adminform"].form.errors.items()}


@pytest.fixture
def page(db):
    return make_page("Habiter")


def test_a_page_is_saved_as_it_was_drawn(admin_client, page):
    make_text(page, body="<p>Bonjour</p>")
    make_block(PictureBlock, page, 20, picture=make_picture())
    before = Page.objects.values().get(pk=page.pk)
    response = admin_client.post(form(page), filled(admin_client.get(form(page))))
    assert response.status_code == 302
    after = Page.objects.values().get(pk=page.pk)
    # The form shows seconds, and the time of saving moves.
    assert {name for name in before if before[name] != after[name]} <= {"updated_at", "publish_at"}


def test_a_page_is_made_with_its_first_block(admin_client, client):
    data = filled(admin_client.get(ADD), title_fr="Se déplacer", slug="se-deplacer")
    data |= {"publish_at_0": "01/01/2020", "publish_at_1": "08:00"}
    admin_client.post(ADD, add_block(data, "text", body_fr="<p>À pied, en bus.</p>"))
    assert "À pied, en bus." in client.get("/se-deplacer/").content.decode()


def test_a_block_is_changed(admin_client, page):
    block = make_text(page)
    data = filled(admin_client.get(form(page)), **{"text-0-body_fr": "<p>Nouveau</p>"})
    admin_client.post(form(page), data)
    block.refresh_from_db()
    assert block.body_fr == "<p>Nouveau</p>"


def test_a_block_is_deleted(admin_client, page):
    make_text(page)
    admin_client.post(form(page), filled(admin_client.get(form(page)), **{"text-0-DELETE": "on"}))
    assert not TextBlock.objects.exists()


def test_each_kind_of_block_has_its_name_as_prefix(admin_client):
    inlines = admin_client.get(ADD).context["inline_admin_formsets"]
    assert [inline.formset.prefix for inline in inlines] == [
        kind for table in tables() for kind in table.kinds()
    ]


def test_a_block_without_what_it_needs_is_refused_with_a_sentence(admin_client, page):
    data = add_block(filled(admin_client.get(form(page))), "picture", caption_fr="Sans image")
    response = admin_client.post(form(page), data)
    assert "À remplir : ce bloc n’a pas de sens sans." in response.content.decode()
    assert "Sans image" in response.content.decode()


def test_dangerous_markup_does_not_outlive_the_form(admin_client, page):
    data = add_block(filled(admin_client.get(form(page))), "text", body_fr="<p>Oui<script>non()</script></p>")
    admin_client.post(form(page), data)
    assert TextBlock.objects.get().body_fr == "<p>Oui</p>"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title_fr": ""}, "title_fr"),
        ({"slug": "deja"}, "slug"),
        ({"slug": "projets"}, "slug"),
        ({"slug": "avec espace"}, "slug"),
        ({"expire_at_0": "01/01/2000", "expire_at_1": "08:00"}, "expire_at"),
        ({"publish_at_0": "31/02/2026"}, "publish_at"),
        ({"parent": "999"}, "parent"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"contact_email": "à voir"}, "contact_email"),
    ],
)
def test_a_fault_is_said_beside_its_field_and_nothing_is_lost(admin_client, page, changes, field):
    make_page("Déjà", slug="deja")
    kept = {"summary_fr": "Un résumé que personne ne veut récrire."}
    response = admin_client.post(form(page), filled(admin_client.get(form(page)), **kept, **changes))
    assert errors(response).keys() == {field}
    assert kept["summary_fr"] in response.content.decode()


def test_a_page_is_not_put_under_the_home_page(admin_client, page):
    home = make_home()
    response = admin_client.post(form(page), filled(admin_client.get(form(page)), parent=home.pk))
    assert errors(response) == {"parent": ["La page d’accueil n’a pas de sous-page : laissez ce champ vide."]}


def test_a_folded_part_with_a_fault_is_open(admin_client, page):
    closed = admin_client.get(form(page)).content.decode().count("<details>")
    data = filled(admin_client.get(form(page)), contact_email="à voir")
    assert admin_client.post(form(page), data).content.decode().count("<details>") == closed - 1


def test_the_address_follows_the_title_of_a_new_page_only(admin_client, page):
    assert "title_fr" in admin_client.get(ADD).content.decode().split("data-prepopulated-fields")[1][:400]
    assert "&quot;id&quot;: &quot;#id_slug&quot;" not in admin_client.get(form(page)).content.decode()


def test_a_page_is_chosen_by_its_title_and_its_path(admin_client):
    make_page("Aides", parent=make_page("Habiter"))
    query = {"app_label": "pages", "model_name": "page", "field_name": "parent", "term": "aides"}
    (found,) = admin_client.get("/admin/autocomplete/", query).json()["results"]
    assert found["text"] == "Aides (/habiter/aides/)"


def test_a_draft_has_no_button_to_the_site(admin_client):
    page = make_page("Habiter", publish_at=None)
    assert "viewsitelink" not in admin_client.get(form(page)).content.decode()


def test_a_public_page_leads_to_the_site(admin_client, page):
    assert '<a href="/habiter/" class="viewsitelink">' in admin_client.get(form(page)).content.decode()


def test_to_open_a_form_asks_nothing_that_only_the_list_shows(admin_client, page):
    assert "lacks_english" in queries(admin_client, "/admin/pages/page/")
    assert "lacks_english" not in queries(admin_client, form(page))


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return "\n".join(query["sql"] for query in asked)
