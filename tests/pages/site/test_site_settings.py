"""The one row of settings, asked by every page."""

import pytest

from pages.models import SiteSettings
from pages.tree.models.blocks import FactsBlock
from tests.make import make_block, make_picture
from tests.reading import links, texts

pytestmark = pytest.mark.django_db


def test_one_query_brings_the_settings_and_the_networks_in_order(django_assert_num_queries):
    settings = SiteSettings.objects.create(name="Site")
    for position, label in ((2, "Mastodon"), (1, "PeerTube")):
        settings.social_links.create(label=label, url=f"https://{label.lower()}.example", position=position)
    with django_assert_num_queries(1):
        networks = SiteSettings.load().networks
    assert networks == [("PeerTube", "https://peertube.example"), ("Mastodon", "https://mastodon.example")]


def test_settings_without_network_have_none():
    SiteSettings.objects.create(name="Site")
    assert SiteSettings.load().networks == []


def test_a_site_without_settings_still_has_a_name():
    settings = SiteSettings.load()
    assert (settings.name, settings.networks) == ("L’Agglomération", [])


def test_networks_stand_in_the_footer(client, home):
    settings = SiteSettings.objects.create(name="Site")
    settings.social_links.create(label="Mastodon", url="https://mastodon.example")
    assert ("Mastodon", "https://mastodon.example") in links(client.get("/").text)


def test_the_logo_stands_in_the_header_beside_the_name(client, home):
    """Its words would say the name twice: it has none."""
    logo = make_picture("Logo")
    SiteSettings.objects.create(name="Site", logo=logo)
    assert f'<img class="brand__mark" src="{logo.file.webp_480}" alt=""' in client.get("/").text


#: What staff write of themselves.
WRITTEN = {
    "address": "1 rue de l’Exemple\n62000 Exempleville",
    "phone": "03 00 00 00 02",
    "email": "accueil@example.org",
    "opening_hours": "Du lundi au vendredi, de 9 h à 17 h",
    "legal_name": "Communauté d’exemple",
    "siren": "123456789",
    "legal_representative": "Camille Exemple",
    "dpo_email": "dpo@example.org",
    "host_name": "Hébergeur Exemple",
    "host_address": "2 rue du Serveur\n59000 Lille",
    "host_phone": "03 00 00 00 03",
}
ASKED = [(group, name) for group, names in SiteSettings.FACTS.items() for name in names]


@pytest.mark.parametrize(
    "line", ["1 rue de l’Exemple", "62000 Exempleville", "03 00 00 00 02", "accueil@example.org"]
)
def test_the_footer_says_where_to_write_and_whom_to_call(client, home, line):
    SiteSettings(**WRITTEN).save()
    assert line in texts(footer(client), "p")


@pytest.mark.parametrize("address", ["tel:+33300000002", "mailto:accueil@example.org"])
def test_the_footer_calls_and_writes_by_a_link(client, home, address):
    SiteSettings(**WRITTEN).save()
    assert address in [href for _words, href in links(footer(client))]


def test_a_footer_without_address_nor_phone_says_they_are_missing(client, home):
    assert "Adresse, téléphone : à compléter" in footer(client)


@pytest.mark.parametrize(("group", "name"), ASKED)
def test_a_block_shows_what_staff_wrote(client, home, group, name):
    SiteSettings(**WRITTEN).save()
    make_block(FactsBlock, home, facts=group)
    assert " ".join(WRITTEN[name].split()) in texts(client.get("/").text, "dd")


@pytest.mark.parametrize("name", ["email", "dpo_email"])
def test_a_block_writes_by_a_link(client, home, name):
    SiteSettings(**WRITTEN).save()
    make_block(FactsBlock, home, facts=next(group for group, each in ASKED if each == name))
    address = WRITTEN[name]
    assert (address, f"mailto:{address}") in links(client.get("/").text.partition("<footer")[0])


@pytest.mark.parametrize("name", ["address", "host_address"])
def test_a_block_keeps_the_lines_of_an_address(client, home, name):
    SiteSettings(**WRITTEN).save()
    make_block(FactsBlock, home, facts=next(group for group, each in ASKED if each == name))
    assert WRITTEN[name].replace("\n", "<br>") in client.get("/").text


@pytest.mark.parametrize(("group", "name"), ASKED)
def test_a_block_says_what_staff_have_still_to_write(client, home, group, name):
    SiteSettings(**(WRITTEN | {name: ""})).save()
    make_block(FactsBlock, home, facts=group)
    expected = 0 if name == "opening_hours" else 1  # the law does not ask for hours
    assert client.get("/").text.count("<dd>à compléter</dd>") == expected


def footer(client):
    return client.get("/").text.partition("<footer")[2]
