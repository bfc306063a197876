"""Staff promise what comes after the closing of a call in the form of that call."""

import pytest
from django.utils import timezone

from tests.make import make_call, make_step, paris
from tests.pages.staff.admin_forms import filled
from tests.pages.staff.test_admin_dashboard import labels

pytestmark = pytest.mark.django_db


def call_form(call):
    return f"/admin/programmes/call/{call.pk}/change/"


def steps(*lines):
    """Of new lines of the form of a call."""
    values = {"precision": "jour", "kept_precision": "jour"}
    return {"milestones-TOTAL_FORMS": str(len(lines))} | {
        f"milestones-{number}-{name}": value
        for number, (step, day) in enumerate(lines)
        for name, value in (values | {"step": step, "date": day}).items()
    }


def test_the_dates_announced_after_the_closing_are_promised_in_the_form_of_the_call(admin_client):
    call = make_call(closes_at=paris(2030, 2, 28, 17))
    data = filled(admin_client.get(call_form(call))) | steps(
        ("comite", "20/03/2030"), ("reponse", "01/04/2030")
    )
    assert admin_client.post(call_form(call), data).status_code == 302
    told = [(each.label_fr, each.label_en, str(each.promised)) for each in call.milestones.all()]
    assert told == [
        ("Comité de sélection", "Selection committee", "20 mars 2030"),
        ("Réponse aux candidats", "Answer to applicants", "1 avril 2030"),
    ]
    drawn = filled(admin_client.get(call_form(call)))
    assert admin_client.post(call_form(call), drawn).status_code == 302
    refused = admin_client.post(call_form(call), drawn | {"milestones-1-date": "15/04/2030"})
    assert "Dites pourquoi la promesse change" in refused.text


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([("comite", "01/01/2030")], "Cette date vient avant l’étape qui la précède."),
        (
            [("reponse", "01/03/2030"), ("comite", "02/03/2030")],
            "Cette date vient avant l’étape qui la précède.",
        ),
        ([("", "01/04/2030")], "Dites ce qui est promis, en quelques mots."),
    ],
)
def test_a_step_out_of_order_or_without_a_name_is_refused_in_words(admin_client, lines, sentence):
    call = make_call(closes_at=paris(2030, 2, 28, 17))
    response = admin_client.post(call_form(call), filled(admin_client.get(call_form(call))) | steps(*lines))
    assert response.status_code == 200
    assert sentence in response.text
    assert not call.milestones.exists()


def test_a_call_that_promised_is_not_deleted(admin_client):
    call = make_step(make_call()).call
    url = f"/admin/programmes/call/{call.pk}/delete/"
    assert admin_client.get(url).status_code == 200
    admin_client.post(url, {"post": "yes"})
    assert call.milestones.count() == 1


def test_the_dashboard_follows_the_promises_of_calls(admin_client):
    make_step(make_call("Culture"), on=timezone.localdate().isoformat())
    assert labels(admin_client, "Jalons à tenir") == ["Comité de sélection"]
    page = admin_client.get("/admin/programmes/milestone/?etat=a-suivre").text
    assert "Culture" in page
