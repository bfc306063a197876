"""Staff see which translations are out of step with the French, what changed in it, and say what is still right."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User

from pages.models import Page
from tests.make import make_page, make_project, make_text
from tests.pages.staff.admin_forms import filled
from tests.pages.staff.test_admin_dashboard import labels
from tests.pages.translations.test_translation_state import saved, stale
from tests.reading import texts

pytestmark = pytest.mark.django_db
TABLE = "/admin/traductions/"


def stale_page(**fields):
    return saved(make_page("Habiter", title_en="Living", **fields), title_fr="Demeurer ici")


def rows(client, query=""):
    found = client.get(f"{TABLE}{query}").context["rows"]
    return [(str(row.obj), row.language, str(row.state)) for row in found]


def test_each_object_stands_in_each_language_what_is_to_redo_first(admin_client):
    make_page("Voisins", title_en="Neighbours", title_facile="Vos voisins")
    stale_page()
    assert rows(admin_client) == [
        ("Demeurer ici", "en", "Périmée"),
        ("Demeurer ici", "facile", "Jamais écrite"),
        ("Voisins", "en", "À jour"),
        ("Voisins", "facile", "À jour"),
    ]


def test_what_is_written_in_part_is_to_complete(admin_client):
    make_page("Voisins", title_en="Neighbours", summary="Un.")
    assert ("Voisins", "en", "À compléter") in rows(admin_client)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?etat=perimee", {("Demeurer ici", "en")}),
        ("?langue=facile", {("Demeurer ici", "facile"), ("Lilas", "facile")}),
        ("?nature=programmes.project", {("Lilas", "en"), ("Lilas", "facile")}),
        ("?nature=pages.page&langue=en&etat=perimee", {("Demeurer ici", "en")}),
        ("?etat=a-jour", set()),
        ("?etat=n-importe&langue=x&nature=auth.user&objet=1&p=zz", None),
        ("?nature=programmes.equipment&objet=pas-un-uuid", set()),
    ],
)
def test_it_is_narrowed_by_language_state_and_kind(admin_client, query, expected):
    stale_page()
    make_project("Lilas")
    everything = {(name, code) for name in ("Demeurer ici", "Lilas") for code in ("en", "facile")}
    assert {row[:2] for row in rows(admin_client, query)} == (everything if expected is None else expected)


def test_it_says_what_changed_in_the_french_by_whom_and_when_the_twin_was_written(admin_client):
    page = saved(make_page("Habiter ici"), title_en="Living", by="amina")
    saved(page, title_fr="Demeurer ici")
    html = admin_client.get(TABLE).content.decode()
    assert "Demeurer" in texts(html, "ins")
    assert "Habiter" in texts(html, "del")
    assert "par amina" in html


def test_a_french_of_then_that_is_not_known_is_said_so(admin_client):
    Page.objects.filter(pk=make_page("Habiter", title_en="Living").pk).update(title_fr="Autre")
    saved(Page.objects.get())
    assert "Le français d’alors n’est pas connu" in admin_client.get(TABLE).content.decode()


def test_when_only_the_form_changed_it_says_so(admin_client):
    block = make_text(make_page(), body="<p>Un mot</p>", body_en="<p>One</p>")
    saved(block, body_fr="<p>Un <strong>mot</strong></p>")
    assert "seule la mise en forme a changé" in admin_client.get(f"{TABLE}?etat=perimee").content.decode()


def test_the_line_of_a_project_leads_to_the_form_of_the_project_at_the_field(admin_client):
    project = make_project("Lilas")
    line = project.figures.create(figure="1", label="logement", label_en="home", source="INSEE")
    saved(line, label_fr="maison")
    (row,) = admin_client.get(f"{TABLE}?etat=perimee").context["rows"]
    ((_twin, url),) = row.stale
    address, anchor = url.split("#")
    assert address == f"/admin/programmes/project/{project.pk}/change/"
    assert f'id="{anchor}"' in admin_client.get(address).content.decode()


def confirm(client, obj, name, **changes):
    (data,) = [
        {"nature": twin.kind, "objet": twin.of.pk, "champ": twin.name, "vu": twin.seen}
        for row in client.get(TABLE).context["rows"]
        for twin, _url in row.stale
        if twin.name == name
    ]
    return client.post(f"{TABLE}?etat=perimee", data | changes)


def test_what_is_still_right_is_fresh_in_one_click_and_the_history_says_who(admin_client):
    page = stale_page(title_facile="Se loger")
    response = confirm(admin_client, page, "title_en")
    assert response.url == f"{TABLE}?etat=perimee"
    page = Page.objects.get()
    assert stale(page) == {"title_facile"}
    assert page.translation_sources["title_en"]["by"] == "admin"
    assert LogEntry.objects.get().change_message == "Traduction confirmée : Titre (anglais)."


def test_the_confirmation_of_a_block_stands_in_the_history_of_its_page(admin_client):
    block = make_text(make_page("Habiter"), body="<p>Un</p>", body_en="<p>One</p>")
    saved(block, body_fr="<p>Deux</p>")
    confirm(admin_client, block, "body_en")
    assert stale(type(block).objects.get()) == set()
    assert LogEntry.objects.get().get_edited_object() == block.parent


def test_a_french_that_changed_meanwhile_is_to_be_read_first(admin_client):
    page = stale_page()
    response = confirm(admin_client, page, "title_en", vu="0" * 16)
    assert stale(Page.objects.get()) == {"title_en"}
    assert "encore changé" in admin_client.get(response.url).content.decode()


@pytest.mark.parametrize(
    "changes",
    [{"champ": "title_fr"}, {"champ": "x"}, {"objet": "zz"}, {"objet": "9999"}, {"nature": "auth.user"}, {"nature": ""}],
)  # fmt: skip
def test_a_forged_confirmation_is_not_found(admin_client, changes):
    page = stale_page()
    assert confirm(admin_client, page, "title_en", **changes).status_code == 404


def staff(*permissions):
    user = User.objects.create_user("camille", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def test_each_sees_the_kinds_whose_forms_they_may_open(client):
    stale_page()
    make_project("Lilas")
    client.force_login(staff("view_project"))
    assert {name for name, _language, _state in rows(client)} == {"Lilas"}


def test_who_may_only_read_confirms_nothing(admin_client, client):
    page = stale_page()
    client.force_login(staff("view_page"))
    assert confirm(client, page, "title_en").status_code == 403
    assert stale(Page.objects.get()) == {"title_en"}


def test_who_may_open_no_form_is_not_let_in_nor_shown_the_way(client):
    client.force_login(staff())
    assert client.get(TABLE).status_code == 403
    assert TABLE not in client.get("/admin/").content.decode()


def test_visitors_are_asked_to_sign_in(client):
    assert client.get(TABLE).status_code == 302


def test_the_menu_leads_to_it(admin_client):
    assert f'href="{TABLE}"' in admin_client.get("/admin/").content.decode()


def test_the_dashboard_says_which_translations_to_redo(admin_client):
    assert labels(admin_client, "Traductions à revoir") == []
    stale_page()
    assert labels(admin_client, "Traductions à revoir") == ["Demeurer ici"]


def test_it_comes_in_pages_and_costs_the_same_with_few_or_many(admin_client, django_assert_max_num_queries):
    for number in range(30):
        saved(make_page(f"Page {number}", title_en="x"), title_fr=f"Autre {number}")
        make_text(Page.objects.first(), f"<p>{number}</p>")
    with django_assert_max_num_queries(12):
        response = admin_client.get(TABLE)
    assert len(response.context["rows"]) == 25
    assert response.context["page"].paginator.count == 120


def form_of(client, obj):
    return client.get(f"/admin/pages/page/{obj.pk}/change/")


def test_next_to_a_stale_field_a_sentence_says_so(admin_client):
    html = form_of(admin_client, stale_page()).content.decode()
    assert "À revoir : le français a changé depuis le" in html


def test_saving_the_form_says_who_translated(admin_client):
    page = make_page("Habiter")
    admin_client.post(
        f"/admin/pages/page/{page.pk}/change/", filled(form_of(admin_client, page), title_en="Living")
    )
    assert Page.objects.get().translation_sources["title_en"]["by"] == "admin"


@pytest.mark.parametrize(("box", "expected"), [({}, {"title_en", "body_en"}), ({"minor": "on"}, set())])
def test_the_box_of_minor_changes_is_for_the_object_and_its_blocks(admin_client, box, expected):
    page = make_page("Habitter", title_en="Living")
    block = make_text(page, body="<p>Le texste</p>", body_en="<p>Text</p>")
    data = filled(form_of(admin_client, page), title_fr="Habiter", **box)
    data["text-0-body_fr"] = "<p>Le texte</p>"
    response = admin_client.post(f"/admin/pages/page/{page.pk}/change/", data)
    assert response.status_code == 302
    assert stale(Page.objects.get()) | stale(type(block).objects.get()) == expected


def test_the_list_of_pages_is_narrowed_to_those_with_something_stale_of_their_own_or_of_a_block(admin_client):
    stale_page()
    other = make_page("Voisins", title_en="Neighbours")
    block = make_text(other, body="<p>Un</p>", body_en="<p>One</p>")
    saved(block, body_fr="<p>Deux</p>")
    make_page("Fraîche", title_en="Fresh")
    found = admin_client.get("/admin/pages/page/?traduction=perimee").context["cl"].queryset
    assert {page.title for page in found} == {"Demeurer ici", "Voisins"}
