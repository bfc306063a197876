"""A user limited to a branch of the site and to a programme reads everything and writes there only."""

import pytest

from pages.access.roles import EDITOR, REDACTEUR, may
from pages.access.scope import scope_of
from pages.models import Page, PageLimit
from programmes.models import Grant, News, Partner, Programme, Project
from tests.make import (
    make_document,
    make_home,
    make_news,
    make_page,
    make_picture,
    make_programme,
    make_project,
    make_text,
)
from tests.pages.access.people import make_user, signed_in
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
LIST = "/admin/pages/page/"
MOVE = f"{LIST}move-node/"
NEWS = "/admin/programmes/news/add/"


@pytest.fixture
def branch():
    return make_page("Habiter")


@pytest.fixture
def elsewhere():
    return make_page("Bouger")


@pytest.fixture
def programme():
    return make_programme("Contrat de ville")


@pytest.fixture
def editor(branch, programme):
    return make_user(EDITOR, branch, programme)


@pytest.fixture
def client(editor):
    return signed_in(editor)


def path_of(page):
    return Page.objects.get(pk=page.pk).path


def said(response):
    return [str(message) for message in response.context["messages"]]


def move(client, page, position, other):
    return client.post(MOVE, {"move": page.pk, "position": position, "relative_to": other.pk}).text


def choices(client, app, model, field, term=""):
    asked = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    return [found["text"] for found in client.get("/admin/autocomplete/", asked).json()["results"]]


def test_without_limits_everything_is_ours(branch):
    assert may(make_user(EDITOR), "edit", branch)


def test_a_branch_is_its_page_and_those_below(editor, branch, elsewhere):
    below = make_page("Rénover", parent=make_page("Aides", parent=branch))
    neighbour = make_page("Habiter mieux", slug="habiter-mieux")
    written = [page for page in (branch, below, elsewhere, neighbour) if may(editor, "edit", page)]
    assert written == [branch, below]


def test_the_branch_of_the_home_page_is_that_page_alone(branch):
    home = make_home()
    user = make_user(EDITOR, home)
    assert may(user, "edit", home) and not may(user, "edit", branch)


def test_a_programme_is_itself_and_what_names_it(editor, programme):
    mine, other = make_project("Mien", programme=programme), make_project("Autre")
    assert may(editor, "edit", programme) and may(editor, "edit", mine)
    assert not may(editor, "edit", other) and not may(editor, "edit", make_programme("Autre"))


def test_who_is_limited_to_programmes_writes_no_page(programme, branch):
    user = make_user(EDITOR, programme=programme)
    assert not may(user, "edit", branch) and not may(user, "add", Page)


@pytest.mark.parametrize(
    ("model", "allowed"), [(Page, True), (Project, True), (Grant, True), (Partner, False)]
)
def test_the_limited_add_what_can_be_inside(editor, model, allowed):
    assert may(editor, "add", model) is allowed


def test_a_new_programme_is_inside_of_nothing(editor):
    assert may(editor, "edit", Programme) and not may(editor, "add", Programme)


def test_the_limited_read_everything(client, elsewhere):
    response = client.get(f"{LIST}{elsewhere.pk}/change/")
    assert response.status_code == 200 and 'name="_save"' not in response.text


def test_a_page_is_not_added_elsewhere_and_the_sentence_says_where(client, branch, elsewhere):
    data = filled(client.get(f"{LIST}add/"), title_fr="Rénover", slug="renover", parent=elsewhere.pk)
    assert (
        "Votre compte est limité à « Habiter », « Contrat de ville » : choisissez là."
        in client.post(f"{LIST}add/", data).text
    )
    client.post(f"{LIST}add/", data | {"parent": branch.pk})
    assert path_of(Page.objects.get(slug="renover")) == "/habiter/renover/"


def test_a_page_is_not_added_at_the_top_of_the_site(client):
    data = filled(client.get(f"{LIST}add/"), title_fr="Rénover", slug="renover")
    assert client.post(f"{LIST}add/", data).status_code == 200
    assert not Page.objects.filter(slug="renover").exists()


def test_a_form_does_not_take_a_page_out_of_its_branch(client, branch, elsewhere):
    page = make_page("Rénover", parent=branch)
    url = f"{LIST}{page.pk}/change/"
    assert client.post(url, filled(client.get(url), parent=elsewhere.pk)).status_code == 200
    assert path_of(page) == "/habiter/renover/"


def test_the_page_of_the_limit_is_edited_where_it_is(client, branch):
    url = f"{LIST}{branch.pk}/change/"
    client.post(url, filled(client.get(url), title_fr="Se loger"))
    assert Page.objects.get(pk=branch.pk).title_fr == "Se loger"


def test_a_piece_of_news_is_not_added_to_another_programme(client, programme):
    other = make_programme("Autre")
    data = filled(client.get(NEWS), title_fr="Un chantier", slug="chantier", programme=other.pk)
    assert "Votre compte est limité à" in client.post(NEWS, data).text
    client.post(NEWS, data | {"programme": programme.pk})
    assert News.objects.get().programme == programme


