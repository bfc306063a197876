"""Texts at each moment of their life: withdrawn and replaced, scheduled, in the trash with a branch, changed in a way that matters."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from pages.models import ChangeNote, Page, Revision
from pages.tree.models.blocks import TextBlock
from pages.versions.snapshots import take


def load(page):
    now = timezone.now()
    dates = {"publish_at": now - timedelta(days=9), "expire_at": now - timedelta(days=1)}
    Page.objects.create(title="Exemple retiré", slug="exemple-retire", replaced_by="/exemple/", **dates)
    thrown = Page.objects.create(title="Exemple jeté", slug="exemple-jete")
    Page.objects.create(title="Exemple rangé dessous", slug="dessous", parent=thrown)
    thrown.delete()
    broken = Page.objects.create(
        title="Exemple jeté qui ne mène à rien", slug="exemple-perdu", publish_at=dates["publish_at"]
    )
    body = '<p><a href="/exemple-de-page-perdue/">Exemple de suite</a></p>'
    TextBlock.objects.create(parent=broken, region="main", ordering=10, body=body)
    broken.delete()
    base = Revision.objects.found(page)
    scheduled = {"base": base, "apply_at": now + timedelta(days=40)}
    Revision.objects.add(page, take(page), Revision.Status.SCHEDULED, **scheduled)
    kind = ContentType.objects.get_for_model(page)
    for number in range(13):
        ChangeNote.objects.create(
            content_type=kind, object_key=page.pk, at=now, note=f"Exemple de changement {number}"
        )
