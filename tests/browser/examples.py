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
from programmes.models import Commune, Outline, Quartier, TerritoryImport
from programmes.models.blocks import MapBlock


def square(west, south, side):
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def load_outlines():
    """A chequered territory: each commune a square, plainly no real outline, a quartier in the middle of one."""
    for number, commune in enumerate(Commune.objects.order_by("slug")):
        geometry = square(2.2 + number % 12 / 20, 50.4 + number // 12 / 30, 1 / 30)
        Outline.objects.create(commune=commune, geometry=geometry, source="Exemple de source")
        if commune.slug == "bethune":
            west, south = geometry["coordinates"][0][0]
            quartier = Quartier.objects.get(slug="mont-liebaut")
            Outline.objects.create(quartier=quartier, geometry=square(west + 0.01, south + 0.01, 0.01))
            for year in (2015, 2021):
                commune.populations.create(year=year, municipal=year, source="Exemple de source")
    page = Page.objects.create(
        title="Exemple de carte", slug="exemple-carte", publish_at=timezone.now() - timedelta(days=1)
    )
    MapBlock.objects.create(parent=page, region="main", ordering=10, title="Exemple de carte")
    content = "code_insee,nom,pop_municipale\n62119,Béthune,24870\n1001,Exemple,1\n".encode()
    TerritoryImport.objects.create(
        kind="communes",
        file_name="exemple.csv",
        content=content,
        source="Exemple de source",
        source_date="2024-01-01",
        year=2021,
    )


TEXT = """<h2>Un titre</h2><p>Un texte avec <a href="/contact/">un lien</a>.</p><ul><li>un</li><li>deux</li></ul>
<blockquote><p>Une phrase.</p></blockquote>
<table><tbody><tr><th>Année</th><th>Nombre</th></tr><tr><td>2010</td><td>10</td></tr></tbody></table>"""


def load():
    load_outlines()
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