def test_a_piece_of_news_does_not_leave_its_programme(client, programme):
    news = make_news(programme=programme)
    url = f"/admin/programmes/news/{news.pk}/change/"
    assert client.post(url, filled(client.get(url), programme="")).status_code == 200
    assert News.objects.get().programme == programme


def test_an_action_of_a_list_leaves_what_is_outside_and_names_it(client, branch, elsewhere):
    inside = make_page("Rénover", parent=branch)
    chosen = {"action": "unpublish", "_selected_action": [inside.pk, elsewhere.pk]}
    sentences = said(client.post(LIST, chosen, follow=True))
    assert "Votre compte ne le permet pas pour : « Bouger ». Rien n’y a été changé." in sentences
    assert not Page.objects.get(pk=inside.pk).is_published and Page.objects.get(pk=elsewhere.pk).is_published


def test_a_branch_is_not_deleted_with_what_is_outside(client, elsewhere):
    chosen = {"action": "delete_selected", "_selected_action": [elsewhere.pk], "post": "yes"}
    client.post(LIST, chosen)
    assert client.post(f"{LIST}{elsewhere.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Page.objects.filter(pk=elsewhere.pk).exists()


def test_pages_are_moved_inside_the_branch(client, branch):
    page, above = make_page("Rénover", parent=branch), make_page("Aides", parent=branch)
    assert move(client, page, "last-child", above) == "ok"


@pytest.mark.parametrize("position", ["before", "after", "last-child"])
def test_a_page_is_not_moved_out_of_the_branch(client, branch, elsewhere, position):
    page = make_page("Rénover", parent=branch)
    assert move(client, page, position, elsewhere) == "error"
    assert path_of(page) == "/habiter/renover/"
    assert "Votre compte est limité à « Habiter », « Contrat de ville » : choisissez là." in said(
        client.get(LIST)
    )


def test_a_page_is_not_moved_into_the_branch(client, branch, elsewhere):
    assert move(client, elsewhere, "last-child", branch) == "error"
    assert "Votre compte ne permet pas de déplacer « Bouger »." in said(client.get(LIST))


def test_the_page_of_the_limit_is_not_sorted_among_others(client, branch, elsewhere):
    assert move(client, branch, "after", elsewhere) == "error"


def test_the_places_that_a_form_offers_are_those_where_the_limited_write(client, branch, elsewhere):
    make_page("Rénover", parent=branch)
    assert choices(client, "pages", "page", "parent") == [
        "Habiter (/habiter/)",
        "Rénover (/habiter/renover/)",
    ]


def test_the_programmes_that_a_form_offers_are_those_of_the_limits(client, programme):
    make_programme("Autre")
    assert choices(client, "programmes", "news", "programme") == ["Contrat de ville"]


def test_a_link_to_something_else_is_offered_in_full(client, programme):
    make_project("Autre")
    assert choices(client, "programmes", "news", "project") == ["Autre"]


def test_who_is_not_limited_is_offered_everything(branch, elsewhere):
    assert len(choices(signed_in(make_user(EDITOR)), "pages", "page", "parent")) == 2


def test_a_picture_shown_outside_is_not_changed(editor, branch, elsewhere):
    inside, outside = make_picture("A"), make_picture("B")
    make_page("Rénover", parent=branch, picture=inside)
    make_page("Prendre le bus", parent=elsewhere, picture=outside)
    assert may(editor, "edit", inside) and not may(editor, "edit", outside)


def test_a_document_that_a_text_outside_links_to_is_not_changed(editor, elsewhere):
    document = make_document()
    assert may(editor, "edit", document)
    make_text(elsewhere, f'<p><a href="{document.file.url}">Plan</a></p>')
    editor._scope.library.clear()
    assert not may(editor, "edit", document)


def test_an_import_is_for_one_of_the_programmes(client, programme):
    make_programme("Autre")
    form = client.get("/admin/programmes/grantimport/add/").context["form"]
    assert list(form.fields["programme"].queryset) == [programme] and form.fields["programme"].required


def test_a_limit_costs_one_query_a_kind_whatever_is_asked(branch, programme, django_assert_num_queries):
    user = make_user(REDACTEUR, branch, programme)
    pages = [make_page(f"Page {number}", parent=branch) for number in range(5)]
    user.has_perm("pages.change_page")
    with django_assert_num_queries(2):
        assert all(scope_of(user).holds(page) for page in pages)


def test_a_limit_goes_with_its_user(branch):
    make_user(EDITOR, branch).delete()
    assert not PageLimit.objects.exists()


def test_a_page_to_which_someone_is_limited_stays_or_the_account_would_have_everything(admin_client, branch):
    make_user(EDITOR, branch)
    text = admin_client.post(f"{LIST}{branch.pk}/delete/", {"post": "yes"}).text
    assert "utilisateur : éditeur" in text
    assert Page.objects.filter(pk=branch.pk).exists()


def test_ten_refused_objects_are_named_and_no_more(client):
    pages = [make_page(f"Page {number}") for number in range(12)]
    chosen = {"action": "unpublish", "_selected_action": [page.pk for page in pages]}
    [sentence] = said(client.post(LIST, chosen, follow=True))
    assert sentence.count("«") == 10 and "…" in sentence
