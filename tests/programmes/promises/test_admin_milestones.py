"""Staff promise in the form of a project, and follow the promises in a list of their own."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from programmes.models import Milestone, MilestoneChange
from tests.make import make_milestone, make_project
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_milestone(make_project("Lilas"))


def form(project):
    return f"/admin/programmes/project/{project.pk}/change/"


def line(**values):
    return {f"milestones-0-{name}": value for name, value in values.items()}


def errors(response):
    (formset,) = [
        each.formset for each in response.context["inline_admin_formsets"] if each.opts.model is Milestone
    ]
    return next(iter(formset.errors), {}), formset.non_form_errors()


def test_a_promise_is_made_in_the_form_of_its_project(admin_client):
    project = make_project("Lilas")
    data = filled(admin_client.get(form(project))) | {"milestones-TOTAL_FORMS": "1"}
    new = line(label_fr="Ouverture", date="02/06/2030", precision="trimestre", kept_precision="jour")
    admin_client.post(form(project), data | new)
    assert str(project.milestones.get().promised) == "2e trimestre 2030"


def test_a_project_saved_as_it_was_drawn_moves_nothing(admin_client, opening):
    response = admin_client.post(form(opening.project), filled(admin_client.get(form(opening.project))))
    assert response.status_code == 302
    assert not MilestoneChange.objects.exists()


def test_a_move_without_a_reason_is_refused_beside_the_reason(admin_client, opening):
    data = filled(admin_client.get(form(opening.project)))
    response = admin_client.post(form(opening.project), data | line(date="31/01/2031"))
    assert set(errors(response)[0]) == {"reason_fr"}
    assert Milestone.objects.get().date == date(2030, 6, 30)


def test_a_move_with_a_reason_is_logged_with_who_did_it(admin_client, opening):
    data = filled(admin_client.get(form(opening.project)))
    admin_client.post(form(opening.project), data | line(date="31/01/2031", reason_fr="Intempéries."))
    change = MilestoneChange.objects.get()
    assert (change.reason_fr, change.author) == ("Intempéries.", "admin")


def test_a_public_promise_cannot_be_deleted_in_the_form(admin_client, opening):
    data = filled(admin_client.get(form(opening.project)))
    response = admin_client.post(form(opening.project), data | line(DELETE="on"))
    assert errors(response)[1] == ["Un jalon rendu public ne se supprime pas : annulez-le, avec un motif."]
    assert Milestone.objects.exists()


def test_nor_in_the_very_form_that_withdraws_its_project(admin_client, opening):
    data = filled(admin_client.get(form(opening.project)), publish_at_0="", publish_at_1="")
    response = admin_client.post(form(opening.project), data | line(DELETE="on"))
    assert response.status_code == 200
    assert Milestone.objects.exists()


def test_that_of_a_draft_can(admin_client):
    project = make_project("Brouillon", publish_at=None)
    make_milestone(project)
    admin_client.post(form(project), filled(admin_client.get(form(project))) | line(DELETE="on"))
    assert not Milestone.objects.exists()


def test_a_project_that_promised_cannot_be_deleted(admin_client, opening):
    response = admin_client.post(f"/admin/programmes/project/{opening.project.pk}/delete/", {"post": "yes"})
    assert response.status_code == 200
    data = {"action": "delete_selected", "_selected_action": [opening.project.pk], "post": "yes"}
    admin_client.post("/admin/programmes/project/", data)
    assert Milestone.objects.exists()


def test_the_list_finds_what_is_due(admin_client, opening):
    soon = timezone.localdate() + timedelta(days=20)
    make_milestone(opening.project, "Bientôt", on=soon.isoformat(), precision="jour")
    make_milestone(opening.project, "En retard", on="2020-01-31")
    make_milestone(opening.project, "Fait", on="2020-01-31", kept_date=date(2020, 1, 1))
    response = admin_client.get("/admin/programmes/milestone/?etat=a-suivre")
    assert {each.label for each in response.context["cl"].result_list} == {"Bientôt", "En retard"}
    titles = {
        str(panel.title): [item.label for item in panel.items]
        for panel in admin_client.get("/admin/").context["panels"]
    }
    assert titles["Jalons à tenir"] == ["En retard", "Bientôt"]


def test_the_form_of_a_milestone_shows_its_log_and_obeys_the_rule(admin_client, opening):
    opening.date, opening.reason, opening.by = date(2031, 1, 31), "Le sol est pollué.", "camille"
    opening.save()
    path = f"/admin/programmes/milestone/{opening.pk}/change/"
    response = admin_client.get(path)
    assert "camille" in response.content.decode()
    refused = admin_client.post(path, filled(response, date="31/01/2032"))
    assert set(refused.context["adminform"].form.errors) == {"reason_fr"}
    admin_client.post(path, filled(response, date="31/01/2032", reason_fr="Intempéries."))
    assert MilestoneChange.objects.last().author == "admin"


def test_milestones_are_neither_added_nor_deleted_there(admin_client, opening):
    assert admin_client.get("/admin/programmes/milestone/add/").status_code == 403
    assert admin_client.get(f"/admin/programmes/milestone/{opening.pk}/delete/").status_code == 403
