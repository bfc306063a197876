"""From a file to the ledger: every line is imported, already there, or refused with its reason."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from pages.models import CacheVersion
from programmes.grants.import_plan import GrantPlan
from programmes.models import Grant, GrantImport, Partner
from programmes.text.scdl.reader import GrantFile
from programmes.text.scdl.refused import RefusedLines
from tests.make import make_partner, make_programme
from tests.programmes.grants.files import csv_bytes

pytestmark = pytest.mark.django_db
SHARED = Path(settings.BASE_DIR.parent / "shared/data")


def imported(content, **options):
    """(what it came to, the report as bytes)."""
    plan = planned(content, source=GrantImport.objects.create(name="exemple.csv", **options)).apply()
    return plan.tally, plan.report


def planned(content, source=None):
    file = GrantFile(io.BytesIO(content))
    return GrantPlan(source or GrantImport(), file, RefusedLines.in_memory(file.titles))


def reasons(report):
    return [row["motif"] for row in csv.DictReader(io.StringIO(report.decode("utf-8-sig")), delimiter=";")]


def accounted(counts):
    return counts.made + counts.dated + counts.known + counts.refused == counts.lines


def test_a_line_becomes_a_published_grant_of_a_partner_that_no_list_shows(client):
    counts, _report = imported(csv_bytes({}))
    grant = Grant.objects.get()
    assert (counts.made, counts.partners, grant.amount, grant.source_line) == (1, 1, Decimal(12800), 2)
    assert not grant.partner.is_listed
    assert "Association d’exemple" in client.get("/subventions/").text
    assert client.get("/partenaires/association-d-exemple/").status_code == 200


def test_the_partner_that_is_known_is_found_by_its_siren():
    partner = make_partner("Notre association", siret="38047555800058")
    imported(csv_bytes({"idBeneficiaire": "38047555800066"}))
    assert [grant.partner for grant in Grant.objects.all()] == [partner]


def test_the_partner_that_is_known_is_found_by_its_number_of_association():
    partner = make_partner("Notre association", rna="W123456789")
    imported(csv_bytes({"idBeneficiaire": "", "rnaBeneficiaire": "W123456789"}))
    assert [grant.partner for grant in Grant.objects.all()] == [partner]


def test_one_association_has_one_partner_however_many_lines():
    counts, _report = imported(
        csv_bytes({"objet": "un"}, {"objet": "deux", "nomBeneficiaire": "ASSO D’EXEMPLE"})
    )
    assert (counts.made, Partner.objects.count()) == (2, 1)


def test_two_associations_of_the_same_name_have_two_addresses():
    make_partner("Association d’exemple", slug="association-d-exemple")
    imported(csv_bytes({}, {"idBeneficiaire": "", "rnaBeneficiaire": "W123456789"}))
    slugs = {
        "association-d-exemple",
        "association-d-exemple-38047555800058",
        "association-d-exemple-w123456789",
    }
    assert set(Partner.objects.values_list("slug", flat=True)) == slugs


def test_without_a_date_of_convention_it_stays_a_draft_until_a_file_brings_one():
    counts, _report = imported(csv_bytes({"dateConvention": ""}))
    assert (counts.made, counts.drafts, Grant.objects.published().count()) == (1, 1, 0)
    counts, _report = imported(csv_bytes({}))
    assert (counts.made, counts.dated, Grant.objects.count(), Grant.objects.published().count()) == (
        0,
        1,
        1,
        1,
    )


def test_a_person_waits_for_a_human():
    counts, _report = imported(csv_bytes({"nomBeneficiaire": "Mme Camille Exemple", "idBeneficiaire": ""}))
    assert (counts.persons, counts.drafts, Partner.objects.count()) == (1, 1, 0)
    assert [grant.person for grant in Grant.objects.all()] == [Grant.Person.TO_CHECK]


def test_the_same_line_twice_in_a_file_is_said():
    counts, report = imported(csv_bytes({}, {}))
    assert (counts.made, counts.refused) == (1, 1)
    assert "Même subvention que celle de la ligne 2" in reasons(report)[0]


def test_the_same_line_two_batches_later_is_said(settings):
    settings.IMPORT_BATCH_LINES = 1
    counts, report = imported(csv_bytes({}, {"objet": "autre"}, {}))
    assert (counts.made, counts.refused) == (2, 1)
    assert "celle de la ligne 2" in reasons(report)[0]


def test_a_line_that_says_otherwise_than_the_site_is_not_dropped():
    imported(csv_bytes({}))
    counts, report = imported(csv_bytes({"conditionsVersement": "échelonné", "dateConvention": "2025-02-02"}))
    assert (counts.known, counts.refused) == (0, 1)
    assert "avec d’autres valeurs pour : conditionsVersement, dateConvention" in reasons(report)[0]


def test_a_refused_line_can_be_mended_in_the_report_and_imported():
    wrong = {"idBeneficiaire": "3,62521E+13", "objet": "=FORMULE()", "referenceDecision": "-5"}
    counts, report = imported(csv_bytes({}, wrong))
    assert (counts.made, counts.refused) == (1, 1)
    assert b"'=FORMULE()" in report
    again, _report = imported(report)
    assert (again.made, again.refused) == (0, 1)
    mended = report.replace(b"3,62521E+13", b"38047555800058")
    counts, report = imported(mended)
    assert (counts.made, counts.refused) == (1, 0)
    assert [grant.purpose for grant in Grant.objects.filter(decision_reference="-5")] == ["=FORMULE()"]


def test_cells_beyond_the_titles_are_in_the_report():
    content = csv_bytes({"objet": "Radio"}).replace(b"Radio", b"Radio, jeux et chants").rstrip()
    counts, report = imported(content + b",Contrat de ville\r\n")
    assert (counts.refused, b"Contrat de ville" in report) == (1, True)


def test_an_open_quotation_mark_is_mended_in_the_report_and_imported():
    counts, report = imported(
        csv_bytes({}, {"objet": "Jardin"}, {"objet": "Chorale"}).replace(b"Jardin", b'"Jardin')
    )
    assert (counts.made, counts.refused) == (2, 1)
    assert imported(report)[0].made == 1


def test_the_report_keeps_a_siret_whole_in_a_spreadsheet():
    _counts, report = imported(csv_bytes({"montant": ""}))
    assert b'"=""38047555800058"""' in report
    counts, _report = imported(report.replace(b";;aide", b";5;aide"))
    assert counts.made == 1


