"""What a partner signs is an act like those of staff."""

import pytest

from pages.models import AuditEntry
from tests.pages.sharing.conftest import seen_in

pytestmark = pytest.mark.django_db


def test_a_signature_is_in_the_audit_log(dominique, page, blocks, sign):
    sign(dominique, page, str(blocks[1].pk))
    (entry,) = AuditEntry.objects.filter(act=AuditEntry.Act.SIGN)
    assert (entry.user_name, entry.object_name) == (str(dominique), "Habiter")


def test_once_however_often_the_form_is_sent(client, dominique, page, blocks, link):
    address, key = link(dominique, page, "review"), str(blocks[1].pk)
    data = {"passage": key, "seen": seen_in(client.get(address).content.decode(), key), "valider": "1"}
    client.post(address, data)
    client.post(address, data)
    assert AuditEntry.objects.filter(act=AuditEntry.Act.SIGN).count() == 1


def test_what_was_not_signed_is_not(client, dominique, page, blocks, link):
    client.post(link(dominique, page, "review"), {"passage": str(blocks[1].pk), "seen": "x", "valider": "1"})
    assert not AuditEntry.objects.filter(act=AuditEntry.Act.SIGN).exists()
