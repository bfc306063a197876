"""« Mon quartier » in a browser: the position of the device, only when asked, to this site alone; the map without JavaScript."""

import pytest


@pytest.fixture
def middle(browser, site):
    """In the middle of the quartier that has an outline (tests/browser/examples.py)."""
    context = browser.new_context()
    features = context.request.get(f"{site}/donnees/quartiers.geojson").json()["features"]
    context.close()
    (ring,) = next(each["geometry"]["coordinates"] for each in features if each["geometry"])
    longitudes, latitudes = zip(*ring, strict=True)
    return {
        "longitude": (min(longitudes) + max(longitudes)) / 2,
        "latitude": (min(latitudes) + max(latitudes)) / 2,
        "accuracy": 10,
    }


def test_the_position_is_asked_when_the_button_is_pressed_and_sent_to_this_site_alone(
    open_page, site, middle
):
    page = open_page("/mon-quartier/", geolocation=middle, permissions=["geolocation"])
    sent = []
    page.on("request", lambda request: sent.append((request.method, request.url)))
    page.get_by_role("button", name="Utiliser ma position").click()
    page.get_by_text("Oui, c’est un quartier prioritaire.").wait_for()
    assert ("POST", f"{site}/mon-quartier/") in sent
    assert all(url.startswith(site) for _method, url in sent)
    assert page.url == f"{site}/mon-quartier/"


def test_a_device_that_refuses_leads_to_the_lists(open_page):
    page = open_page("/mon-quartier/", permissions=[])
    page.get_by_role("button", name="Utiliser ma position").click()
    page.get_by_text("Choisissez votre commune dans la liste.").wait_for()


def test_the_map_is_pointed_at_without_javascript(open_page):
    page = open_page("/mon-quartier/?commune=bethune", 360, java_script_enabled=False)
    drawing = page.locator("input[type=image]")
    box = drawing.bounding_box()
    drawing.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    assert page.get_by_text("quartier prioritaire").first.is_visible()
    assert page.locator("input[type=image]").count() == 0


def test_the_position_is_not_offered_without_javascript(open_page):
    page = open_page("/mon-quartier/", java_script_enabled=False)
    assert not page.get_by_role("button", name="Utiliser ma position").is_visible()
    assert page.get_by_label("Votre commune").is_visible()


def test_two_pictures_are_compared_by_a_slider_or_stand_as_two_figures(open_page):
    path = "/projets/exemple-de-projet/"
    slider = open_page(path).locator("input[type=range]").first
    before = slider.input_value()
    slider.press("ArrowRight")
    assert slider.input_value() != before
    plain = open_page(path, java_script_enabled=False)
    assert not plain.locator("input[type=range]").first.is_visible()
    assert plain.get_by_text("Avant").first.is_visible()
