"""A recipient reads the real pages, as they would be, and leaves no trace of it."""

from unittest import mock

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import BundleRecipient, CacheVersion, Page, Revision
from pages.versions.snapshots import take
from programmes.models import Project
from tests.agglo_site.wsgi import call
from tests.make import make_bundle, make_page, make_project, make_recipient, make_text
from tests.reading import texts

pytestmark = pytest.mark.django_db


def drafted(obj, **fields):
    """A draft over the live `obj`: only a version says `fields`."""
    live = take(obj)
    base = Revision.objects.found(obj, live)
    snapshot = live | {"fields": live["fields"] | fields}
    return Revision.objects.add(obj, snapshot, Revision.Status.DRAFT, base=base)


def read(client, address):
    return client.get(address).content.decode()


def test_the_page_is_the_real_one(client, dominique, page, link):
    response = client.get(link(dominique, page))
    assert "pages/tree/page.html" in [template.name for template in response.templates]
    assert "Habiter" in texts(response.content.decode(), "h1")


def test_it_says_that_it_is_not_public_and_leads_to_the_answers(client, dominique, page, link):
    html = read(client, link(dominique, page))
    assert "Ce texte n’est pas public" in html and link(dominique, page, "review") in html


def test_links_between_members_stay_in_the_bundle(client, dominique, page, project, link):
    assert f'href="{link(dominique, project)}#ou"' in read(client, link(dominique, page))


def test_they_do_beside_the_remarks_too(client, dominique, page, project, link):
    assert f'href="{link(dominique, project)}#ou"' in read(client, link(dominique, page, "review"))


def test_other_links_lead_to_the_live_site(client, dominique, page, link):
    assert 'href="/plan-du-site/"' in read(client, link(dominique, page)) or 'href="/"' in read(
        client, link(dominique, page)
    )


def test_drafts_of_the_bundle_show_each_other_in_lists(client, dominique, page, link):
    below = make_page("Louer", publish_at=None, parent=page)
    both = make_recipient(make_bundle(page, below, title="Rubrique"))
    assert f'href="{link(both, below)}"' in read(client, link(both, page))


def test_drafts_of_no_bundle_stay_hidden(client, dominique, page, link):
    make_page("Louer", publish_at=None, parent=page)
    assert "Louer" not in read(client, link(dominique, page))


def test_a_draft_over_a_live_page_is_read_as_it_will_be(client, link):
    live = make_page("Circuler")
    drafted(live, title_fr="Se déplacer")
    reader = make_recipient(make_bundle(live))
    assert "Se déplacer" in read(client, link(reader, live))
    assert "Se déplacer" in read(client, link(reader))
    assert "Circuler" in read(client, "/circuler/")


def test_what_is_read_is_what_is_written_now(client, dominique, page, link):
    make_text(page, body="<p>Ajouté ce matin.</p>", ordering=20)
    assert "Ajouté ce matin." in read(client, link(dominique, page))


def test_a_new_address_in_a_draft_is_reached_by_both(client, link):
    live, other = make_page("Circuler"), make_page("Aller", publish_at=None)
    make_text(other, body='<p><a href="/circuler/">avant</a> <a href="/bouger/">après</a></p>')
    drafted(live, slug="bouger")
    reader = make_recipient(make_bundle(live, other))
    assert read(client, link(reader, other)).count(f'href="{link(reader, live)}"') == 2


def test_each_language_of_a_draft_is_read(client, link):
    page = make_page("Habiter ici", publish_at=None, title_en="Housing", title_facile="Se loger")
    reader = make_recipient(make_bundle(page))
    french = link(reader, page)
    titles = [f"<h1>{title}</h1>" for title in ("Habiter ici", "Housing", "Se loger")]
    for prefix, title in zip(("", "/en", "/facile"), titles, strict=True):
        assert title in read(client, prefix + french)


def test_the_language_switch_stays_in_the_bundle(client, dominique, page, link):
    assert f'href="/en{link(dominique, page)}"' in read(client, link(dominique, page))


