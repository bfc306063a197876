"""Staff are asked to confirm what comes to its day, and do it in one click; the history says who."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.utils import timezone
from django.utils.formats import date_format

from pages.models import Page
from pages.tree.models.blocks import FigureBlock
from tests.make import make_block, make_page, make_programme, make_project
from tests.pages.staff.admin_forms import filled
from tests.pages.staff.test_admin_dashboard import labels, panel

pytestmark = pytest.mark.django_db
TABLE = "/admin/a-confirmer/"


def today():
    return timezone.localdate()


def ago(days):
    return today() - timedelta(days=days)


def doubtful(title="Habiter", days=1, **fields):
    return make_page(title, review_date=ago(days), **fields)


def staff(name="camille", *permissions):
    user = User.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def confirm(client, obj, kind="pages.page", **data):
    return client.post(TABLE, {"nature": kind, "objet": obj.pk, **data})


def test_one_click_makes_it_sure_for_six_months(admin_client):
    page = doubtful()
    confirm(admin_client, page)
    page.refresh_from_db()
    assert page.review_date == today() + relativedelta(months=6)
    assert page.confirmed_on == today()


def test_the_next_time_it_is_for_as_long_as_the_last(admin_client):
    page = doubtful(confirmed_on=ago(31))
    confirm(admin_client, page)
    page.refresh_from_db()
    assert page.review_date == today() + timedelta(days=30)


def test_the_day_may_be_chosen(admin_client):
    page = doubtful()
    confirm(admin_client, page, jusqu_au="2199-12-31")
    assert str(Page.objects.get().review_date) == "2199-12-31"


def test_the_history_says_who_confirmed_and_what_the_day_was(admin_client):
    page = doubtful()
    confirm(admin_client, page)
    entry = LogEntry.objects.get()
    until = date_format(today() + relativedelta(months=6))
    assert entry.user.username == "admin"
    assert entry.get_edited_object() == page
    assert entry.change_message == f"Confirmé jusqu’au {until} (avant : {date_format(ago(1))})."


@pytest.mark.parametrize("day", ["hier", "2020-01-01", "9999-12-31", "31/12/2199"])
def test_a_day_that_is_none_or_is_past_is_refused_in_words(admin_client, day):
    page = doubtful()
    response = confirm(admin_client, page, jusqu_au=day)
    assert Page.objects.get().review_date == page.review_date
    assert "Rien n’est confirmé." in admin_client.get(response.url).content.decode()


def test_a_fact_of_a_page_or_of_a_project_is_confirmed_in_one_click_too(admin_client):
    figure = make_block(FigureBlock, make_page("Vivre"), figure="1", label="logement", review_date=ago(1))
    line = make_project("Lilas").figures.create(figure="2", label="arbres", source="X", review_date=ago(1))
    programme = make_programme(review_date=ago(1))
    for fact, kind in (
        (figure, "pages.block"),
        (line, "programmes.projectfigure"),
        (programme, "programmes.programme"),
    ):
        confirm(admin_client, fact, kind)
        fact.refresh_from_db()
        assert not fact.is_to_confirm
    assert {str(entry.get_edited_object()) for entry in LogEntry.objects.all()} == {
        "Vivre",
        "Lilas",
        str(programme),
    }


def test_the_keeper_confirms_without_any_other_right(client):
    camille = staff()
    page = doubtful(keeper=camille)
    client.force_login(camille)
    assert labels(client, "À confirmer") == ["Habiter"]
    assert confirm(client, page).status_code == 302
    assert not Page.objects.get().is_to_confirm


def test_who_may_change_it_confirms_it_though_another_answers_for_it(client):
    page = doubtful(keeper=staff("amina"))
    client.force_login(staff("camille", "change_page", "publish_page"))
    assert confirm(client, page).status_code == 302
    assert not Page.objects.get().is_to_confirm


@pytest.mark.parametrize("permissions", [[], ["view_page"], ["change_project"], ["change_page"]])
def test_nobody_else_does(client, permissions):
    page = doubtful(keeper=staff("amina"))
    client.force_login(staff("camille", *permissions))
    assert confirm(client, page).status_code == 403
    assert Page.objects.get().is_to_confirm


@pytest.mark.parametrize(
    ("kind", "key"), [("auth.user", "1"), ("", "1"), ("pages.page", "zz"), ("pages.page", "99999")]
)
def test_a_forged_confirmation_is_not_found(admin_client, kind, key):
    assert admin_client.post(TABLE, {"nature": kind, "objet": key}).status_code == 404


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("/admin/", "/admin/"),
        ("https://ailleurs.example/", TABLE),
        ("//ailleurs.example/", TABLE),
        ("", TABLE),
    ],
)
def test_it_comes_back_where_the_button_stood_and_nowhere_else(admin_client, asked, expected):
    assert confirm(admin_client, doubtful(), retour=asked).url == expected


def test_the_table_has_what_is_past_and_what_comes_soon_the_longest_past_first(admin_client):
    doubtful("Hier", 1)
    doubtful("Il y a longtemps", 90)
    doubtful("Bientôt", -13)
    doubtful("Plus tard", -15)
    make_page("Sans date")
    rows = admin_client.get(TABLE).context["rows"]
    assert [str(row.obj) for row in rows] == ["Il y a longtemps", "Hier", "Bientôt"]
    assert str(rows[2].sentence).startswith("Sûr jusqu’au")


def test_it_comes_in_pages_and_costs_the_same_with_few_or_many(admin_client, django_assert_max_num_queries):
    for number in range(30):
        doubtful(f"Page {number}")
        make_block(FigureBlock, Page.objects.first(), figure="1", label="x", review_date=ago(1))
    with django_assert_max_num_queries(10):
        response = admin_client.get(TABLE)
    assert len(response.context["rows"]) == 25


def test_the_dashboard_asks_the_keeper_and_for_what_has_none_those_who_may_change_it(client):
    amina, camille = staff("amina", "change_page"), staff("camille", "change_page")
    doubtful("À Amina", keeper=amina)
    doubtful("À Camille", keeper=camille)
    doubtful("À personne")
    client.force_login(camille)
    assert sorted(labels(client, "À confirmer")) == ["À Camille", "À personne"]


def test_the_button_of_the_dashboard_says_the_day_and_works(admin_client):
    page = doubtful()
    (item,) = panel(admin_client, "À confirmer").items
    assert str(item.button.label) == f"Confirmer jusqu’au {date_format(today() + relativedelta(months=6))}"
    assert admin_client.post(item.button.url, item.button.values).status_code == 302
    page.refresh_from_db()
    assert not page.is_to_confirm


def test_who_answers_for_nothing_and_may_change_nothing_is_not_shown_the_way(client):
    client.force_login(staff())
    assert client.get(TABLE).status_code == 403
    assert TABLE not in client.get("/admin/").content.decode()


def test_the_form_has_the_button_with_the_day_proposed(admin_client):
    page = doubtful()
    html = admin_client.get(f"/admin/pages/page/{page.pk}/change/").content.decode()
    assert f'name="jusqu_au" value="{today() + relativedelta(months=6)}"' in html


def test_a_form_without_a_day_has_no_button(admin_client):
    html = admin_client.get(f"/admin/pages/page/{make_page().pk}/change/").content.decode()
    assert "jusqu_au" not in html


def test_the_form_says_who_answers_and_until_when(admin_client, admin_user):
    page = make_page()
    url = f"/admin/pages/page/{page.pk}/change/"
    data = filled(admin_client.get(url), keeper=str(admin_user.pk), review_date="2030-01-31")
    assert admin_client.post(url, data).status_code == 302
    page.refresh_from_db()
    assert (page.keeper, str(page.review_date)) == (admin_user, "2030-01-31")


def test_an_editor_may_look_for_a_colleague_but_only_among_staff(client):
    User.objects.create_user("visiteur")
    client.force_login(staff("camille", "change_page"))
    asked = {"term": "", "app_label": "pages", "model_name": "page", "field_name": "keeper"}
    found = client.get("/admin/autocomplete/", asked).json()["results"]
    assert [each["text"] for each in found] == ["camille"]


def test_the_list_confirms_several_and_says_what_it_left(admin_client):
    pages = [doubtful("Un"), doubtful("Deux"), make_page("Sans date")]
    data = {"action": "confirm_rows", "_selected_action": [page.pk for page in pages]}
    html = admin_client.post("/admin/pages/page/", data, follow=True).content.decode()
    assert Page.objects.to_confirm().count() == 0
    assert "2 confirmés." in html
    assert "1 laissé comme il est" in html
    assert LogEntry.objects.count() == 2


@pytest.mark.parametrize(("value", "expected"), [("a-confirmer", {"Un", "Deux"}), ("a-moi", {"Deux"})])
def test_the_list_is_narrowed_to_what_is_to_confirm_or_mine(admin_client, admin_user, value, expected):
    doubtful("Un")
    doubtful("Deux", keeper=admin_user)
    make_page("Trois")
    found = admin_client.get(f"/admin/pages/page/?fraicheur={value}").context["cl"].queryset
    assert {page.title for page in found} == expected


def test_a_keeper_whose_account_goes_leaves_the_page_its_day():
    amina = staff("amina")
    page = doubtful(keeper=amina)
    amina.delete()
    page.refresh_from_db()
    assert (page.keeper, page.is_to_confirm) == (None, True)
