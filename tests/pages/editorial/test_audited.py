"""Each act on a text leaves one entry in the audit log: who, what, on what, when, from where."""

import pytest

from pages.editorial.due import apply_due
from pages.models import AuditEntry, Bundle, Comment, Page, Revision, TrashedObject
from tests.make import make_news, make_page, paris, yesterday
from tests.pages.access.people import make_user, signed_in
from tests.pages.editorial.forms import opened, save, send, url
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db


def logged(act):
    """The acts that `act` leaves."""
    before = set(AuditEntry.objects.values_list("pk", flat=True))
    act()
    return list(AuditEntry.objects.exclude(pk__in=before).values_list("act", flat=True))


@pytest.fixture
def drafted(amina, news):
    save(amina, news, title_fr="Loger")
    return news


def schedule(client, obj):
    then = paris(2199, 1, 2, 10)
    sent = {"apply_at_0": then.strftime("%Y-%m-%d"), "apply_at_1": then.strftime("%H:%M")}
    return client.post(url(obj, "schedule"), filled(client.get(url(obj, "schedule"))) | sent)


@pytest.mark.parametrize(
    ("button", "act"),
    [("_draft", "change"), ("_submit", "submit"), ("_publish", "publish"), ("_save", "publish")],
)
def test_a_button_over_a_public_text(amina, news, button, act):
    assert logged(lambda: save(amina, news, button, title_fr="Loger")) == [act]


@pytest.mark.parametrize(
    ("button", "act"),
    [("_draft", "change"), ("_submit", "submit"), ("_publish", "publish"), ("_save", "change")],
)
def test_a_button_over_a_text_never_published(amina, button, act):
    news = make_news("Brouillon", publish_at=None)
    assert logged(lambda: save(amina, news, button, title_fr="Loger")) == [act]


def test_an_entry_says_who_on_what_when_and_from_where(amina, news):
    save(amina, news, title_fr="Loger")
    entry = AuditEntry.objects.get(act="change")
    assert (entry.user, entry.model, entry.object_key) == (amina.user, "programmes.news", str(news.pk))
    assert entry.address == "127.0.0.1" and entry.at
    assert entry.details == {"message": "brouillon (2)"}


def test_a_new_text(amina):
    add = "/admin/programmes/news/add/"
    data = filled(amina.get(add), title_fr="Habiter", slug="neuve") | {"_draft": "1"}
    assert logged(lambda: amina.post(add, data)) == ["add"]


def test_a_date_taken_away_in_the_form(amina, news):
    changes = {"publish_at_0": "", "publish_at_1": ""}
    assert logged(lambda: save(amina, news, "_save", **changes)) == ["unpublish"]


def test_a_form_that_is_refused_leaves_nothing(amina, news):
    assert logged(lambda: save(amina, news, title_fr="")) == []


def test_a_form_that_is_only_checked_leaves_nothing(amina, news):
    assert logged(lambda: amina.post(url(news, "check"), opened(amina, news))) == []


def test_what_is_held_back_is_no_publication(amina, news):
    """She submitted it, and nobody has approved it: a reason is asked for first."""
    save(amina, news, "_submit", title_fr="Loger")
    assert logged(lambda: save(amina, news, "_publish", title_fr="Se loger")) == ["change"]


def test_a_stale_form_set_aside(amina, bruno, news):
    hers = opened(amina, news)
    save(bruno, news, title_fr="Loger")
    assert logged(lambda: send(amina, news, hers, title_fr="Se loger")) == ["change"]


@pytest.mark.parametrize(
    ("decision", "act"), [("soumettre", "submit"), ("approuver", "review"), ("reprendre", "review")]
)
def test_a_decision(bruno, drafted, decision, act):
    sent = {"act": decision, "text": "Trop long."}
    assert logged(lambda: bruno.post(url(drafted, "review"), sent)) == [act]


def test_a_comment_written_and_settled(bruno, drafted):
    said = {"act": "commenter", "text": "Trop long."}
    assert logged(lambda: bruno.post(url(drafted, "review"), said)) == ["review"]
    settle = url(drafted, "resolve", Comment.objects.get().pk)
    assert logged(lambda: bruno.post(settle)) == ["review"]
    assert logged(lambda: bruno.post(settle)) == []


def test_an_empty_comment_is_no_act(bruno, drafted):
    assert logged(lambda: bruno.post(url(drafted, "review"), {"act": "commenter", "text": " "})) == []


def test_a_draft_published_from_its_own_screen(bruno, drafted):
    assert logged(lambda: bruno.post(url(drafted, "publish"), {"_comment": "Vu."})) == ["publish"]


def test_a_version_taken_up_again(amina, drafted):
    assert logged(lambda: amina.post(url(drafted, "restore", 1))) == ["restore"]


def test_a_version_of_a_draft_taken_up_again(amina):
    news = make_news("Brouillon", publish_at=None)
    save(amina, news, title_fr="Loger")
    assert logged(lambda: amina.post(url(news, "restore", 1))) == ["restore"]


def test_a_draft_that_is_given_up(amina, drafted):
    assert logged(lambda: amina.post(url(drafted, "discard"))) == ["change"]


def test_a_version_scheduled_and_taken_off_the_calendar(amina, drafted):
    assert logged(lambda: schedule(amina, drafted)) == ["schedule"]
    number = Revision.objects.get(status=Revision.Status.SCHEDULED).number
    assert logged(lambda: amina.post(url(drafted, "unschedule", number))) == ["schedule"]


def test_a_version_put_in_place_at_its_date_is_of_who_chose_the_date(amina, drafted):
    schedule(amina, drafted)
    Revision.objects.scheduled().update(apply_at=yesterday())
    assert logged(apply_due) == ["publish"]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.user_name, entry.object_key) == ("amina", str(drafted.pk))
    assert entry.details == {"message": "Version 3, programmée."}


def test_a_version_that_cannot_be_put_in_place_leaves_nothing(amina, drafted):
    schedule(amina, drafted)
    Revision.objects.scheduled().update(apply_at=yesterday(), snapshot={})
    assert logged(apply_due) == []


def test_what_the_trash_lets_go(page):
    key = str(page.pk)
    page.delete()
    TrashedObject.objects.update(deleted_at=paris(2020, 1, 1))
    assert logged(TrashedObject.objects.empty) == ["delete"]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.model, entry.object_key, entry.object_name) == ("pages.page", key, "Habiter")
    assert entry.details == {"message": "Sorti de la corbeille pour de bon, son délai passé."}


def test_out_of_the_trash(amina, page):
    page.delete()
    out = f"/admin/pages/trashedobject/{TrashedObject.objects.get().pk}/sortir/"
    assert logged(lambda: amina.post(out)) == ["restore"]
    assert Page.objects.exists()


def test_a_bundle(amina):
    page = make_page("Brouillon", publish_at=None)
    add, recipient = (
        "/admin/pages/bundle/add/",
        {"recipients-0-organisation": "Commune", "recipients-0-person": "D."},
    )
    data = filled(amina.get(add), title="Avant le conseil", texts=[f"pages.page:{page.pk}"], **recipient)
    assert logged(lambda: amina.post(add, data)) == ["add"]
    assert Bundle.objects.exists()


def test_the_draft_of_who_may_not_publish_is_no_publication(news):
    client = signed_in(make_user("Rédacteur"))
    assert logged(lambda: save(client, news, "_publish", title_fr="Loger")) == ["change"]
