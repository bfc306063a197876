"""The one way from an import plan to the database."""

from datetime import date

import pytest

from programmes.imports.plan import AllOrNothing, confirm
from programmes.models import Commune, TerritoryImport
from tests.programmes.territory.place_files import plan

pytestmark = pytest.mark.django_db
COMMUNES = "code_insee,nom\n62119,Béthune\n1001,Bourg\n"


def sent(**fields):
    return TerritoryImport(kind="communes", name="a.csv", source_date=date(2024, 1, 1), **fields)


def test_what_is_confirmed_is_written_with_its_report():
    confirm(plan("communes", COMMUNES), sent())
    assert Commune.objects.count() == 1
    assert TerritoryImport.objects.get().refusals["count"] == 1


def test_all_or_nothing_writes_nothing_where_a_row_is_refused():
    with pytest.raises(AllOrNothing):
        confirm(plan("communes", COMMUNES), sent(strict=True))
    assert (Commune.objects.count(), TerritoryImport.objects.count()) == (0, 0)


def test_all_or_nothing_writes_all_where_no_row_is_refused():
    confirm(plan("communes", COMMUNES.replace("1001,Bourg\n", "")), sent(strict=True))
    assert Commune.objects.count() == 1


def test_places_are_written_whole_or_not_at_all(monkeypatch):
    monkeypatch.setattr(TerritoryImport, "applied", lambda sent, plan: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        confirm(plan("communes", COMMUNES), sent())
    assert (Commune.objects.count(), TerritoryImport.objects.count()) == (0, 0)
