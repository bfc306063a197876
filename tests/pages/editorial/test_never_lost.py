"""Editors at once, through the admin, in any order: what was sent stays somewhere, and the public reads the last publication."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.models import Revision
from tests.make import make_news
from tests.pages.editorial.conftest import signed_in
from tests.pages.editorial.forms import opened, send
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
Status = Revision.Status
FIELDS = ("title_fr", "summary_fr")
EDITORS = ("Amina", "Bruno", "Chloé")
#: Who acts, with which button, on which field; whoever was refused settles that first, by the choice.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(EDITORS),
        st.sampled_from(["_draft", "_publish", "reload"]),
        st.sampled_from(FIELDS),
        st.sampled_from(["autre", "moi"]),
    ),
    min_size=4,
    max_size=8,
)


class Newsroom:
    """Three editors, the windows that they hold, and what the site owes them: {(text, editor)}, and what is public."""

    def __init__(self, clients):
        self.clients = clients
        self.news = make_news("Texte 0", summary="Texte 0.", slug="chantier")
        self.shown = self.public = {"title_fr": "Texte 0", "summary_fr": "Texte 0."}
        self.windows = dict.fromkeys(EDITORS, opened(clients["Amina"], self.news))
        self.accepted, self.aside, self.refused = set(), set(), {}

    def do(self, who, button, name, choice):
        if who in self.refused:
            self.unite(who, choice)
        elif button != "reload":
            self.send(who, button, name)
        if who not in self.refused:
            self.windows[who] = opened(self.clients[who], self.news)

    def send(self, who, button, name):
        words = f"Texte {len(self.accepted | self.aside) + 1} de {who}"
        data = self.windows[who] | {name: words}
        led = send(self.clients[who], self.news, data, button)["Location"]
        if "/conflit/" in led:
            self.aside.add((words, who))
            self.refused[who] = led, name, words
            return
        self.accepted.add((words, who))
        self.now_shows(self.shown | {name: words})
        if button == "_publish":
            assert led == reverse("admin:programmes_news_changelist")
            self.public = self.shown

    def unite(self, who, choice):
        """Asked only about what both changed; what I changed alone is there anyway."""
        led, name, words = self.refused.pop(who)
        asked = [each for each in filled(self.clients[who].get(led)) if "·" in each]
        self.clients[who].post(led, dict.fromkeys(asked, choice))
        stays = choice == "autre" and f"fields·{name}" in asked
        self.now_shows(self.shown if stays else self.shown | {name: words})

    def now_shows(self, expected):
        """Nothing that another wrote meanwhile has gone."""
        newest = Revision.objects.of(self.news).last().snapshot["fields"]
        self.shown = {name: newest[name] for name in FIELDS}
        assert self.shown == expected

    def versions(self, is_aside):
        kept = Revision.objects.of(self.news).filter(author__isnull=False)
        kept = kept.filter(status=Status.ASIDE) if is_aside else kept.exclude(status=Status.ASIDE)
        found = kept.values_list("snapshot", "author_name")
        return {(snapshot["fields"][name], author) for snapshot, author in found for name in FIELDS}


@pytest.fixture
def clients(db):
    return {name: signed_in(name) for name in EDITORS}


@settings(max_examples=14, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_whatever_the_order_every_text_is_in_a_version_and_the_public_reads_the_last_publication(
    clients, steps
):
    with transaction.atomic():
        room = Newsroom(clients)
        for step in steps:
            room.do(*step)
        assert room.accepted <= room.versions(is_aside=False)
        assert room.aside <= room.versions(is_aside=True)
        html = Client().get(room.news.get_absolute_url()).content.decode()
        assert all(text in html for text in room.public.values())
        unseen = {text for text, _who in room.accepted | room.aside} - {*room.public.values()}
        assert not [text for text in unseen if text in html]
        transaction.set_rollback(True)
