"""The one row of settings, asked by every page."""

import pytest

from pages.models import SiteSettings
from pages.tree.models.blocks import FactsBlock
from tests.make import make_block, make_picture

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
    assert '<a href="https://mastodon.example">Mastodon</a>' in client.get("/").text


def test_the_logo_stands_in_the_header_beside_the_name(client, home):
    """Its words would say the name twice: it has none."""
    logo = make_picture("Logo")
    SiteSettings.objects.create(name="Site", logo=logo)
    assert f'<img class="brand__mark" src="{logo.file.webp_480}" alt=""' in client.get("/").text


#: What staff write of themselves, and what a reader finds on the page.
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
READ = {
    "address": "1 rue de l’Exemple<br>62000 Exempleville",
    "email": '<a href="mailto:accueil@example.org">accueil@example.org</a>',
    "dpo_email": '<a href="mailto:dpo@example.org">dpo@example.org</a>',
    "host_address": "2 rue du Serveur<br>59000 Lille",
}
ASKED = [(group, name) for group, names in SiteSettings.FACTS.items() for name in names]


@pytest.mark.parametrize(
    "line",
    [
        "<p>1 rue de l’Exemple</p>",
        "<p>62000 Exempleville</p>",
        '<a href="tel:+33300000002">03 00 00 00 02</a>',
        '<a href="mailto:accueil@example.org">accueil@example.org</a>',
    ],
)
def test_the_footer_says_where_to_write_and_whom_to_call(client, home, line):
    SiteSettings(**WRITTEN).save()
    assert line in footer(client)


def test_a_footer_without_address_nor_phone_says_they_are_missing(client, home):
    assert "Adresse, téléphone : à compléter" in footer(client)


@pytest.mark.parametrize(("group", "name"), ASKED)
def test_a_block_shows_what_staff_wrote(client, home, group, name):
    SiteSettings(**WRITTEN).save()
    make_block(FactsBlock, home, facts=group)
    assert f"<dd>{READ.get(name, WRITTEN[name])}</dd>" in client.get("/").text


@pytest.mark.parametrize(("group", "name"), ASKED)
def test_a_block_says_what_staff_have_still_to_write(client, home, group, name):
    SiteSettings(**(WRITTEN | {name: ""})).save()
    make_block(FactsBlock, home, facts=group)
    expected = 0 if name == "opening_hours" else 1  # the law does not ask for hours
    assert client.get("/").text.count("<dd>à compléter</dd>") == expected


def footer(client):
    return client.get("/").text.partition("<footer")[2]
