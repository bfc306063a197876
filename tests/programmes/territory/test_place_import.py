"""Files of communes and quartiers: shown before they are written, each row accounted for, nothing deleted."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from programmes.models import Commune, Outline, Quartier, TerritoryImport
from programmes.text.faults import UnreadableFile
from programmes.text.places.features import outline
from tests.make import make_commune, make_quartier
from tests.programmes.territory.place_files import geojson, imported, plan, polygon, real

pytestmark = pytest.mark.django_db
COMMUNES = "code_insee,nom,pop_municipale,pop_totale\n62119,Béthune,24870,25327\n62048,Auchel,10062,\n"
QUARTIERS = "code_qp;nom_qp;communes_insee\nQN06208M;Quartier Du Mont Liébaut;62119\n"


SOURCED = {"source": "Insee", "source_date": date(2024, 1, 1)}


def rows_accounted(counts):
    return sum(number for name, number in counts.items() if name not in ("rows", "gone"))


def test_a_list_adds_communes_with_their_article_and_population():
    imported("communes", COMMUNES)
    auchel = Commune.objects.get(insee_code="62048")
    assert (auchel.name, auchel.slug, auchel.of_name, auchel.source) == (
        "Auchel",
        "auchel",
        "d’Auchel",
        "Insee",
    )
    population = auchel.populations.get()
    assert (population.year, population.municipal, population.total) == (2021, 10062, None)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("communes", COMMUNES),
        ("quartiers", QUARTIERS),
        ("communes", geojson(({"code": "62119", "nom": "Béthune"}, polygon()))),
        ("quartiers", geojson(({"code_qp": "QN06208M", "nom": "Ici", "code_insee": 62119}, polygon()))),
    ],
)
def test_twice_is_once(bethune, kind, data):
    assert imported(kind, data).changes
    again = imported(kind, data)
    assert again.changes == []
    assert rows_accounted(again.counts) == again.counts["rows"]


def test_the_name_and_address_that_staff_wrote_stay(bethune):
    make_quartier("Mont-Liébaut", [bethune], code="QN06208M")
    imported("quartiers", QUARTIERS)
    quartier = Quartier.objects.get()
    assert (quartier.name, quartier.slug) == ("Mont-Liébaut", "mont-liebaut")
    assert quartier.official_name == "Quartier Du Mont Liébaut"


def test_what_the_list_no_longer_has_is_kept_and_flagged_then_back(bethune, auchel):
    found = imported("communes", "code_insee,nom\n62119,Béthune\n")
    assert [change.place.name for change in found.gone] == ["Auchel"]
    assert Commune.objects.get(insee_code="62048").missing_since == date(2024, 1, 1)
    imported("communes", COMMUNES)
    assert not Commune.objects.exclude(missing_since=None)


def test_a_partial_list_flags_nothing(bethune, auchel):
    assert not plan("communes", "code_insee,nom\n62119,Béthune\n", partial=True).gone


def test_a_row_whose_code_nobody_can_read_may_be_any_of_ours(bethune, auchel):
    assert not plan("communes", "code_insee,nom\n62119,Béthune\n6204,Auchel\n").gone


def test_a_row_with_its_code_and_another_fault_is_not_gone(bethune, auchel):
    found = plan("communes", "code_insee,nom,pop_municipale\n62119,Béthune,1\n62048,Auchel,beaucoup\n")
    assert (found.gone, len(found.faults)) == ([], 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1004,Bourg,1,1", "lieux.csv, ligne 3, « code_insee » : « 1004 » n’a que quatre chiffres"),
        ("62048,Aubign\ufffd,1,1", "« nom » : des lettres sont perdues."),
        ("62048,,1,1", "lieux.csv, ligne 3, « nom » : c’est vide. Attendu : un nom."),
        (
            "62048,Auchel,mille,1",
            "« pop_municipale » : « mille » ne convient pas. Attendu : un nombre entier",
        ),
        ("62119,Béthune,1,1", "la commune 62119 est déjà ligne 2."),
        ("62048,Auchel,1,1,1", "ligne 3 : la ligne a 5 cellules pour 4 colonnes."),
        ("62049,Béthune,1,1", "une autre ligne du fichier donne déjà ce nom"),
    ],
)
def test_a_bad_row_is_named_and_stops_nothing_else(row, said):
    found = imported(
        "communes", f"code_insee,nom,pop_municipale,pop_totale\n62119,Béthune,1,1\n{row}\n62276,Douvrin,1,1\n"
    )
    assert said in str(found.faults[0])
    assert set(Commune.objects.values_list("name", flat=True)) == {"Béthune", "Douvrin"}
    assert rows_accounted(found.counts) == 3


def test_a_population_without_its_year_is_refused():
    assert "l’année de cette population n’est pas dite" in str(
        plan("communes", COMMUNES, year=None).faults[0]
    )


def test_several_years_stand_side_by_side():
    imported("communes", "codgeo;libgeo;PMUN21;PMUN2015\n62119;Béthune;24 870;25 193\n")
    found = Commune.objects.get().populations.values_list("year", "municipal")
    assert list(found) == [(2021, 24870), (2015, 25193)]


def test_the_code_of_insee_decides_the_article():
    imported("communes", "TYPECOM,COM,TNCC,LIBELLE\nCOM,62457,1,Houdain\nCOMD,62900,0,Ancienne\n")
    assert [commune.of_name for commune in Commune.objects.all()] == ["d’Houdain"]


@pytest.mark.parametrize(
    "data",
    [
        "CODREG;CODDEP;CODCOM;COM;PMUN;PTOT\n32;62;48;Auchel;10 062;10 105\n",
        "DEPCOM;COM;PMUN21\n62048;Auchel;10062\n",
        "Populations légales;;\nSource : Insee, 2024;;\n\nCode INSEE;Nom;PMUN\n62048;Auchel;10062\n",
    ],
    ids=["code in two columns", "name called COM", "titles below a heading"],
)
def test_files_of_insee_as_they_are(data):
    imported("communes", data)
    commune = Commune.objects.get()
    assert (commune.name, commune.insee_code, commune.populations.get().municipal) == (
        "Auchel",
        "62048",
        10062,
    )


def test_ligatures_are_letters_of_addresses_and_of_names():
    imported("communes", "code_insee,nom\n62617,Nœux-les-Mines\n")
    assert Commune.objects.get().slug == "noeux-les-mines"
    imported("quartiers", "code_qp,nom_qp,lib_com\nQN06218M,Terre-Noeve,NOEUX LES MINES\n")
    assert Quartier.objects.get().communes.get().name == "Nœux-les-Mines"


def test_communes_told_by_name_are_found(bethune, auchel):
    imported(
        "quartiers", 'code_qp,nom_qp,lib_com\nQN06205M,Cité 5,"Béthune, Auchel"\nQN07501M,Ailleurs,Paris\n'
    )
    assert Quartier.objects.get().communes.count() == 2


def test_commas_between_communes_are_not_taken_for_the_delimiter(bethune, auchel):
    imported("quartiers", "code_qp;lib_qp;lib_com\nQN06205M;Cité 5;Auchel, Béthune, Divion\n")
    assert Quartier.objects.get().communes.count() == 2


def test_a_quotation_mark_left_open_costs_its_line_alone(bethune, auchel):
    found = imported(
        "communes", 'code_insee,nom\n62119,Béthune\n62048,"Auchel\n62276,Douvrin\n62400,Haisnes\n'
    )
    assert [(fault.line, "guillemet" in fault.wrong) for fault in found.faults] == [(3, True)]
    assert set(Commune.objects.values_list("name", flat=True)) == {"Béthune", "Auchel", "Douvrin", "Haisnes"}
    assert (found.counts["rows"], found.gone) == (4, [])


def test_a_row_of_several_lines_is_named_by_its_first():
    found = plan("communes", 'code_insee,nom\n62119,Béthune\nici,"Auchel\nville"\n')
    assert found.faults[0].line == 3


@pytest.mark.parametrize(
    ("kind", "format"),
    [("communes", "csv"), ("quartiers", "csv"), ("communes", "geojson"), ("quartiers", "geojson")],
)
def test_what_the_site_publishes_it_reads_again(client, kind, format):
    commune = make_commune("Houdain", "62457", article="d", official_name="Houdain", **SOURCED)
    commune.populations.create(year=2021, municipal=7000, total=7100, source="Insee")
    quartier = make_quartier("Ici", [commune], code="QN06217M", official_name="Ici", **SOURCED)
    for place in ({"commune": commune}, {"quartier": quartier}):
        Outline.objects.create(geometry=outline(polygon()), **place, **SOURCED)
    found = plan(kind, client.get(f"/donnees/{kind}.{format}").getvalue())
    assert (found.changes, found.faults, found.unchanged) == ([], [], 1)


def test_the_list_of_the_whole_country_is_refused(settings):
    settings.IMPORT_MAX_NEW_PLACES = 1
    with pytest.raises(UnreadableFile, match="ajouterait plus de 1 lieux"):
        plan("communes", COMMUNES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(encoding, delimiter, end):
    data = f"Code INSEE{delimiter}Nom{end}62119{delimiter}Béthune{end}"
    assert [each.place.name for each in plan("communes", data.encode(encoding)).added] == ["Béthune"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "le fichier est vide"),
        (b"PK\x03\x04\0\0", "pas un fichier de texte"),
        (b"code_insee,nom\n", "aucun lieu"),
        (b'{"type": "FeatureCollection", "features": []}', "aucun lieu"),
        (b"nom\nAuchel\n", "aucune colonne ne donne : le code INSEE."),
        (b'{"type": "FeatureCollection", "fea', "ligne 1"),
        (b'{"type": "Topology"}', "pas de liste"),
        (b"[" * 100_000, "lisible"),
        (b'{"features": [], "crs": {"properties": {"name": "EPSG:2154"}}}', "pas en degrés"),
    ],
)
def test_a_file_that_nobody_can_read_says_why(data, said):
    with pytest.raises(UnreadableFile, match=said):
        plan("communes", data)


def written(tmp_path, data):
    path = tmp_path / "communes.csv"
    path.write_text(data, encoding="utf-8")
    return path


SAID = {"source": "Insee", "date": date(2024, 1, 1), "year": 2021}


def test_a_dry_run_writes_nothing(tmp_path, capsys):
    call_command("import_communes", written(tmp_path, COMMUNES), dry_run=True, **SAID)
    assert not Commune.objects.exists()
    assert "à ajouter : 2" in capsys.readouterr().out


def test_all_or_nothing_when_asked(tmp_path, capsys):
    path = written(tmp_path, COMMUNES + "1,Bourg,1,1\n")
    with pytest.raises(CommandError, match="Rien n’a été écrit"):
        call_command("import_communes", path, strict=True, **SAID)
    assert not Commune.objects.exists()
    assert "ligne 4" in capsys.readouterr().err


def test_the_command_counts_then_writes(tmp_path, capsys):
    call_command("import_communes", written(tmp_path, COMMUNES + "1,Bourg,1,1\n"), **SAID)
    assert Commune.objects.count() == 2
    assert "refusées : 1" in capsys.readouterr().out


def test_what_came_in_by_the_command_is_in_the_list_of_imports(tmp_path):
    call_command("import_communes", written(tmp_path, COMMUNES), **SAID)
    sent = TerritoryImport.objects.get()
    assert (sent.name, sent.counts["added"], sent.applied_at is None) == ("communes.csv", 2, False)


@pytest.mark.parametrize("is_terminal", [True, False])
def test_progress_is_shown_on_a_terminal_alone(tmp_path, monkeypatch, capsys, is_terminal):
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal)
    call_command("import_communes", written(tmp_path, COMMUNES), **SAID)
    assert ("%" in capsys.readouterr().err) == is_terminal


def test_a_file_that_is_not_there_is_said():
    with pytest.raises(CommandError, match="ne s’ouvre pas"):
        call_command("import_quartiers", "absent.csv", source="ANCT", date=date(2024, 1, 1))


@pytest.mark.parametrize(
    ("kind", "name", "rows"),
    [
        ("communes", "cabbalr_100_communes.csv", 100),
        ("communes", "cabbalr_communes.geojson", 100),
        ("quartiers", "qpv2024_pas_de_calais_liste.csv", 64),
        ("quartiers", "occitanie_qpv2015_polygones.geojson", 53),
    ],
)
def test_each_row_of_the_real_files_is_accounted_for(kind, name, rows):
    data = real(name).read_bytes()
    for code in ("62119", "62048", "66136"):
        make_commune(f"Commune {code}", code)
    found = imported(kind, data)
    assert found.counts["rows"] == rows_accounted(found.counts) == rows
    assert found.faults == []
    assert imported(kind, data).changes == []


CELLS = st.text(st.sampled_from("6211948QNP0M,;\"'\n\téB{}[]"), max_size=40)


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(CELLS, st.sampled_from(["communes", "quartiers"]))
def test_no_file_is_an_error_without_a_sentence(text, kind):
    header = "code_insee,nom\n" if kind == "communes" else "code_qp,nom\n"
    try:
        found = plan(kind, header + text)
    except UnreadableFile as error:
        assert str(error)
    else:
        assert rows_accounted(found.counts) == found.counts["rows"]
