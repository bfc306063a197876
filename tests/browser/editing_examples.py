"""Texts at work: a draft in review, one set aside, one that waits for its date; and who writes them."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import slugify

from pages.access.roles import EDITOR, REDACTEUR
from pages.models import Comment, Page, Revision
from pages.tree.models.blocks import TextBlock
from pages.versions.snapshots import take
from tests.browser.server import ADMIN_PASSWORD
from tests.browser.staff import AT_WORK, DATED, LEADS_NOWHERE, TO_MOVE, WRITERS, WRITTEN

Status = Revision.Status


def load():
    people = load_people()
    for pk in WRITTEN.values():
        make(pk)
    load_review(make(AT_WORK), people)
    load_date(make(DATED))
    load_lost_link()
    for title in TO_MOVE:
        Page.objects.create(title=title, slug=slugify(title))


def load_people():
    secret, found = make_password(ADMIN_PASSWORD), {}
    for (name, full_name), role in zip(WRITERS.items(), (REDACTEUR, EDITOR), strict=True):
        first, _space, last = full_name.partition(" ")
        person = User(username=name, first_name=first, last_name=last, email=f"{name}@exemple.fr")
        person.is_staff, person.password = True, secret
        person.save()
        person.groups.add(Group.objects.get(name=role))
        found[name] = person
    return found


def make(pk):
    page = Page.objects.create(
        pk=pk,
        title=f"Exemple de texte {pk}",
        slug=f"exemple-texte-{pk}",
        publish_at=timezone.now() - timedelta(days=1),
    )
    for ordering, body in ((10, "<p>Exemple de début.</p>"), (20, "<p>Exemple de suite.</p>")):
        TextBlock.objects.create(parent=page, region="main", ordering=ordering, body=body)
    return page


def changed(page, **fields):
    """Its snapshot, with other words."""
    found = take(page)
    return found | {"fields": found["fields"] | fields}


def load_review(page, people):
    row, writer = Revision.objects.found(page), people["redaction"]
    signed = {"base": row, "author": writer, "author_name": writer.get_full_name()}
    other = {"title_fr": "Exemple de titre d’une autre", "summary_fr": "Exemple de résumé."}
    Revision.objects.add(page, changed(page, **other), Status.SUBMITTED, comment="Exemple de mot.", **signed)
    mine = {"title_fr": "Exemple de titre mis de côté"}
    Revision.objects.add(page, changed(page, **mine), Status.ASIDE, **signed)
    about = {"content_type": ContentType.objects.get_for_model(page), "object_key": str(page.pk)}
    for resolved in ({}, {"resolved_at": timezone.now(), "resolved_by": "Exemple de nom"}):
        Comment.objects.create(
            text="Exemple de remarque.", unit_name="Texte", author_name="Exemple de nom", **about, **resolved
        )


def load_lost_link():
    page = Page.objects.create(
        pk=LEADS_NOWHERE, title="Exemple qui ne mène à rien", slug="exemple-sans-suite"
    )
    body = '<p><a href="/exemple-de-page-perdue/">Exemple de suite</a></p>'
    TextBlock.objects.create(parent=page, region="main", ordering=10, body=body)
    Page.objects.create(title="Exemple rangé sous un brouillon", slug="dessous", parent=page)


def load_date(page):
    row, later = Revision.objects.found(page), timezone.now() + timedelta(days=30)
    snapshot = changed(page, title_fr="Exemple de titre de plus tard")
    Revision.objects.add(
        page, snapshot, Status.SCHEDULED, base=row, apply_at=later, author_name="Exemple de nom"
    )
