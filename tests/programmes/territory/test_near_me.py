"""« Mon quartier »: from two lists or from a point to a true answer, and nothing of the point is kept."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, box

from programmes.territory.maps.lookup import Lookup
from tests.make import make_call, make_commune, make_event, make_partner, make_project, make_quartier
from tests.programmes.territory.place_files import square
from tests.programmes.territory.test_map import outline
from tests.reading import links

pytestmark = pytest.mark.django_db
URL = "/mon-quartier/"
INSIDE, OUTSIDE_QUARTIER, ELSEWHERE = (50.54, 2.64), (50.58, 2.68), (48.85, 2.35)


@pytest.fixture
def quartier(bethune):
    return make_quartier("Mont Liébaut", [bethune], code="QN06208M")


@pytest.fixture
def drawn(bethune, quartier):
    outline(bethune, square(2.6), source="IGN")
    outline(quartier, square(2.63, 50.53, 0.02))
    return quartier


def at(client, place, **fields):
    return client.post(URL, {"lat": place[0], "lon": place[1], **fields})


def test_first_the_commune(client, bethune, auchel):
    page = client.get(URL).text
    assert "Où habitez-vous" in page
    assert page.index("Auchel</option>") < page.index('<option value="bethune">Béthune</option>')


def test_then_the_quartier(client, quartier):
    page = client.get(f"{URL}?commune=bethune").text
    assert "Béthune\xa0: dans quel quartier" in page
    assert '<option value="mont-liebaut">Mont Liébaut</option>' in page


def test_then_the_answer_with_projects_and_contacts(client, quartier, bethune):
    make_project("Lilas", [bethune]).quartiers.add(quartier)
    make_project("Secret", [bethune], publish_at=None)
    make_partner("Commune de Béthune", commune=bethune)
    page = client.get(f"{URL}?commune=bethune&quartier=mont-liebaut").text
    assert "Oui, c’est un quartier prioritaire." in page
    assert "Lilas" in page
    assert "Secret" not in page
    assert ("Commune de Béthune", "/partenaires/commune-de-bethune/") in links(page)


def test_next_dates_and_open_calls_are_there_and_no_others(client, quartier, bethune, auchel):
    now = timezone.now()
    make_event("Ici", commune=bethune)
    make_event("Partout")
    make_event("Au quartier", commune=auchel).quartiers.add(quartier)
    make_event("Ailleurs", commune=auchel)
    make_event("Hier", start=now - timedelta(days=3), commune=bethune)
    make_call("Appel ouvert", opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=1))
    make_call("Appel clos", opens_at=now - timedelta(days=3), closes_at=now - timedelta(days=1))
    page = client.get(f"{URL}?commune=bethune&quartier=mont-liebaut").text
    assert all(f">{said}</a>" in page for said in ("Ici", "Partout", "Au quartier", "Appel ouvert"))
    assert not any(f">{said}</a>" in page for said in ("Ailleurs", "Hier", "Appel clos"))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("commune=bethune&quartier=aucun", "Non, ce n’est pas un quartier prioritaire."),
        ("commune=bethune&quartier=veille", "Non, mais c’est un quartier de veille active."),
        ("commune=auchel", "Non, ce n’est pas un quartier prioritaire."),
        ("commune=paris", "Cette commune n’est pas dans la liste"),
        ("commune=bethune&quartier=nulle-part", "Ce quartier n’est pas dans la liste"),
    ],
)
def test_each_choice_has_its_answer(client, quartier, bethune, auchel, query, said):
    make_quartier("Veille", [bethune], code_2015="QP062008", status="veille")
    assert said in client.get(f"{URL}?{query}").text


def test_a_quartier_out_of_the_list_is_not_on_offer(client, bethune, quartier):
    quartier.missing_since = "2024-01-01"
    quartier.save()
    assert "Non, ce n’est pas un quartier prioritaire." in client.get(f"{URL}?commune=bethune").text


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (INSIDE, "Oui, c’est un quartier prioritaire."),
        (OUTSIDE_QUARTIER, "Non, ce n’est pas un quartier prioritaire."),
        ((50.54, 2.63), "Oui, c’est un quartier prioritaire."),  # on the limit
        ((50.54, 2.6297), "C’est tout près d’un quartier prioritaire."),
        (ELSEWHERE, "Cet endroit n’est dans aucune commune dont le site connaît le contour"),
    ],
    ids=["inside", "outside", "on the limit", "twenty metres away", "elsewhere"],
)
def test_a_point_has_its_answer(client, drawn, place, said):
    page = at(client, place).text
    assert said in page


def test_the_limit_is_decided_and_said(client, drawn):
    assert "Un endroit sur la limite compte dans le quartier." in at(client, INSIDE).text


def test_without_its_outline_a_quartier_is_unknown_never_no(client, bethune, quartier):
    outline(bethune, square(2.6))
    page = at(client, INSIDE).text
    assert "Le site ne peut pas répondre pour ce point." in page
    assert "Non, ce n’est pas" not in page


def test_an_imprecise_position_is_close_to_more(client, drawn):
    far = (50.54, 2.628)
    assert "Non, ce n’est pas" in at(client, far).text
    assert "C’est tout près" in at(client, far, accuracy=300).text
    assert "ne sait pas assez bien où il est" in at(client, INSIDE, accuracy=5000).text


@pytest.mark.parametrize("place", [("", ""), ("nord", "est"), ("nan", "inf"), ("91", "2"), ("1e400", "2")])
def test_a_position_that_is_none_gets_a_sentence(client, drawn, place):
    response = at(client, place)
    assert response.status_code == 200
    assert "Votre position n’est pas arrivée" in response.text


def test_the_map_is_pointed_at_without_javascript(client, drawn):
    page = client.get(f"{URL}?commune=bethune").text
    assert 'type="image" name="carte" src="/mon-quartier/bethune.svg"' in page
    picture = client.get("/mon-quartier/bethune.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert 'width="280"' in picture.text


def pointed(client, x, y):
    return client.post(URL, {"commune": "bethune", "carte.x": x, "carte.y": y}).text


def test_a_point_of_the_map_is_where_it_shows(client, drawn):
    height = int(client.get("/mon-quartier/bethune.svg").text.partition('height="')[2].partition('"')[0])
    frame_left = pointed(client, 1, height // 2)
    assert "aucune commune" in frame_left
    # the quartier stands left of the middle and below it
    assert "Oui, c’est un quartier prioritaire." in pointed(client, 130, round(height * 0.57))
    assert "Non, ce n’est pas" in pointed(client, 160, round(height * 0.3))


def test_the_keyboard_is_told_to_choose_in_the_list(client, drawn):
    assert "Aucun point n’est arrivé : choisissez dans la liste." in pointed(client, 0, 0)


def test_nothing_of_a_position_is_kept(client, drawn, bethune, django_assert_max_num_queries):
    make_project("Lilas", [bethune])
    make_event(commune=bethune)
    with django_assert_max_num_queries(12) as queries:
        response = at(client, INSIDE)
    asked = [query["sql"] for query in queries]
    assert asked and [sql for sql in asked if not sql.startswith(("SELECT", "SAVEPOINT", "RELEASE"))] == []
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "50.54" not in response.text


def test_only_this_page_may_ask_a_device(client, drawn):
    assert "geolocation=(self)" in client.get(URL)["Permissions-Policy"]
    assert "geolocation=()" in client.get("/carte/")["Permissions-Policy"]


def test_it_needs_no_cookie_to_forge(drawn):
    assert at(Client(enforce_csrf_checks=True), INSIDE).status_code == 200


def test_without_outlines_the_lists_alone(client, quartier):
    page = client.get(URL).text
    assert "data-position" not in page
    assert "position.js" not in page
    assert "Cet endroit n’est dans aucune commune" in at(client, INSIDE).text
    assert client.get("/mon-quartier/bethune.svg").status_code == 404


def test_a_position_in_the_address_is_not_read(client, drawn):
    assert "Où habitez-vous" in client.get(f"{URL}?lat=50.54&lon=2.64").text


@pytest.mark.parametrize(
    "path", [URL, f"{URL}?commune=bethune", f"{URL}?commune=bethune&quartier=mont-liebaut"]
)
def test_twelve_queries_at_most_with_many_places(client, drawn, bethune, path, django_assert_max_num_queries):
    make_partner("Commune de Béthune", commune=bethune)
    for number in range(20):
        make_commune(f"Commune {number}", f"59{number:03}")
        make_project(f"Projet {number}", [bethune]).quartiers.add(drawn)
        make_event(f"Atelier {number}", commune=bethune)
        make_call(f"Appel {number}", opens_at=timezone.now() - timedelta(days=1))
    with django_assert_max_num_queries(12):
        assert client.get(path).status_code == 200


COORDINATES = st.floats(-100, 1100)
CORNERS = st.lists(st.tuples(COORDINATES, COORDINATES, st.floats(1, 300)), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(CORNERS, COORDINATES, COORDINATES)
def test_the_index_finds_what_looking_at_each_area_finds(corners, x, y):
    areas = [box(west, south, west + side, south + side) for west, south, side in corners]
    found = Lookup(list(enumerate(areas))).at(Point(x, y), near=50)
    distances = [area.distance(Point(x, y)) for area in areas]
    assert set(found.inside) == {number for number, metres in enumerate(distances) if metres <= 1}
    assert set(found.near) == {number for number, metres in enumerate(distances) if 1 < metres <= 50}