row = st.fixed_dictionaries(
    {
        "objet": st.text("aé’\"\n;,=-' ", max_size=4),
        "montant": st.sampled_from(["1", "1,5", "1 000 €", "1E5", "", "-3"]),
        "dateConvention": st.sampled_from(["2025-01-01", "1er février 2025", "", "hier"]),
        "idBeneficiaire": st.sampled_from(["38047555800058", "3,8E+13", "35600000000048", ""]),
        "rnaBeneficiaire": st.sampled_from(["", "W123456789"]),
        "nomBeneficiaire": st.sampled_from(["Club", "Mme Exemple", "DUPONT Marie"]),
        "notificationUE": st.sampled_from(["oui", "non", "?"]),
    }
)


class ImportTwice(TestCase):
    @given(
        st.lists(row, max_size=12), st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "cp1252"])
    )
    @hypothesis_settings(max_examples=20, deadline=None)
    def test_import_twice_is_once(self, rows, delimiter, encoding):
        content = csv_bytes(*rows, delimiter=delimiter, encoding=encoding, quoting=csv.QUOTE_ALL)
        first, report = imported(content)
        fields = [field.attname for field in Grant._meta.concrete_fields if field.name != "updated_at"]
        before = list(Grant.objects.order_by("pk").values(*fields))
        second, _report = imported(content)
        assert accounted(first) and accounted(second)
        assert first.lines + first.blank >= len(rows)
        assert (second.made, second.partners) == (0, 0)
        assert list(Grant.objects.order_by("pk").values(*fields)) == before or second.dated
        third, _report = imported(content)
        assert (third.made, third.dated) == (0, 0)
        assert first.made == Grant.objects.count()
        assert len(reasons(report)) == first.refused
        mended, _report = imported(report)
        assert mended.made == 0


@pytest.mark.parametrize(
    ("name", "made", "refused"),
    [
        ("antibes_exemple_valide", 25, 4),
        ("antibes_exemple_invalide_cellules", 0, 29),
        ("antibes_exemple_invalide_colonnes", 0, 29),
        ("etalab_exemple_reglementaire", 1, 1),
        ("toulouse_metropole_2022", 0, 396),
    ],
)
def test_each_line_of_a_real_file_is_accounted_for(name, made, refused):
    path = SHARED / f"{name}.csv"
    if not path.exists():
        pytest.skip("../shared/data is not here")
    counts, report = imported(path.read_bytes())
    assert (counts.made, counts.refused, len(reasons(report))) == (made, refused, refused)
    assert accounted(counts)
    again, _report = imported(path.read_bytes())
    assert (again.made, again.known, again.refused) == (0, made, refused)


