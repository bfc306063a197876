"""A link opens until the second of its end, and none of its addresses after: the index, a draft, its review, its files."""

import pytest

from pages.models import Bundle, BundleRecipient
from tests.make import paris
from tests.programmes.to_confirm import SECOND, at

pytestmark = pytest.mark.django_db
T = paris(2030, 3, 5, 14, 30)
CLOCK = pytest.mark.parametrize(
    ("moment", "status"), [(T - SECOND, 200), (T, 404), (T + SECOND, 404)], ids=["T-1s", "T", "T+1s"]
)


@pytest.fixture
def ending(dominique):
    Bundle.objects.update(expires_at=T)
    return dominique


@CLOCK
def test_each_address_opens_until_then(client, ending, page, plan, link, moment, status):
    addresses = [
        link(ending),
        link(ending).rstrip("/"),
        link(ending, page),
        link(ending, page, "review"),
        f"/partage/{ending.token}{plan.file.url}",
    ]
    with at(moment):
        assert {client.get(address, follow=True).status_code for address in addresses} == {status}


@CLOCK
def test_a_remark_is_taken_until_then(client, ending, page, link, moment, status):
    with at(moment):
        client.post(link(ending, page, "review"), {"passage": "", "text": "Une faute."})
    assert ending.bundlecomment_set.count() == (status == 200)


@CLOCK
def test_the_rule_of_one_bundle_is_the_rule_of_the_queries(ending, moment, status):
    with at(moment):
        bundle = Bundle.objects.get()
        assert bundle.is_open is (status == 200)
        assert Bundle.objects.still_open().count() == (status == 200)
        assert bool(BundleRecipient.objects.opened_by(ending.token)) is (status == 200)


def test_the_reader_is_told_the_hour_of_that_end(client, ending, link):
    with at(T - SECOND):
        assert "il marche jusqu’au 5 mars 2030 14:30" in client.get(link(ending)).text
