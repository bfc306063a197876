"""Staff send a file, see what it would change, and only then say yes."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from programmes.models import Commune, TerritoryImport
from tests.make import make_quartier
from tests.programmes.territory.test_place_import import COMMUNES

pytestmark = pytest.mark.django_db
ADD = "/admin/programmes/territoryimport/add/"


def send(client, data=COMMUNES, **fields):
    sent = {"kind": "communes", "source": "Insee", "source_date": "01/01/2024", "year": "2021", **fields}
    file = SimpleUploadedFile("communes.csv", data.encode())
    return client.post(ADD, sent | {"file": file}, follow=True)


def confirm(client):
    return client.post(
        f"/admin/programmes/territoryimport/{TerritoryImport.objects.get().pk}/change/", follow=True
    )


def test_a_preview_writes_nothing(admin_client):
    page = send(admin_client).text
    assert "rien n’est encore enregistré" in page
    assert "<strong>Béthune</strong>" in page
    assert "population 2021 : – → 24870" in page
    assert not Commune.objects.exists()


def test_yes_writes_it_once_and_forgets_the_file(admin_client):
    send(admin_client)
    assert "« communes.csv » est enregistré." in confirm(admin_client).text
    assert "Ce fichier est déjà enregistré." in confirm(admin_client).text
    sent = TerritoryImport.objects.get()
    assert (Commune.objects.count(), bytes(sent.content), sent.counts["added"]) == (2, b"", 2)
    assert sent.made_by.username == "admin"


def test_refused_lines_are_named_and_the_others_written(admin_client):
    assert "communes.csv, ligne 4, « code_insee »" in send(admin_client, COMMUNES + "1,Bourg,1,1\n").text
    assert "communes.csv, ligne 4, « code_insee »" in confirm(admin_client).text
    assert Commune.objects.count() == 2


def test_all_or_nothing(admin_client):
    assert "Confirmer l’import" not in send(admin_client, COMMUNES + "1,Bourg,1,1\n", strict="on").text
    assert "Rien n’a été enregistré" in confirm(admin_client).text
    assert not Commune.objects.exists()


def test_what_the_site_already_knows_needs_no_yes(admin_client):
    send(admin_client)
    confirm(admin_client)
    assert "Le site sait déjà tout cela" in send(admin_client).text


@pytest.mark.parametrize(
    ("data", "fields", "said"),
    [
        ("nom\nAuchel\n", {}, "aucune colonne ne donne : le code INSEE."),
        ('{"features"', {}, "abîmé"),
        (COMMUNES, {"source": ""}, "obligatoire"),
    ],
)
def test_a_file_that_nobody_can_read_is_refused_in_words(admin_client, data, fields, said):
    assert said in send(admin_client, data, **fields).text
    assert not TerritoryImport.objects.exists()


def test_the_list_says_what_waits_and_reads_no_file(admin_client, django_assert_max_num_queries):
    send(admin_client)
    with django_assert_max_num_queries(10) as queries:
        assert "À confirmer" in admin_client.get("/admin/programmes/territoryimport/").text
    assert not [query for query in queries if '"content"' in query["sql"]]


def test_a_file_that_nobody_confirmed_is_forgotten(admin_client):
    send(admin_client)
    TerritoryImport.objects.update(made_at=timezone.now() - timedelta(days=8))
    send(admin_client)
    assert TerritoryImport.objects.count() == 1


def test_who_may_not_import_sees_nothing(client):
    reader = User.objects.create_user("camille", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="change_commune"))
    client.force_login(reader)
    sent = TerritoryImport.objects.create(
        kind="communes", source="Insee", source_date="2024-01-01", content=b""
    )
    assert client.get(ADD).status_code == 403
    url = f"/admin/programmes/territoryimport/{sent.pk}/change/"
    assert {client.get(url).status_code, client.post(url).status_code} == {403}


def test_who_may_only_look_may_not_confirm(client):
    reader = User.objects.create_user("camille", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_territoryimport"))
    client.force_login(reader)
    content = COMMUNES.encode()
    sent = TerritoryImport.objects.create(
        kind="communes", source="Insee", source_date="2024-01-01", content=content
    )
    url = f"/admin/programmes/territoryimport/{sent.pk}/change/"
    assert "Confirmer l’import" not in client.get(url).text
    assert client.post(url).status_code == 403


@pytest.mark.parametrize("number", ["999", "n"])
def test_an_import_that_is_not_there_is_no_error(admin_client, number):
    assert admin_client.get(f"/admin/programmes/territoryimport/{number}/change/").status_code in (302, 404)


def test_the_dashboard_says_what_remains_to_do(admin_client, bethune):
    send(admin_client)
    make_quartier("Mont Liébaut", [bethune], code="QN06208M")
    make_quartier("Ancien", [bethune], missing_since="2024-01-01")
    panels = {
        str(panel.title): [item.label for item in panel.items]
        for panel in admin_client.get("/admin/").context["panels"]
    }
    assert panels["Imports de lieux à confirmer"] == ["communes.csv"]
    assert panels["Quartiers prioritaires sans contour"] == ["Mont Liébaut"]
    assert panels["Quartiers absents de la liste officielle"] == ["Ancien"]
    filtered = admin_client.get("/admin/programmes/quartier/?status__exact=prioritaire").context["cl"]
    assert [str(quartier) for quartier in filtered.queryset] == ["Mont Liébaut"]
