"""A file of grants through the admin: sent, looked at, confirmed, mended."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile

from programmes.models import Grant, GrantImport, Partner
from tests.make import make_programme
from tests.programmes.grants.files import csv_bytes

pytestmark = pytest.mark.django_db
LIST = "/admin/programmes/grantimport/"


def send(client, content, name="exemple.csv", **fields):
    return client.post(f"{LIST}add/", {"file": SimpleUploadedFile(name, content), **fields}, follow=True)


def words(response):
    return " ".join(response.text.replace("\xa0", " ").split())


def confirm(client):
    return client.post(f"{LIST}{GrantImport.objects.get().pk}/confirmer/", follow=True)


def test_a_file_is_looked_at_before_anything_is_kept(admin_client):
    page = words(send(admin_client, csv_bytes({}, {"montant": "cent"})))
    for said in (
        "rien n’est encore enregistré",
        "1 subvention nouvelle (12 800 €)",
        "1 ligne refusée",
        "« cent »",
    ):
        assert said in page
    assert (Grant.objects.count(), Partner.objects.count()) == (0, 0)


def test_what_was_shown_is_what_is_kept(admin_client):
    send(admin_client, csv_bytes({}, {"montant": "cent"}))
    looked = GrantImport.objects.get().counts
    page = words(confirm(admin_client))
    assert "« exemple.csv » est enregistré." in page
    assert Grant.objects.published().count() == 1
    done = GrantImport.objects.get()
    assert (done.counts, done.applied_at is None, bytes(done.content)) == (looked, False, b"")


def test_a_second_confirmation_changes_nothing(admin_client):
    send(admin_client, csv_bytes({}))
    confirm(admin_client)
    assert "déjà enregistré" in words(confirm(admin_client))
    assert Grant.objects.count() == 1


def test_refused_lines_are_downloaded_mended_and_sent_again(admin_client):
    send(admin_client, csv_bytes({}, {"idBeneficiaire": "3,62521E+13", "objet": "Autre"}))
    confirm(admin_client)
    report = admin_client.get(f"{LIST}{GrantImport.objects.get().pk}/refus.csv")
    assert "no-store" in report["Cache-Control"]
    page = words(send(admin_client, report.content.replace(b"3,62521E+13", b"38047555800058")))
    assert "1 subvention nouvelle" in page
    assert "Aucune ligne refusée" in page


def test_the_programme_the_empty_cells_and_the_draft_are_those_of_the_form(admin_client):
    programme = make_programme("Contrat de ville")
    content = csv_bytes({"notificationUE": ""})
    send(admin_client, content, programme=programme.pk, given="notificationUE = non", is_draft="on")
    confirm(admin_client)
    grant = Grant.objects.get()
    assert (grant.programme, grant.published_on) == (programme, None)


@pytest.mark.parametrize(
    ("content", "fields", "said"),
    [
        (b"nom,ville\nA,B\n", {}, "n’a pas les colonnes"),
        (b"PK\x03\x04abcdef", {}, "classeur"),
        (csv_bytes(), {}, "n’a que des titres"),
        (csv_bytes({}), {"given": "rien"}, "colonne = valeur"),
        (csv_bytes({}), {"programme": "999"}, "Sélectionnez un choix valide"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(admin_client, content, fields, said):
    assert said in words(send(admin_client, content, **fields))
    assert not GrantImport.objects.exists()


def test_a_file_too_long_for_a_request_points_to_the_command(admin_client, settings):
    settings.IMPORT_MAX_LINES = 1
    assert "import_grants" in words(send(admin_client, csv_bytes({}, {})))


def test_a_file_too_heavy_for_a_request_points_to_a_command(admin_client, settings):
    settings.IMPORT_MAX_MB = 1
    assert "par une commande" in words(send(admin_client, b"x" * 1_000_001))


def test_what_is_not_kept_of_a_file_is_said(admin_client):
    page = words(send(admin_client, csv_bytes({"theme": "Fanfare", "secteur": "Musique"})))
    assert "non gardés : Fanfare" in page
    assert "Colonnes non lues : secteur" in page


def test_the_grants_of_a_file_are_found(admin_client):
    send(admin_client, csv_bytes({}))
    confirm(admin_client)
    address = f"/admin/programmes/grant/?source__id__exact={GrantImport.objects.get().pk}"
    assert admin_client.get(address).context["summed"]["number"] == 1


def test_who_may_not_add_grants_imports_none(client):
    editor = User.objects.create_user("camille", is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="view_grantimport"))
    client.force_login(editor)
    source = GrantImport.objects.create(name="exemple.csv", content=csv_bytes({}), report=b"x")
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{source.pk}/confirmer/").status_code == 403
    assert client.get(f"{LIST}{source.pk}/change/").status_code == 200
    assert not Grant.objects.exists()


def test_a_visitor_reads_no_report(client):
    source = GrantImport.objects.create(name="exemple.csv", report=b"Camille")
    assert client.get(f"{LIST}{source.pk}/refus.csv").status_code == 302


@pytest.mark.parametrize("path", ["999/change/", "999/refus.csv", "abc/change/"])
def test_an_import_that_is_gone_is_no_error(admin_client, path):
    assert admin_client.get(f"{LIST}{path}", follow=True).status_code in (200, 404)


def test_a_confirmation_asked_by_a_link_is_refused(admin_client):
    source = GrantImport.objects.create(name="exemple.csv", content=csv_bytes({}))
    assert admin_client.get(f"{LIST}{source.pk}/confirmer/").status_code == 405
