"""Who makes bundles, of what, and who follows them."""

import pytest
from django.contrib.auth.models import Group, User

from pages.models import BundleComment, PageLimit
from tests.make import make_bundle, make_page, make_recipient
from tests.pages.sharing.forms import ADD, add, choices, follow

pytestmark = pytest.mark.django_db
ENDPOINTS = ["/admin/pages/bundle/", ADD, "{0}change/", "{0}suivi/"]
ACTS = ["retirer/", "destinataire/{1}/retirer/", "destinataire/{1}/nouveau-lien/", "remarque/{2}/traitee/"]


@pytest.fixture
def visitor_of_the_admin(client):
    client.force_login(User.objects.create_user("sacha", is_staff=True))
    return client


def role(client, role, *pages):
    user = User.objects.get(username="sacha")
    user.groups.add(Group.objects.get(name=role))
    for page in pages:
        PageLimit.objects.create(user=user, page=page)
    return client


def test_who_may_not_share_opens_nothing(visitor_of_the_admin, draft):
    writer = role(visitor_of_the_admin, "Rédacteur")
    one = make_recipient(make_bundle(draft))
    comment = BundleComment.objects.create(recipient=one, item=one.bundle.items.get(), text="?")
    start = f"/admin/pages/bundle/{one.bundle.pk}/"
    asked = [address.format(start) for address in ENDPOINTS]
    acts = [start + rest.format("", one.pk, comment.pk) for rest in ACTS]
    assert {writer.get(address).status_code for address in asked} == {403}
    assert {writer.post(address).status_code for address in acts} == {403}


def test_an_editor_of_a_branch_shares_what_is_there(visitor_of_the_admin, draft):
    here = make_page("Louer", publish_at=None, parent=draft)
    editor = role(visitor_of_the_admin, "Éditeur", draft)
    assert "http://testserver/partage/" in add(editor, here).content.decode()


def test_and_is_offered_nothing_else(visitor_of_the_admin, draft):
    make_page("Bouger", publish_at=None)
    html = choices(role(visitor_of_the_admin, "Éditeur", draft))
    assert "Page : Habiter" in html and "Page : Bouger" not in html


def test_a_bundle_of_what_is_elsewhere_is_read_and_not_changed(visitor_of_the_admin, draft):
    both = make_bundle(draft, make_page("Bouger", publish_at=None))
    editor = role(visitor_of_the_admin, "Éditeur", draft)
    html = editor.get(follow(both)).content.decode()
    assert "Bouger" in html and "Retirer tout le partage" not in html
    assert editor.post(follow(both, "retirer")).status_code == 403


def test_the_panel_is_for_who_shares(visitor_of_the_admin, draft):
    make_bundle(draft)
    assert "Partages en cours" not in role(visitor_of_the_admin, "Rédacteur").get("/admin/").content.decode()
    assert "Partages en cours" in role(visitor_of_the_admin, "Éditeur").get("/admin/").content.decode()
