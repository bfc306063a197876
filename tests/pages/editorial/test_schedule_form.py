"""« Programmer… »: publish, replace, withdraw at a date, in one act of who may publish."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from pages.models import CacheVersion, Revision
from programmes.models import News
from tests.make import make_news, make_page, make_programme, paris
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
Status = Revision.Status
ADD = "/admin/programmes/news/add/"


def address(obj, screen="programmer"):
    opts = obj._meta
    return f"/admin/{opts.app_label}/{opts.model_name}/{obj.pk}/{screen}/"


def moment(name, *parts):
    """What the fields of the day and of the hour send."""
    then = paris(*parts)
    return {f"{name}_0": then.strftime("%Y-%m-%d"), f"{name}_1": then.strftime("%H:%M")}


def draft(admin_client, obj, button="_draft", **changes):
    url = address(obj, "change")
    return admin_client.post(url, filled(admin_client.get(url), **changes) | {button: "1"})


def schedule(admin_client, obj, **sent):
    return admin_client.post(address(obj), filled(admin_client.get(address(obj))) | sent)


def words(response):
    return response.content.decode()


@pytest.fixture
def drafted(admin_client, news):
    draft(admin_client, news, title_fr="Loger")
    return news


def test_the_button_keeps_the_draft_and_leads_to_the_dates(admin_client, news):
    response = draft(admin_client, news, "_schedule", title_fr="Loger")
    assert response.headers["Location"] == address(news)
    assert Revision.objects.pending().get().status == Status.DRAFT


def test_it_makes_no_draft_where_nothing_was_typed(admin_client, news):
    draft(admin_client, news, "_schedule")
    assert not Revision.objects.pending().exists()


def test_a_draft_is_scheduled_in_the_name_of_who_allows_it(admin_client, drafted, admin_user):
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    revision = Revision.objects.scheduled().get()
    assert (revision.apply_at, revision.author) == (paris(2100, 5, 4, 9), admin_user)
    assert revision.snapshot["fields"]["title_fr"] == "Loger"


def test_every_process_is_told(admin_client, drafted):
    before = CacheVersion.current()
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    assert CacheVersion.current() > before


def test_the_form_says_when(admin_client, drafted):
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    assert "Elle remplacera celle du site le 4 mai 2100 09:00" in words(
        admin_client.get(address(drafted, "change"))
    )


def test_replacing_and_withdrawing_are_one_act(admin_client, drafted):
    sent = (
        moment("apply_at", 2100, 5, 4, 9) | moment("expire_at", 2101, 1, 1, 0) | {"replaced_by": "/projets/"}
    )
    schedule(admin_client, drafted, **sent)
    drafted.refresh_from_db()
    assert (drafted.expire_at, drafted.replaced_by) == (paris(2101, 1, 1), "/projets/")
    assert Revision.objects.scheduled().exists() and drafted.title_fr == "Habiter"


def test_withdrawing_alone_leaves_the_draft_a_draft(admin_client, drafted):
    schedule(admin_client, drafted, **moment("expire_at", 2101, 1, 1, 0))
    assert Revision.objects.pending().get().status == Status.DRAFT
    assert News.objects.get().expire_at == paris(2101, 1, 1)


def test_what_was_never_shown_is_published_at_its_date(admin_client, client):
    admin_client.post(ADD, filled(admin_client.get(ADD), title_fr="Bus", slug="bus") | {"_draft": "1"})
    news = News.objects.get()
    schedule(admin_client, news, **moment("publish_at", 2100, 5, 4, 9))
    news.refresh_from_db()
    assert news.publish_at == paris(2100, 5, 4, 9)
    assert Revision.objects.of(news).last().status == Status.PUBLISHED
    assert client.get("/actualites/bus/").status_code == 404


def test_its_date_may_be_taken_back(admin_client):
    news = make_news("Bus", publish_at=paris(2100, 1, 1))
    schedule(admin_client, news, publish_at_0="", publish_at_1="")
    assert News.objects.get().publish_at is None


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (moment("apply_at", 2020, 1, 1, 9), "Choisissez un moment à venir"),
        (moment("expire_at", 2020, 1, 1, 9), "Choisissez un moment à venir"),
        (
            moment("apply_at", 2102, 1, 1, 9) | moment("expire_at", 2101, 1, 1, 9),
            "Le retrait doit venir après",
        ),
        ({"apply_at_0": "2100-01-01"}, "Donnez aussi l’heure."),
        ({"apply_at_1": "09:00"}, "Donnez aussi le jour."),
        (moment("apply_at", 2300, 1, 1, 9), "Écrivez une année entre"),
        ({"replaced_by": "ailleurs"}, "Écrivez une adresse du site"),
        ({}, "Rien n’a changé"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(admin_client, drafted, sent, sentence):
    response = schedule(admin_client, drafted, **sent)
    assert response.status_code == 200 and sentence in words(response)
    assert not Revision.objects.scheduled().exists()


def test_what_would_prevent_it_is_said_at_once(admin_client, page):
    draft(admin_client, page, slug="loger")
    make_page("Loger")
    response = schedule(admin_client, page, **moment("apply_at", 2100, 5, 4, 9))
    assert "La page « Loger » a déjà cette adresse." in words(response)
    assert not Revision.objects.scheduled().exists()


def test_the_date_of_one_that_waits_is_changed(admin_client, drafted):
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 5, 9))
    assert Revision.objects.scheduled().get().apply_at == paris(2100, 5, 5, 9)


def test_a_second_one_comes_after_the_first(admin_client, drafted):
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    draft(admin_client, drafted, title_fr="Se loger")
    response = schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 8))
    assert "est déjà programmée le 04/05/2100 09:00" in words(response)
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 10))
    assert Revision.objects.scheduled().count() == 2


def test_one_that_is_cancelled_is_a_draft_again(admin_client, drafted):
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    number = Revision.objects.scheduled().get().number
    admin_client.post(address(drafted, f"programmer/{number}/annuler"))
    revision = Revision.objects.pending().get()
    assert (revision.status, revision.apply_at) == (Status.DRAFT, None)


def test_one_under_a_newer_draft_is_cancelled_for_good(admin_client, drafted):
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    draft(admin_client, drafted, title_fr="Se loger")
    number = Revision.objects.scheduled().get().number
    admin_client.post(address(drafted, f"programmer/{number}/annuler"))
    assert Revision.objects.pending().get().snapshot["fields"]["title_fr"] == "Se loger"


def test_cancelling_what_is_in_place_says_so(admin_client, drafted):
    response = admin_client.post(address(drafted, "programmer/1/annuler"), follow=True)
    assert "n’est plus programmée" in words(response)


def test_cancelling_is_no_link(admin_client, drafted):
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    number = Revision.objects.scheduled().get().number
    admin_client.get(address(drafted, f"programmer/{number}/annuler"))
    assert Revision.objects.scheduled().exists()


def test_publishing_it_now_ends_its_schedule(admin_client, drafted):
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    draft(admin_client, drafted, "_publish")
    assert not Revision.objects.scheduled().exists()
    assert News.objects.get().title_fr == "Loger"


def test_publishing_otherwise_says_that_it_will_still_come(admin_client, drafted):
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    url = address(drafted, "change")
    sent = filled(admin_client.get(url), title_fr="Demeurer") | {"_publish": "1"}
    assert "reste programmée le 04/05/2100 09:00" in words(admin_client.post(url, sent, follow=True))
    assert Revision.objects.scheduled().exists()


def test_a_programme_has_a_draft_to_schedule_and_no_other_date(admin_client):
    programme = make_programme("ANRU")
    url = f"/admin/programmes/programme/{programme.pk}/"
    assert "Il n’y a rien à programmer" in words(admin_client.get(f"{url}programmer/"))
    sent = filled(admin_client.get(f"{url}change/"), name_fr="NPNRU") | {"_draft": "1"}
    admin_client.post(f"{url}change/", sent)
    admin_client.post(f"{url}programmer/", moment("apply_at", 2100, 5, 4, 9))
    assert Revision.objects.scheduled().exists()


def test_who_may_not_change_news_may_not_schedule(client, django_user_model, news):
    user = django_user_model.objects.create_user("lecteur", password="x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_news"))
    client.force_login(user)
    codes = [
        client.get(address(news)).status_code,
        client.post(address(news, "programmer/1/annuler")).status_code,
    ]
    assert codes == [403, 403]


def test_what_is_no_more_is_not_found(admin_client):
    assert admin_client.get("/admin/programmes/news/999/programmer/").status_code == 404


def test_the_screen_costs_the_same_with_many_versions(admin_client, page, django_assert_max_num_queries):
    draft(admin_client, page, title_fr="Loger")
    schedule(admin_client, page, **moment("apply_at", 2100, 5, 4, 9))
    first = Revision.objects.scheduled().get()
    for day in range(1, 9):
        Revision.objects.add(
            page,
            first.snapshot,
            Status.SCHEDULED,
            base=first.base,
            apply_at=first.apply_at + timedelta(day),
        )
    with django_assert_max_num_queries(14):
        admin_client.get(address(page))


def test_what_failed_is_said_in_the_form_and_takes_another_date(admin_client, drafted):
    Revision.objects.pending().update(
        status=Status.FAILED, failure="Adresse prise.", apply_at=timezone.now() - timedelta(days=1)
    )
    assert "et n’a pas pu : Adresse prise." in words(admin_client.get(address(drafted, "change")))
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    assert Revision.objects.pending().get().status == Status.SCHEDULED


def test_a_review_does_not_take_its_date_away(admin_client, drafted):
    schedule(admin_client, drafted, **moment("apply_at", 2100, 5, 4, 9))
    html = words(admin_client.post(address(drafted, "relecture"), {"act": "approuver"}, follow=True))
    assert "annulez d’abord sa date" in html
    assert Revision.objects.scheduled().exists()
