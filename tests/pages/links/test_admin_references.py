"""Editors read and write addresses; what is stored is the object that they lead to."""

import pytest

from pages.tree.models.blocks import LinkCardBlock, TextBlock
from tests.make import make_block, make_page, make_project, make_text
from tests.pages.staff.admin_forms import add_block, filled

pytestmark = pytest.mark.django_db


def form(page):
    return f"/admin/{page._meta.app_label}/{page._meta.model_name}/{page.pk}/change/"


def link(address):
    return f'<p><a href="{address}">La suite</a></p>'


@pytest.fixture
def target(db):
    return make_page("Habiter")


@pytest.fixture
def page(target):
    page = make_page("Vie")
    make_text(page, body=link("/habiter/"), body_en=link("/habiter/?a=1"))
    return page


def test_an_editor_reads_the_address_of_today(admin_client, page, target):
    target.slug = "loger"
    target.save()
    data = filled(admin_client.get(form(page)))
    assert (data["text-0-body_fr"], data["text-0-body_en"]) == (link("/loger/"), link("/loger/?a=1"))


def test_that_of_a_draft_too(admin_client, page, target):
    target.publish_at = None
    target.save()
    assert filled(admin_client.get(form(page)))["text-0-body_fr"] == link("/habiter/")


def test_what_leads_to_nothing_any_more_is_seen_as_stored(admin_client, page, target):
    code = target.code
    target.delete()
    assert filled(admin_client.get(form(page)))["text-0-body_fr"] == link(f"/p/{code}/")


def test_what_an_editor_pastes_is_stored_as_a_reference(admin_client, page, target):
    data = add_block(filled(admin_client.get(form(page))), "text", body_fr=link("http://testserver/habiter/"))
    admin_client.post(form(page), data)
    bodies = TextBlock.objects.values_list("body_fr", flat=True)
    assert list(bodies) == [link(f"/p/{target.code}/")] * 2


def test_a_form_saved_as_it_was_drawn_changes_no_block(admin_client, page):
    response = admin_client.get(form(page))
    posted = admin_client.post(form(page), filled(response, summary_fr="x") | {"title_fr": ""})
    blocks = [
        block for inline in posted.context["inline_admin_formsets"] for block in inline.formset.initial_forms
    ]
    assert blocks and [block for block in blocks if block.has_changed()] == []


def test_the_link_of_a_card_too(admin_client, target):
    page = make_page("Vie")
    make_block(LinkCardBlock, page, title="Se loger", link="/habiter/")
    assert filled(admin_client.get(form(page)))["linkcard-0-link"] == "/habiter/"


def test_a_project_too(admin_client, target):
    project = make_project("Lilas", body=link("/habiter/"))
    assert filled(admin_client.get(form(project)))["body_fr"] == link("/habiter/")


def test_a_hundred_links_cost_the_form_one_query_and_its_check_another(
    admin_client, target, django_assert_num_queries
):
    page = make_page("Vie")
    for number in range(50):
        make_text(page, body=link("/habiter/"), body_en=link("/habiter/"), ordering=number)
    with django_assert_num_queries(len(queries(admin_client, make_page("Sans"))) + 2):
        admin_client.get(form(page))


def queries(client, page):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_text(page)
    with CaptureQueriesContext(connection) as captured:
        client.get(form(page))
    return captured