def run(tmp_path, *arguments, **options):
    said = io.StringIO()
    call_command("import_grants", *arguments, refus=tmp_path, stdout=said, stderr=said, **options)
    return said.getvalue()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "exemple.csv"
    path.write_bytes(csv_bytes({}, {"montant": "cent"}))
    return path


def test_the_command_counts_and_writes_what_it_refused(tmp_path, path):
    programme = make_programme("Contrat de ville")
    said = run(tmp_path, str(path), programme="contrat-de-ville")
    assert "1 subvention nouvelle" in said
    assert "1 ligne refusée" in said
    assert len(reasons((tmp_path / "exemple.refus.csv").read_bytes())) == 1
    assert Grant.objects.get().programme == programme
    assert GrantImport.objects.get().counts["made"] == 1


def test_a_report_is_never_written_over_one_that_someone_mends(tmp_path, path):
    run(tmp_path, str(path))
    (tmp_path / "exemple.refus.csv").write_text("corrigé")
    assert "exemple.refus-2.csv" in run(tmp_path, str(path))
    assert (tmp_path / "exemple.refus.csv").read_text() == "corrigé"


def test_an_import_that_stops_half_way_waits_for_no_confirmation(tmp_path, path, monkeypatch):
    """Its file is not kept: it is run again."""
    monkeypatch.setattr(Grant.objects, "bulk_create", lambda *grants, **options: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(tmp_path, str(path))
    assert (GrantImport.objects.count(), GrantImport.objects.waiting().count()) == (1, 0)


def test_a_dry_run_keeps_nothing(tmp_path, path):
    assert "rien n’a été gardé" in run(tmp_path, str(path), dry_run=True)
    assert (Grant.objects.count(), Partner.objects.count(), GrantImport.objects.count()) == (0, 0, 0)


def test_an_import_as_drafts_publishes_nothing(tmp_path, path):
    run(tmp_path, str(path), draft=True)
    assert (Grant.objects.count(), Grant.objects.published().count()) == (1, 0)


def test_empty_cells_take_what_the_sender_gives(tmp_path):
    path = tmp_path / "exemple.csv"
    path.write_bytes(csv_bytes({"notificationUE": ""}))
    assert "1 subvention nouvelle" in run(tmp_path, str(path), "--si-vide=notificationUE=non")


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path, path):
    wrong = tmp_path / "autre.csv"
    wrong.write_bytes(b"nom,ville\nA,B\n")
    with pytest.raises(CommandError, match=r"1 fichier\(s\)"):
        run(tmp_path, str(wrong), str(path))
    assert Grant.objects.count() == 1


def test_a_file_of_titles_alone_says_so(tmp_path):
    path = tmp_path / "exemple.csv"
    path.write_bytes(csv_bytes())
    assert "n’a que des titres" in run(tmp_path, str(path))


def test_a_file_or_a_folder_that_does_not_open_is_named(tmp_path, path, capsys):
    for options in ({"file": tmp_path / "absent.csv"}, {"refus": tmp_path / "absent"}):
        with pytest.raises(CommandError):
            call_command(
                "import_grants", str(options.get("file", path)), refus=options.get("refus", tmp_path)
            )
        assert "absent" in (said := capsys.readouterr().err) and "ne s’ouvre pas" in said


@pytest.mark.parametrize("is_terminal", [True, False])
def test_progress_is_shown_on_a_terminal_alone(tmp_path, path, monkeypatch, capsys, is_terminal):
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal)
    run(tmp_path, str(path))
    assert ("%" in capsys.readouterr().err) == is_terminal


def test_an_unknown_programme_is_refused_before_anything(tmp_path, path):
    with pytest.raises(CommandError, match="n’existe pas"):
        run(tmp_path, str(path), programme="rien")


def test_pages_kept_ready_are_drawn_anew_after_an_import():
    before = CacheVersion.current()
    imported(csv_bytes({}))
    assert CacheVersion.current() > before + 1  # the rows themselves, not only the record of the import