def test_a_draft_whose_address_was_taken_since_is_read_at_that_of_its_row(client, link):
    taken, live = make_project("Prise"), make_project("Libre")
    drafted(live, slug=taken.slug, title_fr="Toujours libre")
    reader = make_recipient(make_bundle(live))
    assert "Toujours libre" in texts(read(client, link(reader, live)), "h1")


@pytest.fixture
def refused(monkeypatch):
    """A project that the database refuses to write, whatever the reason."""
    project = make_project("Refusé", publish_at=None)
    as_it_is = Project.save

    def save(self, *args, **kwargs):
        if self.pk == project.pk:
            raise ValidationError("no")
        as_it_is(self, *args, **kwargs)

    Project.objects.filter(pk=project.pk).update(title_fr="Refusé")
    monkeypatch.setattr(Project, "show_now", lambda self: self.save())
    monkeypatch.setattr(Project, "save", save)
    return project


def test_a_draft_that_cannot_be_shown_says_so(client, refused, link):
    response = client.get(link(make_recipient(make_bundle(refused)), refused))
    assert response.status_code == 200
    assert "ne peut pas être affiché" in response.content.decode()


def test_one_that_cannot_be_shown_does_not_hide_the_others(client, page, refused, link):
    assert "Habiter" in texts(read(client, link(make_recipient(make_bundle(refused, page)), page)), "h1")


# No trace


def rows():
    """All that the database holds, but for the day when a recipient was last seen."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(map(str, cursor.fetchall()))
    found.pop(BundleRecipient._meta.db_table)
    return found


def test_reading_writes_nothing(client, dominique, page, link):
    ContentType.objects.get_for_models(Page, Revision)
    before = rows()
    for view in ("item", "review"):
        client.get(link(dominique, page, view))
    client.get(link(dominique))
    assert rows() == before


def test_reading_a_live_page_makes_no_version(client, link):
    live = make_page("Circuler")
    drafted(live, title_fr="Se déplacer")
    reader, before = make_recipient(make_bundle(live)), Revision.objects.count()
    live.summary_fr = "Écrit par une commande."
    live.save()
    client.get(link(reader, live))
    assert Revision.objects.count() == before


def test_the_cache_version_stands_still(client, dominique, page, link):
    before = CacheVersion.current()
    client.get(link(dominique, page))
    assert CacheVersion.current() == before


def test_the_public_still_sees_nothing(client, dominique, page, link):
    client.get(link(dominique, page))
    assert client.get("/habiter/").status_code == 404


def test_a_view_that_fails_leaves_nothing_either(client, dominique, page, link):
    client.raise_request_exception = False
    with mock.patch("pages.tree.views.section", side_effect=RuntimeError):
        assert client.get(link(dominique, page)).status_code == 500
    assert Page.objects.get(pk=page.pk).publish_at is None


def test_the_day_of_the_last_visit_is_kept(client, dominique, link):
    client.get(link(dominique))
    dominique.refresh_from_db()
    assert dominique.last_seen_at


def test_a_page_held_by_the_cache_is_not_replaced_by_a_draft(cache, link):
    live = make_page("Circuler")
    drafted(live, title_fr="Se déplacer")
    reader = make_recipient(make_bundle(live))
    call(cache, "/circuler/")
    call(cache, link(reader, live))
    assert b"Circuler" in call(cache, "/circuler/").body


# Bounds


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("view", ["item", "review"])
def test_the_blocks_of_a_draft_cost_no_query(client, dominique, page, link, view):
    address = link(dominique, page, view)
    client.get(address)
    few = queries(client, address)
    for number in range(30):
        make_text(page, ordering=100 + number)
    assert queries(client, address) == few


def test_each_item_of_the_list_costs_a_bounded_number_of_queries(client, link):
    pages = [make_page(f"Page {number}", publish_at=None) for number in range(6)]
    two, six = (make_recipient(make_bundle(*pages[:number])) for number in (2, 6))
    assert queries(client, link(six)) - queries(client, link(two)) <= 4 * 7
