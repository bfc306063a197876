"""Every object says where it serves, and what a deletion would leave without a target."""

import pytest
from django.contrib import admin

from pages.models import Banner, Redirect
from pages.tree.models.blocks import LinkCardBlock
from programmes.models import Person
from tests.make import (
    make_block,
    make_call,
    make_commune,
    make_event,
    make_grant,
    make_milestone,
    make_news,
    make_page,
    make_partner,
    make_programme,
    make_project,
    make_quartier,
    make_text,
)

pytestmark = pytest.mark.django_db


def form(obj, act="change"):
    return f"/admin/{obj._meta.app_label}/{obj._meta.model_name}/{obj.pk}/{act}/"


def uses(client, obj):
    html = client.get(form(obj)).text
    return html[html.index('id="uses-title"') :]


def link(obj):
    return f'<p><a href="{obj.get_path()}">La suite</a></p>'


def test_a_page_names_the_texts_that_link_to_it(admin_client):
    page = make_page("Habiter")
    make_text(make_page("Vie"), link(page))
    make_project("Lilas", body_en=link(page))
    assert ">page : Vie</a>" in uses(admin_client, page)
    assert ">projet : Lilas</a>" in uses(admin_client, page)


def test_it_names_them_after_it_was_renamed(admin_client):
    page = make_page("Habiter")
    make_text(make_page("Vie"), link(page))
    page.slug = "loger"
    page.save()
    assert ">page : Vie</a>" in uses(admin_client, page)


def test_cards_and_banners_count(admin_client):
    page = make_page("Habiter")
    make_block(LinkCardBlock, make_page("Vie"), title="Se loger", page=page)
    Banner.objects.create(text="Travaux", link="/habiter/", link_label="Les dates")
    assert ">page : Vie</a>" in uses(admin_client, page)
    assert ">bandeau d’alerte : Travaux</a>" in uses(admin_client, page)


def test_its_own_blocks_and_the_pages_below_do_not(admin_client):
    page = make_page("Habiter")
    make_text(page, link(page))
    make_page("Rénover", parent=page)
    assert "Nulle part pour l’instant." in uses(admin_client, page)


def promise():
    return make_milestone(make_project("Lilas"))


@pytest.mark.parametrize("make", [make_event, make_news, make_call, make_grant, promise])
def test_so_does_all_that_has_an_address(admin_client, make):
    thing = make()
    make_text(make_page("Vie"), f'<p><a href="{thing.get_absolute_url()}">La suite</a></p>')
    assert ">page : Vie</a>" in uses(admin_client, thing)


#: Nothing can lead to them: no address of their own, and no other object names them.
LED_TO_BY_NOTHING = {
    "auth.group", "auth.user", "pages.auditentry", "pages.banner", "pages.bundle", "pages.redirect",
    "pages.sitesettings", "pages.trashedobject", "programmes.grantimport", "programmes.territoryimport",
}  # fmt: skip
#: Their lists and forms say it in their own way: tests/pages/library/test_picture_uses.py, test_document_link.py, links/test_report.py.
SAY_IT_THEMSELVES = {"pages.picture", "pages.document", "pages.externallink"}


def test_every_object_says_it_or_can_be_led_to_by_nothing():
    silent = {
        model._meta.label_lower
        for model, model_admin in admin.site._registry.items()
        if not getattr(model_admin, "shows_uses", False)
    }
    assert silent == LED_TO_BY_NOTHING | SAY_IT_THEMSELVES


def test_a_project_names_its_news(admin_client):
    project = make_project("Lilas")
    make_news("Le chantier", project=project)
    assert "actualité : Le chantier</a>" in uses(admin_client, project)


@pytest.mark.parametrize("make", [make_commune, make_quartier, make_partner])
def test_what_has_no_short_address_is_found_by_its_address(admin_client, make):
    thing = make()
    make_text(make_page("Vie"), link(thing))
    assert ">page : Vie</a>" in uses(admin_client, thing)


def test_a_commune_names_its_projects_and_quartiers(admin_client):
    commune = make_commune()
    make_project("Lilas", [commune])
    make_quartier(communes=[commune])
    assert ">projet : Lilas</a>" in uses(admin_client, commune)
    assert ">quartier : Mont Liébaut</a>" in uses(admin_client, commune)


def test_a_partner_a_person_and_a_programme_name_their_projects(admin_client):
    partner, person, programme = make_partner(), Person.objects.create(name="A. Exemple"), make_programme()
    project = make_project("Lilas", programme=programme)
    project.partner_lines.create(partner=partner, role="financeur")
    project.designer_lines.create(person=person)
    for thing in (partner, person, programme):
        assert ">projet : Lilas</a>" in uses(admin_client, thing)


def test_ten_are_named_and_the_others_said(admin_client):
    commune = make_commune()
    for number in range(12):
        make_project(f"Projet {number}", [commune])
    shown = uses(admin_client, commune)
    assert shown.count(">projet : ") == 10
    assert "et d’autres endroits" in shown


@pytest.mark.parametrize("number", [1, 40])
def test_the_form_costs_the_same_however_much_it_serves(admin_client, django_assert_max_num_queries, number):
    commune = make_commune()
    for each in range(number):
        make_project(f"Projet {each}", [commune])
        make_text(make_page(f"Page {each}"), link(commune))
    with django_assert_max_num_queries(12):
        admin_client.get(form(commune))


def test_a_deletion_says_what_will_lead_nowhere(admin_client):
    page = make_page("Habiter")
    make_text(make_page("Vie"), link(page))
    html = admin_client.get(form(page, "delete")).text
    assert "Ce qui y mène" in html
    assert ">page : Vie</a>" in html


def test_so_does_the_deletion_of_several(admin_client):
    page, other = make_page("Habiter"), make_page("Autre")
    make_text(make_page("Vie"), link(page))
    data = {"action": "delete_selected", "_selected_action": [page.pk, other.pk]}
    assert ">page : Vie</a>" in admin_client.post("/admin/pages/page/", data).text


def test_a_deletion_that_nothing_leads_to_says_nothing(admin_client):
    assert "Ce qui y mène" not in admin_client.get(form(make_page("Habiter"), "delete")).text


def test_a_page_deleted_from_the_english_admin_is_gone_for_all(client, admin_client):
    page = make_page("Habiter")
    admin_client.post(f"/en{form(page, 'delete')}", {"post": "yes"})
    assert Redirect.objects.filter(old_path=f"/p/{page.code}/", target="").exists()
