"""The form of a project: its lines, its communes, its languages."""

import pytest

from programmes.models import Project
from tests.make import make_partner, make_project, yesterday
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
ADD = "/admin/programmes/project/add/"


def form(project):
    return f"/admin/programmes/project/{project.pk}/change/"


def line(data, prefix, **values):
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    added = {f"{prefix}-{number}-{name}": value for name, value in {"position": 0, **values}.items()}
    return data | added | {f"{prefix}-TOTAL_FORMS": number + 1}


@pytest.fixture
def project(db, bethune):
    return make_project("Mont-Liébaut", [bethune])


def test_a_project_is_saved_as_it_was_drawn(admin_client, project, bethune):
    response = admin_client.post(form(project), filled(admin_client.get(form(project))))
    assert response.status_code == 302
    assert list(project.communes.all()) == [bethune]


def test_a_project_takes_a_partner_with_its_role(admin_client, project):
    partner = make_partner("État", "etat")
    data = line(
        filled(admin_client.get(form(project))), "partner_lines", partner=partner.pk, role="financeur"
    )
    admin_client.post(form(project), data)
    assert [str(each) for each in project.partner_lines.all()] == ["État, financeur"]


def test_a_line_is_written_in_two_languages(admin_client, project):
    data = line(filled(admin_client.get(form(project))), "equipment", name_fr="Colonnes", name_en="Columns")
    admin_client.post(form(project), data)
    (equipment,) = project.equipment.all()
    assert (equipment.name_fr, equipment.name_en) == ("Colonnes", "Columns")


def test_a_project_is_published_by_its_date(admin_client, client):
    data = filled(admin_client.get(ADD), title_fr="Les Lilas", slug="les-lilas")
    admin_client.post(ADD, data | {"publish_at_0": "01/01/2020", "publish_at_1": "08:00"})
    assert client.get("/projets/les-lilas/").status_code == 200


def test_a_project_without_a_date_is_a_draft(admin_client, client):
    admin_client.post(ADD, filled(admin_client.get(ADD), title_fr="Les Lilas", slug="les-lilas"))
    assert client.get("/projets/les-lilas/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"slug": "deja"}, "slug"),
        ({"start_year": "2010", "end_year": "2009"}, "end_year"),
        ({"start_year": "bientôt"}, "start_year"),
        ({"owner": "999"}, "owner"),
        ({"communes": ["999"]}, "communes"),
    ],
)
def test_a_fault_is_said_beside_its_field_and_nothing_is_lost(admin_client, project, changes, field):
    make_project("Déjà", slug="deja")
    kept = {"summary_fr": "Un résumé que personne ne veut récrire."}
    response = admin_client.post(form(project), filled(admin_client.get(form(project)), **kept, **changes))
    assert response.context["adminform"].form.errors.keys() == {field}
    assert kept["summary_fr"] in response.content.decode()


def test_a_renamed_project_answers_at_its_old_address(admin_client, client, project):
    admin_client.post(form(project), filled(admin_client.get(form(project)), slug="mont-liebaut-nord"))
    assert client.get("/projets/mont-liebaut/")["Location"] == "/projets/mont-liebaut-nord/"


def test_deleted_projects_say_that_they_are_gone(admin_client, client, project):
    data = {"action": "delete_selected", "_selected_action": [project.pk], "post": "yes"}
    admin_client.post("/admin/programmes/project/", data)
    assert client.get("/projets/mont-liebaut/").status_code == 410


def test_a_partner_of_a_project_stays_and_the_project_is_named(admin_client, project):
    partner = make_partner()
    project.partner_lines.create(partner=partner, role="financeur")
    html = admin_client.post(
        f"/admin/programmes/partner/{partner.pk}/delete/", {"post": "yes"}
    ).content.decode()
    assert ">projet : Mont-Liébaut</a>" in html
    assert type(partner).objects.exists()


def test_several_projects_are_published_at_once(admin_client):
    drafts = [make_project(title, publish_at=None) for title in ("A", "B")]
    data = {"action": "publish", "_selected_action": [draft.pk for draft in drafts]}
    admin_client.post("/admin/programmes/project/", data)
    assert Project.objects.published().count() == 2


def test_projects_without_contact_are_found(admin_client):
    make_project("Sans", publish_at=yesterday())
    make_project("Avec", contact_email="habitat@example.org")
    found = admin_client.get("/admin/programmes/project/", {"contact": "sans"}).context["cl"].result_list
    assert [project.title for project in found] == ["Sans"]


@pytest.mark.parametrize("slug", ["", "été", "a/b", "😀"])
def test_a_project_without_a_sound_address_is_refused_at_its_address(admin_client, slug):
    response = admin_client.post(ADD, filled(admin_client.get(ADD), title_fr="Lilas", slug=slug))
    assert response.status_code == 200
    assert "slug" in response.context["adminform"].form.errors
