"""The map is drawn on the server from the outlines; each shape is a link, and a table says the same."""

import re

import pytest

from programmes.blocks.models.blocks import MapBlock
from programmes.models import Outline
from programmes.territory.maps.atlas import Atlas
from programmes.territory.maps.maps import Drawn, Spot, hides, touching
from tests.make import make_block, make_commune, make_page, make_project, make_quartier
from tests.programmes.territory.place_files import polygon, square
from tests.reading import links, texts

pytestmark = pytest.mark.django_db


def outline(place, *rings, **fields):
    return Outline.objects.create(**{type(place).__name__.lower(): place}, geometry=polygon(*rings), **fields)


@pytest.fixture
def drawn(bethune, auchel):
    """Two communes side by side, a quartier in the first."""
    outline(bethune, square(2.6), source="IGN")
    outline(auchel, square(2.7))
    quartier = make_quartier("Mont Liébaut", [bethune], code="QN06208M")
    outline(quartier, square(2.63, 50.53, 0.02))
    make_project("Lilas", [bethune])
    make_project("Secret", [auchel], publish_at=None)
    return quartier


def svg(client, path="/carte/"):
    return client.get(path).text.partition('<svg class="map__drawing"')[2].partition("</svg>")[0]


def test_each_shape_is_a_link_with_a_name(client, drawn):
    found = re.findall(r'<a href="([^"]+)" class="[^"]+" aria-label="([^"]+)">\s*<path d="M\d', svg(client))
    assert found == [
        ("/communes/auchel/", "Auchel"),
        ("/communes/bethune/", "Béthune\xa0: 1 projet"),
        ("/quartiers/mont-liebaut/", "Mont Liébaut, quartier prioritaire"),
    ]


def test_the_links_keep_the_language(client, drawn):
    assert '<a href="/en/communes/bethune/"' in svg(client, "/en/carte/")


def test_the_table_says_the_same(client, drawn):
    table = client.get("/carte/").text.partition('<h2 id="tableau">')[2]
    assert '1 projet</th><td><a href="/communes/bethune/">Béthune</a></td>' in table
    assert 'Aucun</th><td><a href="/communes/auchel/">Auchel</a></td>' in table
    assert 'Quartier prioritaire</th><td><a href="/quartiers/mont-liebaut/">Mont Liébaut</a></td>' in table


def test_the_source_of_the_outlines_is_said(client, drawn):
    assert 'Contours\xa0: <span lang="fr">IGN</span>' in client.get("/carte/").text


def test_without_outlines_there_is_the_table_and_no_hole(client, bethune):
    page = client.get("/carte/").text
    assert '<svg class="map' not in page
    assert "Les communes et leurs projets" in page
    assert ("Béthune", "/communes/bethune/") in links(page)


def test_without_communes_it_leads_to_the_projects(client, home):
    assert "La liste des communes est à compléter." in client.get("/carte/").text


def test_a_quartier_out_of_the_list_is_no_longer_drawn(client, drawn):
    drawn.missing_since = "2024-01-01"
    drawn.save()
    assert "Mont Liébaut" not in svg(client)


def test_an_outline_out_of_its_file_is_no_longer_drawn(client, drawn):
    Outline.objects.get(quartier=drawn).delete()
    assert "Mont Liébaut" not in svg(client)


def test_a_commune_stands_on_its_page_among_its_neighbours(client, drawn):
    page = client.get("/communes/bethune/").text
    assert (
        'class="map__commune map__commune--here" aria-current="page" aria-label="Béthune\xa0: 1 projet"'
        in page
    )
    assert 'Autour\xa0: <a href="/communes/auchel/">Auchel</a>' in page


def test_a_commune_without_an_outline_has_no_map(client, bethune):
    assert "map__drawing" not in client.get("/communes/bethune/").text


def test_it_is_drawn_once(client, drawn, monkeypatch, django_assert_num_queries):
    client.get("/carte/")
    held = Atlas.held
    client.get("/carte/")
    assert Atlas.held is held
    outline(make_commune("Douvrin", "62276"), square(2.8))
    assert "Douvrin" in svg(client)


def test_neighbours_share_their_border_still(drawn):
    paths = [shape.path for shape in Atlas.current().overview.communes]
    assert len(paths) == 2
    assert all(path.endswith("z") for path in paths)


@pytest.mark.parametrize("path", ["/carte/", "/communes/bethune/", "/exemple/"])
def test_twelve_queries_at_most_with_many_places(client, drawn, bethune, path, django_assert_max_num_queries):
    make_block(MapBlock, make_page("Exemple"), title="La carte")
    make_project("Théâtre")
    for number in range(30):
        commune = make_commune(f"Commune {number}", f"59{number:03}")
        outline(commune, square(2.6 + number / 100, 50.6, 0.01))
        outline(
            make_quartier(f"Quartier {number}", [bethune, commune]), square(2.6 + number / 1000, 50.55, 0.001)
        )
        make_project(f"Projet {number}", [bethune, commune])
    with django_assert_max_num_queries(12):
        assert client.get(path).status_code == 200


def test_a_block_shows_the_map_or_the_way_to_the_list(client, bethune):
    block = make_block(MapBlock, make_page("Exemple"), title="La carte")
    assert "Choisir une commune dans la liste" in client.get("/exemple/").text
    outline(bethune)
    page = client.get("/exemple/").text
    assert "La carte" in texts(page, "h2")
    assert f'href="#apres-carte-{block.pk}">Passer la carte' in page
    assert 'href="/carte/#tableau"' in page


def placed(x, y, name="Béthune", projects=0):
    spot = Spot("programmes:commune", 1, name, "x", "", None, projects, 0, False)
    return Drawn(spot, "M0 0", x, y)


def test_no_name_hides_the_number_of_another_place():
    busy = placed(100, 100, projects=2)
    assert not hides(busy, [placed(100, 100, projects=2)])
    assert hides(placed(150, 120), [busy])
    assert not hides(placed(150, 180), [busy])


def test_names_that_stand_above_their_number_do_not_touch_those_below():
    assert touching(placed(100, 100, projects=1), placed(110, 70))
    assert not touching(placed(100, 100, projects=1), placed(110, 110))
