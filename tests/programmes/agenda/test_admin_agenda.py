"""Staff write the agenda in plain choices: how often, which days, until when, and what changes."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from programmes.models import Event
from tests.make import make_call, make_event, make_news, make_step, paris
from tests.pages.staff.admin_forms import filled
from tests.pages.staff.test_admin_dashboard import labels

pytestmark = pytest.mark.django_db
ADD = "/admin/programmes/event/add/"
ONCE = {
    "title_fr": "Marche", "slug": "marche", "publish_at_0": "01/01/2020", "publish_at_1": "08:00",
    "start_0": "05/03/2030", "start_1": "14:00", "end_0": "05/03/2030", "end_1": "16:00",
}  # fmt: skip
WEEKLY = ONCE | {"repeat": "semaine", "weekdays": ["TU", "TH"], "repeat_until": "28/03/2030"}


def form(event):
    return f"/admin/programmes/event/{event.pk}/change/"


def add(admin_client, **values):
    return admin_client.post(ADD, filled(admin_client.get(ADD), **values))


def with_change(data, **values):
    number = int(data["changes-TOTAL_FORMS"])
    added = {f"changes-{number}-{name}": value for name, value in values.items()}
    return data | added | {"changes-TOTAL_FORMS": number + 1}


def days(event):
    return [f"{timezone.localtime(each.start):%d/%m}" for each in event.dates.order_by("start")]


@pytest.fixture
def workshop():
    return make_event("Marche", start=paris(2030, 3, 5, 14), end=paris(2030, 3, 5, 16), repeat="semaine",
                      weekdays="TU,TH", repeat_until=date(2030, 3, 21))  # fmt: skip


def test_an_event_of_one_date(admin_client, client):
    assert add(admin_client, **ONCE).status_code == 302
    assert "Mardi 5 mars 2030, de 14 h à 16 h" in client.get("/agenda/marche/").text


def test_days_of_the_week_are_ticked(admin_client):
    assert add(admin_client, **WEEKLY).status_code == 302
    assert days(Event.objects.get()) == [
        "05/03",
        "07/03",
        "12/03",
        "14/03",
        "19/03",
        "21/03",
        "26/03",
        "28/03",
    ]


def test_a_saved_event_shows_its_days_ticked_and_its_dates(admin_client, workshop):
    response = admin_client.get(form(workshop))
    assert filled(response)["repeat"] == "semaine"
    ticked = response.context["adminform"].form["weekdays"].value()
    assert ticked == ["TU", "TH"]
    assert "mardi 5 mars 2030, de 14 h à 16 h (prévue)" in response.text


def test_dates_are_cancelled_moved_and_left_out_in_one_form(admin_client, workshop):
    data = filled(admin_client.get(form(workshop)), weekdays=["TU", "TH"])
    data = with_change(data, kind="annulee", day="07/03/2030", reason_fr="Verglas")
    data = with_change(data, kind="deplacee", day="12/03/2030", new_day="13/03/2030", start_time="10:00")
    data = with_change(data, kind="sans", day="14/03/2030", through="20/03/2030")
    assert admin_client.post(form(workshop), data).status_code == 302
    assert days(workshop) == ["05/03", "07/03", "13/03", "21/03"]
    assert workshop.dates.get(status="annulee").change.reason == "Verglas"


def test_a_line_deleted_gives_the_date_back(admin_client, workshop):
    change = workshop.changes.create(kind="sans", day=date(2030, 3, 7))
    data = filled(admin_client.get(form(workshop)), weekdays=["TU", "TH"])
    admin_client.post(form(workshop), data | {"changes-0-DELETE": "on"})
    assert not workshop.changes.filter(pk=change.pk).exists()
    assert "07/03" in days(workshop)


def test_the_rule_and_its_changes_are_judged_together(admin_client, workshop):
    """The line is right for the days that this very form ticks."""
    data = filled(admin_client.get(form(workshop)), weekdays=["TU", "FR"])
    data = with_change(data, kind="annulee", day="08/03/2030")
    assert admin_client.post(form(workshop), data).status_code == 302
    wrong = with_change(
        filled(admin_client.get(form(workshop)), weekdays=["TU", "FR"]), kind="annulee", day="07/03/2030"
    )
    assert "Aucune date n’est prévue ce jour-là" in admin_client.post(form(workshop), wrong).text


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"repeat_until": ""}, "Dites jusqu’à quand"),
        ({"weekdays": ["MO"]}, "La première date, mardi 5 mars 2030, n’est pas un des jours cochés."),
        ({"weekdays": ["XX"]}, "XX n’en fait pas partie"),
        ({"start_0": "", "start_1": ""}, "Ce champ est obligatoire."),
        ({"start_0": "hier"}, "Saisissez une date valide."),
        ({"price_fr": "3 €", "entry": "gratuit"}, "L’entrée est dite gratuite"),
        ({"end_0": "04/03/2030"}, "La fin doit venir après le début."),
        ({"repeat": "toujours"}, "n’en fait pas partie"),
        ({"repeat_until": "31/12/9999"}, "Écrivez une année entre 1900 et 2200."),
        ({"start_0": "31/12/9999"}, "Écrivez une année entre 1900 et 2200."),
    ],
)
def test_what_is_wrong_is_said_in_words_and_nothing_is_lost(admin_client, values, sentence):
    response = add(admin_client, **WEEKLY | values)
    assert response.status_code == 200
    assert sentence in response.text
    assert 'value="Marche"' in response.text
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "annulee", "day": "demain"},
        {"kind": "annulee", "day": "31/12/9999"},
        {"kind": "sans", "day": "07/03/2030", "through": "31/12/9999"},
        {"kind": "", "day": "07/03/2030"},
        {"kind": "x", "day": "07/03/2030"},
        {"kind": "deplacee", "day": "07/03/2030", "new_day": "31/12/9999"},
        {"kind": "deplacee", "day": "07/03/2030", "start_time": "25:00"},
    ],
)
def test_a_wrong_change_is_refused_in_words(admin_client, workshop, values):
    data = with_change(filled(admin_client.get(form(workshop)), weekdays=["TU", "TH"]), **values)
    response = admin_client.post(form(workshop), data)
    assert response.status_code == 200
    assert 'class="errorlist"' in response.text
    assert not workshop.changes.exists()


def test_the_same_day_twice_is_refused(admin_client, workshop):
    data = filled(admin_client.get(form(workshop)), weekdays=["TU", "TH"])
    data = with_change(with_change(data, kind="annulee", day="07/03/2030"), kind="sans", day="07/03/2030")
    assert admin_client.post(form(workshop), data).status_code == 200


def test_an_event_is_deleted_with_its_dates_and_leaves_a_410(admin_client, client, workshop):
    workshop.changes.create(kind="annulee", day=date(2030, 3, 7))
    url = f"/admin/programmes/event/{workshop.pk}/delete/"
    assert admin_client.post(url, {"post": "yes"}).status_code == 302
    assert client.get("/agenda/marche/").status_code == 410


@pytest.mark.parametrize(("value", "found"), [("a-venir", 1), ("passes", 1), ("sans-lieu", 1), ("x", 2)])
def test_the_list_is_narrowed_by_moment(admin_client, workshop, value, found):
    make_event("Hier", start=paris(2020, 3, 5, 14))
    response = admin_client.get(f"/admin/programmes/event/?quand={value}")
    assert response.context["cl"].result_count == found


def test_the_dashboard_says_what_has_no_place(admin_client, bethune):
    make_event("Sans lieu")
    make_event("Ici", commune=bethune)
    make_event("Passé", start=paris(2020, 3, 5, 14))
    assert labels(admin_client, "Rendez-vous à venir sans lieu") == ["Sans lieu"]


def test_the_dashboard_says_which_season_ends(admin_client):
    soon = timezone.localdate() + timedelta(days=20)
    make_event("Bientôt", repeat="semaine", repeat_until=soon)
    make_event("Plus tard", repeat="semaine", repeat_until=soon + timedelta(days=90))
    make_event("Une fois")
    assert labels(admin_client, "Rendez-vous réguliers bientôt finis") == ["Bientôt"]


def test_the_dashboard_says_which_call_closes_within_a_week(admin_client):
    now = timezone.now()
    opens = {"opens_at": now - timedelta(days=9)}
    make_call("Bientôt", closes_at=now + timedelta(days=6), **opens)
    make_call("Plus tard", closes_at=now + timedelta(days=8), **opens)
    make_call("Clos", closes_at=now - timedelta(days=1), **opens)
    assert labels(admin_client, "Appels à projets qui ferment dans la semaine") == ["Bientôt"]


def test_the_dashboard_says_which_answer_is_awaited(admin_client):
    past = timezone.now() - timedelta(days=30)
    shared = {"opens_at": past - timedelta(days=30), "closes_at": past}
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    make_step(make_call("Attendu", **shared), "reponse", yesterday)
    make_step(make_call("Dit", decided_on=past.date(), **shared), "reponse", yesterday)
    make_step(make_call("Autre étape", **shared), "comite", yesterday)
    make_step(make_call("Plus tard", **shared), "reponse", timezone.localdate().isoformat())
    assert labels(admin_client, "Appels à projets dont la réponse est attendue") == ["Attendu"]


@pytest.mark.parametrize("kind", ["news", "call"])
def test_news_and_calls_are_saved_as_they_were_drawn(admin_client, kind):
    obj = (
        make_news()
        if kind == "news"
        else make_call(opens_at=paris(2030, 1, 1, 9), closes_at=paris(2030, 2, 1))
    )
    url = f"/admin/programmes/{kind}/{obj.pk}/change/"
    assert admin_client.post(url, filled(admin_client.get(url))).status_code == 302


def test_calls_are_found_by_their_state(admin_client):
    make_call("Ouvert", opens_at=timezone.now() - timedelta(days=1))
    make_call("Bientôt")
    response = admin_client.get("/admin/programmes/call/?avancement=ouvert")
    assert [str(call) for call in response.context["cl"].result_list] == ["Ouvert"]
