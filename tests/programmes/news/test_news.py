"""News: dated, by commune and by programme, on pages and in Atom."""

from xml.etree import ElementTree

import pytest

from tests.make import make_news, make_programme, make_project, paris

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(response):
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")


def titles(response):
    return [entry.find(f"{ATOM}title").text for entry in entries(response)]


def test_the_latest_news_come_first_with_their_date(client):
    make_news("Avant", publish_at=paris(2024, 3, 5, 9))
    make_news("Après", publish_at=paris(2024, 3, 6, 9))
    page = client.get("/actualites/").text
    assert page.index("Après") < page.index("Avant")
    assert '<time datetime="2024-03-05">5 mars 2024</time>' in page


def test_a_draft_is_nowhere(client):
    make_news("Secret", publish_at=None)
    assert "Secret" not in client.get("/actualites/").text + client.get("/actualites.atom").text
    assert client.get("/actualites/secret/").status_code == 404


def test_without_news_the_list_says_so(client):
    assert "Aucune actualité n’est publiée pour le moment." in client.get("/actualites/").text


def test_a_piece_of_news_says_its_date_and_what_goes_with_it(client, bethune):
    news = make_news("Chantier", [bethune], project=make_project("Lilas"), body="<p>On creuse.</p>")
    page = client.get("/actualites/chantier/").text
    for words in ("On creuse.", "Le projet : Lilas", '<a href="/communes/bethune/">Béthune</a>', "Publié le"):
        assert words in page
    assert f"/p/{news.code}/" in page


def test_a_project_that_is_a_draft_is_not_named(client):
    make_news("Chantier", project=make_project("Secret", publish_at=None))
    assert "Secret" not in client.get("/actualites/chantier/").text


def test_the_feed_is_atom_with_permanent_names(client):
    news = make_news("Chantier", summary="On <creuse> & on plante.", publish_at=paris(2024, 3, 5, 9))
    response = client.get("/actualites.atom")
    (entry,) = entries(response)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert entry.find(f"{ATOM}id").text == f"http://testserver/p/{news.code}/"
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/actualites/chantier/"
    assert entry.find(f"{ATOM}published").text == "2024-03-05T08:00:00+00:00"
    assert entry.find(f"{ATOM}summary").text == "On &lt;creuse&gt; &amp; on plante."


def test_each_commune_has_its_feed_with_the_news_of_all(client, bethune, auchel):
    make_news("Ici", [bethune])
    make_news("Là", [auchel])
    make_news("Partout")
    assert set(titles(client.get("/communes/bethune/actualites.atom"))) == {"Ici", "Partout"}
    assert client.get("/communes/bethune/").text.count('href="/communes/bethune/actualites.atom"') == 2


def test_each_programme_has_its_feed(client):
    make_news("Culture", programme=make_programme("Culture", kind="culture"))
    make_news("Autre")
    assert titles(client.get("/actualites/programme/culture.atom")) == ["Culture"]


def test_each_feed_has_a_name_of_its_own(client, bethune):
    feeds = [
        ElementTree.fromstring(client.get(f"{path}actualites.atom").content)
        for path in ("/", bethune.get_path())
    ]
    assert [feed.find(f"{ATOM}id").text for feed in feeds] == [
        "http://testserver/actualites.atom",
        "http://testserver/communes/bethune/actualites.atom",
    ]


@pytest.mark.parametrize("path", ["/communes/paris/actualites.atom", "/actualites/programme/x.atom"])
def test_a_feed_of_nothing_we_know_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("prefix", "language"), [("", "fr"), ("/en", "en"), ("/facile", "fr")])
def test_a_feed_says_a_language_that_exists(client, prefix, language):
    make_news("Chantier")
    feed = ElementTree.fromstring(client.get(f"{prefix}/actualites.atom").content)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language


def test_an_empty_feed_is_a_feed(client):
    assert titles(client.get("/actualites.atom")) == []


def test_what_a_paste_brings_along_breaks_no_feed(client):
    make_news("Chan\x0btier", slug="chantier", summary="Une\x1f ligne")
    assert titles(client.get("/actualites.atom")) == ["Chan tier"]


@pytest.mark.parametrize("number", [1, 40])
@pytest.mark.parametrize(("path", "queries"), [("/actualites/", 6), ("/actualites.atom", 2)])
def test_news_cost_the_same_with_few_or_many(
    client, bethune, django_assert_num_queries, number, path, queries
):
    programme = make_programme("Culture", kind="culture")
    for each in range(number):
        make_news(f"N {each}", [bethune], programme=programme)
    with django_assert_num_queries(queries):
        client.get(path)
