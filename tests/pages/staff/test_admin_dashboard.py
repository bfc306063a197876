"""The dashboard says what to do next."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from pages.models import Page, Picture, SiteSettings
from programmes.models import Project
from tests.make import make_page, make_picture, make_project, make_text

pytestmark = pytest.mark.django_db
COMPLETE = dict.fromkeys(SiteSettings.REQUIRED_BY_LAW, "x")


def panel(client, title):
    return next(panel for panel in client.get("/admin/").context["panels"] if panel.title == title)


def labels(client, title):
    return [str(item.label) for item in panel(client, title).items]


def test_each_empty_setting_leads_to_its_field(admin_client):
    first = panel(admin_client, "Réglages du site à remplir").items[0]
    assert first.url == "/admin/pages/sitesettings/1/change/#id_legal_name"


def test_settings_that_are_filled_need_nothing(admin_client):
    SiteSettings.objects.create(**COMPLETE)
    assert labels(admin_client, "Réglages du site à remplir") == []
    assert "Tout ce que la loi demande est rempli." in admin_client.get("/admin/").content.decode()


def test_drafts_wait_to_be_published(admin_client):
    make_page("Prêt")
    make_page("En cours", publish_at=None)
    assert labels(admin_client, "Pages en brouillon") == ["En cours"]


def test_a_page_that_appears_within_a_month_is_said(admin_client):
    make_page("Bientôt", publish_at=timezone.now() + timedelta(days=29))
    make_page("Plus tard", publish_at=timezone.now() + timedelta(days=31))
    assert labels(admin_client, "Pages datées") == ["Bientôt"]


def test_a_page_that_expired_is_said(admin_client):
    make_page("Passée", expire_at=timezone.now() - timedelta(hours=1))
    (item,) = panel(admin_client, "Pages datées").items
    assert item.sentence.startswith("Retiré le ")


def test_a_page_with_a_block_in_french_alone_is_to_translate(admin_client):
    make_text(make_page("Habiter", title_en="Living"), body="<p>Texte</p>")
    assert labels(admin_client, "Pages à traduire en anglais") == ["Habiter"]


def test_a_page_in_english_is_not_to_translate(admin_client):
    make_text(make_page("Habiter", title_en="Living"), body="<p>Texte</p>", body_en="<p>Text</p>")
    assert labels(admin_client, "Pages à traduire en anglais") == []


def test_a_project_in_french_alone_is_to_translate(admin_client):
    make_project("Les Lilas")
    make_project("Les Roses", title_en="Roses")
    assert labels(admin_client, "Projets à traduire en anglais") == ["Les Lilas"]


def test_a_picture_says_what_it_shows_or_is_decorative(admin_client):
    make_picture("Muette", alt="")
    make_picture("Décorative", alt="", is_decorative=True)
    assert labels(admin_client, "Images sans texte de remplacement") == ["Muette"]


def test_a_project_says_whom_to_ask(admin_client):
    make_project("Sans")
    make_project("Avec", contact_phone="03 21 00 00 00")
    assert labels(admin_client, "Projets sans contact") == ["Sans"]


def test_a_panel_shows_five_and_counts_the_others(admin_client):
    for number in range(8):
        make_page(f"Page {number}", publish_at=None)
    drafts = panel(admin_client, "Pages en brouillon")
    assert (len(drafts.items), drafts.others) == (5, 3)


def test_the_others_are_behind_a_link_to_the_filtered_list(admin_client):
    for number in range(6):
        make_page(f"Page {number}", publish_at=None)
    make_page("Publiée")
    response = admin_client.get(panel(admin_client, "Pages en brouillon").others_url)
    assert response.context["cl"].result_count == 6


def test_what_remains_to_do_comes_first(admin_client):
    make_project("Sans")
    done = [not panel.items for panel in admin_client.get("/admin/").context["panels"]]
    assert done == sorted(done)
    assert True in done


def test_what_is_done_is_folded_while_something_remains(admin_client):
    html = admin_client.get("/admin/").content.decode()
    assert '<details class="panel panel-done">' in html
    assert html.index("Réglages du site à remplir") < html.index("Ce qui est à jour")
    assert html.index("Ce qui est à jour") < html.index("Aucune page n’attend d’être publiée.")


def test_a_panel_is_for_those_who_may_act(client):
    editor = User.objects.create_user("camille", is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="change_picture"))
    client.force_login(editor)
    titles = [str(panel.title) for panel in client.get("/admin/").context["panels"]]
    assert titles == ["Images sans texte de remplacement", "Traductions à revoir"]


def test_the_dashboard_costs_the_same_with_many_rows(admin_client, django_assert_max_num_queries):
    Page.objects.bulk_create(Page(title=f"P {n}", slug=f"p{n}", path=f"/p{n}/") for n in range(100))
    Project.objects.bulk_create(Project(title=f"P {n}", slug=f"p{n}") for n in range(100))
    Picture.objects.bulk_create(Picture(title=f"I {n}", file=f"images/{n}.jpg") for n in range(100))
    with django_assert_max_num_queries(42):
        admin_client.get("/admin/")
