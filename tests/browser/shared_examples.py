"""Drafts shown to a partner, by a link that the tests know."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from pages.models import Bundle, BundleComment, BundleItem, BundleRecipient, Page, Picture
from pages.sharing.models.bundle import hashed
from pages.tree.models.blocks import FactsBlock, TextBlock
from programmes.models import Project
from tests.browser.screens import SHARED_PAGE, SHARED_TOKEN


def load():
    page = Page.objects.create(
        title="Exemple d’écrit",
        slug="exemple-partage",
        summary="Exemple.",
        picture=Picture.objects.first(),
    )
    project = Project.objects.create(title="Exemple de chantier", slug="exemple-partage")
    link = f'<p>Un texte avec <a href="{project.get_absolute_url()}">un lien vers l’autre</a>.</p>'
    TextBlock.objects.create(parent=page, region="main", ordering=10, body=f"<h2>Exemple</h2>{link}")
    TextBlock.objects.create(parent=page, region="main", ordering=20, body="<p>Exemple de suite.</p>")
    FactsBlock.objects.create(parent=page, region="main", ordering=30)
    out = Page.objects.create(
        title="Exemple publié depuis", slug="exemple-publie-depuis", publish_at=timezone.now()
    )
    bundle = Bundle.objects.create(title="Exemple de partage", message="Exemple de message.")
    for pk, obj in ((SHARED_PAGE, page), (SHARED_PAGE + 1, project), (SHARED_PAGE + 2, out)):
        kind = ContentType.objects.get_for_model(obj)
        BundleItem.objects.create(
            pk=pk, bundle=bundle, content_type=kind, object_key=str(obj.pk), object_name=str(obj)
        )
    recipient = BundleRecipient.objects.create(
        bundle=bundle,
        organisation="Exemple de commune",
        person="Exemple de personne",
        token_hash=hashed(SHARED_TOKEN),
    )
    BundleComment.objects.create(recipient=recipient, item_id=SHARED_PAGE, text="Exemple de remarque.")
