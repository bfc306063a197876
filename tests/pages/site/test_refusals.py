"""A refusal, as the one who asked can read it."""

import json

import pytest

from pages.site.refusals import Refusal, refusing

pytestmark = pytest.mark.no_database


@refusing
def view(request, format=None):
    raise Refusal("« commune » : non.")


def test_it_is_a_fault_of_the_request(rf):
    assert view(rf.get("/")).status_code == 400


@pytest.mark.parametrize("format", ["json", "geojson"])
def test_who_asks_for_json_reads_json(rf, format):
    assert json.loads(view(rf.get("/"), format=format).content) == {"erreur": "« commune » : non."}


@pytest.mark.parametrize("format", [None, "csv"])
def test_others_read_plain_text(rf, format):
    response = view(rf.get("/"), format=format)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text == "« commune » : non.\n"
