"""What a query folds and sorts is what Python does, on either database."""

import pytest
from django.db import connection
from django.db.models import F

from pages.models import Document
from pages.text.folding import folded
from programmes.models import Commune, Partner, Person
from tests.make import make_commune, make_document, make_partner
from tests.pages.files.files import PDF, upload
from tests.pages.text.letters import ALL

pytestmark = pytest.mark.django_db
#: In the order of a French dictionary, whatever the accents.
TOWNS = [
    "Écoivres",
    "Eperlecques",
    "Étaples",
    "Evin",
    "Œuf-en-Ternois",
    "Oignies",
    "oye",
    "Saint-Omer",
    "Saint Pol",
]


def test_a_query_folds_as_python_does():
    texts = {text[: Person._meta.get_field("name").max_length] for text in ALL}
    Person.objects.bulk_create(Person(name=text) for text in texts)
    assert dict(Person.objects.values_list("name", "name__folded")) == {text: folded(text) for text in texts}


def test_nothing_is_folded_to_nothing():
    make_partner("Béthune")
    assert Partner.objects.values_list("name_fr__folded", "name_en__folded").get() == ("bethune", None)


@pytest.mark.parametrize("wanted", [folded(town)[:4] for town in TOWNS])
def test_a_query_finds_by_what_is_folded(wanted):
    Person.objects.bulk_create(Person(name=town) for town in TOWNS)
    found = set(Person.objects.filter(name__folded__contains=wanted).values_list("name", flat=True))
    assert found == {town for town in TOWNS if wanted in folded(town)}


def test_an_alphabet_knows_no_accents():
    Person.objects.bulk_create(Person(name=town) for town in reversed(TOWNS))
    assert [person.name for person in Person.objects.all()] == TOWNS


def test_an_alphabet_may_be_read_backwards():
    Person.objects.bulk_create(Person(name=town) for town in TOWNS)
    backwards = Person.objects.order_by(F("name__folded").desc())
    assert [person.name for person in backwards] == TOWNS[::-1]


def test_rows_are_counted_in_the_order_of_the_alphabet():
    for town in reversed(TOWNS):
        make_commune(town, insee_code=f"62{TOWNS.index(town):03}")
    assert [commune.name for commune in Commune.objects.for_list([])] == TOWNS


def test_the_name_of_a_file_is_folded_too():
    make_document(file=upload(PDF, "Vœux.pdf"))
    assert Document.objects.filter(file__folded__contains="voeux").exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="says what PostgreSQL is asked")
def test_the_locale_of_the_database_decides_nothing():
    assert 'COLLATE "C"' in str(Person.objects.order_by("name__folded").query)
