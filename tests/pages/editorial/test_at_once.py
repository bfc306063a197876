"""Who decides at the same moment as another waits for their turn: no version is lost, none has the number of another."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from pages.models import Page, Revision
from tests.make import make_news, make_page
from tests.pages.editorial.forms import opened, url
from tests.pages.editorial.threads import TOGETHER, at_once  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db(transaction=True)
Status = Revision.Status


@pytest.fixture
def page():
    return make_page("Habiter")


@pytest.fixture
def post(page):
    """post("restore", 1, act="…"), in a window of its own, → the status of the answer."""
    user = User.objects.create_superuser("amina")

    def posted(name, *args, **data):
        client = Client()
        client.force_login(user)
        return client.post(url(page, name, *args), data).status_code

    return posted


def versions(page, *statuses):
    found = Revision.objects.of(page).filter(status__in=statuses) if statuses else Revision.objects.of(page)
    return list(found.values_list("number", flat=True))


def drafted(page):
    row = Revision.objects.found(page)
    return Revision.objects.add(page, row.snapshot, Status.DRAFT, base=row)


def test_first_openings_find_the_same_version(at_once, page):  # noqa: F811
    numbers = at_once(lambda: Revision.objects.found(Page.objects.get()).number)
    assert numbers == [1] * TOGETHER


def test_a_version_taken_up_again_several_times_waits_once(at_once, page, post):  # noqa: F811
    Revision.objects.found(page)
    assert at_once(lambda: post("restore", 1)) == [302] * TOGETHER
    found = at_once(lambda: (versions(page), versions(page, *Revision.PENDING)), times=1)
    assert found == [([1, 2, 3, 4, 5], [5])]


def test_two_versions_united_several_times_wait_once(at_once, page, post):  # noqa: F811
    mine = Revision.objects.add(page, drafted(page).snapshot, Status.ASIDE, base=Revision.objects.found(page))
    assert at_once(lambda: post("conflict", mine.number)) == [302] * TOGETHER
    assert at_once(lambda: len(versions(page, *Revision.PENDING)), times=1) == [1]


def test_a_draft_given_up_while_it_is_approved_is_one_or_the_other(at_once, page, post):  # noqa: F811
    drafted(page)
    acts = ["discard", "review"] * 2
    assert at_once(lambda: post(acts.pop(), act="approuver")) == [302] * TOGETHER
    assert at_once(lambda: versions(page, Status.DRAFT), times=1) == [[]]


def test_saves_from_one_form_keep_one_and_set_the_others_aside(at_once):  # noqa: F811
    """Whoever comes second is refused, and told; every text is in a version."""
    news = make_news("Chantier")
    user = User.objects.create_superuser("amina")
    clients = [Client() for _ in range(TOGETHER)]
    for client in clients:
        client.force_login(user)
    form = opened(clients[0], news) | {"_draft": "1"}
    texts = [f"Texte {number}" for number in range(TOGETHER)]
    asked = list(zip(clients, texts, strict=True))

    def save():
        client, text = asked.pop()
        return client.post(url(news), form | {"summary_fr": text})["Location"]

    led = at_once(save)
    assert led.count(url(news)) == 1
    assert len([address for address in led if "/conflit/" in address]) == TOGETHER - 1
    kept = at_once(lambda: list(Revision.objects.of(news).values_list("status", "snapshot")), times=1)[0]
    found = {status: [] for status, _snapshot in kept}
    for status, snapshot in kept:
        found[status].append(snapshot["fields"]["summary_fr"])
    assert len(found[Status.DRAFT]) == 1 and len(found[Status.ASIDE]) == TOGETHER - 1
    assert sorted(found[Status.DRAFT] + found[Status.ASIDE]) == texts
