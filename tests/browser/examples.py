"""What the initial content has no reason to show, and a browser must: every kind of block, an alert, a page that is gone."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from pages.models import Banner, Document, Page, Picture, Redirect
from pages.models.blocks import (
    CalloutBlock,
    ContactBlock,
    DownloadBlock,
    GalleryBlock,
    PictureBlock,
    QuoteBlock,
    TextBlock,
    VideoBlock,
)
from tests.browser import agenda_examples

TEXT = """<h2>Un titre</h2><p>Un texte avec <a href="/contact/">un lien</a>.</p><ul><li>un</li><li>deux</li></ul>
<blockquote><p>Une phrase.</p></blockquote>
<table><tbody><tr><th>Année</th><th>Nombre</th></tr><tr><td>2010</td><td>10</td></tr></tbody></table>"""


def load():
    page = Page.objects.create(
        title="Exemple de page", slug="exemple", publish_at=timezone.now() - timedelta(days=1)
    )
    picture = Picture.objects.first()
    document = Document(title="Exemple de document", title_fr="Exemple de document", language="fr")
    document.file = ContentFile(
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", name="exemple.pdf"
    )
    document.save()
    blocks = [
        TextBlock(body=TEXT),
        PictureBlock(picture=picture, caption="Exemple de légende"),
        GalleryBlock(picture=picture, caption="Exemple un"),
        GalleryBlock(picture=picture, caption="Exemple deux"),
        CalloutBlock(title="Exemple", body="<p>À savoir.</p>", level="warning"),
        DownloadBlock(document=document),
        ContactBlock(title="Exemple de contact", label="Service exemple", phone="03 00 00 00 00"),
        QuoteBlock(caption="Exemple de citation.", label="Exemple de nom"),
        VideoBlock(
            title="Exemple de vidéo", link="https://example.org/film", body="<p>Exemple.</p>", picture=picture
        ),
    ]
    for ordering, block in enumerate(blocks):
        block.parent, block.region, block.ordering = page, "main", ordering
        block.save()
    Banner.objects.create(text="Exemple d’alerte", level="warning", branch=page)
    Redirect.objects.create(old_path="/exemple-disparu/", note="Exemple d’explication.")
    agenda_examples.load(page)
