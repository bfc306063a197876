"""What the initial content has no reason to show, and a browser must: every kind of block, an alert, a page that is gone."""

from datetime import date, timedelta
from decimal import Decimal

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.utils import timezone

from pages.links.checking import Answer
from pages.models import Banner, Document, ExternalLink, Page, Picture, Redirect
from pages.tree.models.blocks import (
    CalloutBlock,
    ContactBlock,
    DownloadBlock,
    FigureBlock,
    GalleryBlock,
    PictureBlock,
    QuoteBlock,
    TextBlock,
    VideoBlock,
)
from programmes.blocks.models.blocks import MapBlock, MilestoneListBlock
from programmes.grants.forms import plan_for
from programmes.models import (
    Commune,
    Grant,
    GrantImport,
    Outline,
    Partner,
    Project,
    Quartier,
    TerritoryImport,
)
from tests.browser import agenda_examples, editing_examples, life_examples, shared_examples
from tests.browser.screens import PROMISE
from tests.browser.server import ADMIN_PASSWORD
from tests.programmes.grants.files import csv_bytes

#: Whose accounts the tests protect, a new one at each try; "admin" stays as it was made.
NEWCOMERS = [f"essai-{number}" for number in range(12)]


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
        name="exemple.csv",
        content=content,
        source="Exemple de source",
        source_date="2024-01-01",
        year=2021,
    )


TEXT = """<h2>Un titre</h2><p>Un texte avec <a href="/contact/">un lien</a>.</p><ul><li>un</li><li>deux</li></ul>
<blockquote><p>Une phrase.</p></blockquote>
<table><tbody><tr><th>Année</th><th>Nombre</th></tr><tr><td>2010</td><td>10</td></tr></tbody></table>"""


def load_promises():
    """An example of each state of a promise, on a project of their own."""
    project = Project.objects.create(
        title="Exemple de projet", slug="exemple-de-projet", publish_at=timezone.now() - timedelta(days=1)
    )
    project.communes.set(Commune.objects.all()[:2])
    promises = [
        ("Exemple d’ouverture", date(2199, 6, 30), {"precision": "trimestre"}),
        ("Exemple de livraison", date(2020, 12, 31), {"precision": "annee"}),
        ("Exemple de chantier", date(2020, 3, 31), {"kept_date": date(2021, 3, 2)}),
    ]
    for label, day, fields in promises:
        project.milestones.create(label=label, date=day, **fields)
    moved = project.milestones.create(id=PROMISE, label="Exemple de plantation", date=date(2198, 1, 31))
    moved.date, moved.reason = date(2199, 1, 31), "Exemple de motif : le sol est à dépolluer."
    moved.save()
    cancelled = project.milestones.create(label="Exemple de démolition", date=date(2199, 1, 31))
    cancelled.cancelled, cancelled.reason = True, "Exemple de motif d’annulation."
    cancelled.save()


def load_funding(picture):
    """An example of a plan with an amount that is not known, of dwellings, of a picture of before."""
    project = Project.objects.get(slug="exemple-de-projet")
    one, other = Partner.objects.order_by("slug")[:2]
    project.funding_lines.create(
        partner=one, amount="1234567.89", kind="subvention", status="vote", year=2026
    )
    project.funding_lines.create(
        partner=other, amount="75000", kind="fonds-de-concours", status="prevu", source="exemple"
    )
    project.funding_lines.create(partner=other, kind="pret")
    Project.objects.filter(pk=project.pk).update(dwellings_built=1116, dwellings_demolished=0)
    project.pictures.create(picture=picture, before=picture, caption="Exemple de légende")
    project.pictures.create(picture=picture, caption="Exemple de légende")


def load_doubts():
    """A page that nobody confirmed, with a key figure like it, and an English that is older than the French."""
    day = timezone.localdate() - timedelta(days=9)
    page = Page.objects.create(
        title="Exemple à confirmer",
        title_en="Example to be confirmed",
        slug="exemple-a-confirmer",
        publish_at=timezone.now() - timedelta(days=9),
        review_date=day,
        contact_name="Exemple de service",
        contact_phone="03 00 00 00 00",
    )
    FigureBlock.objects.create(
        parent=page, region="main", figure="116", label="exemples", review_date=day, ordering=1
    )
    page.title_fr, page.by = "Exemple qui a changé, à confirmer", "exemple"
    page.save()


def load_newcomers():
    said = {"password": make_password(ADMIN_PASSWORD), "is_staff": True, "is_superuser": True}
    User.objects.filter(username="admin").update(password=said["password"])
    User.objects.bulk_create(User(username=name, email=f"{name}@exemple.fr", **said) for name in NEWCOMERS)


def load():
    load_newcomers()
    load_promises()
    load_doubts()
    load_outlines()
    load_funding(Picture.objects.first())
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
        MilestoneListBlock(title="Exemple de jalons à venir"),
        VideoBlock(
            title="Exemple de vidéo", link="https://example.org/film", body="<p>Exemple.</p>", picture=picture
        ),
    ]
    for ordering, block in enumerate(blocks):
        block.parent, block.region, block.ordering = page, "main", ordering
        block.save()
    load_grants()
    load_import()
    film = ExternalLink.objects.create(url="https://example.org/film")
    film.record(Answer("disparu", 404), timezone.now())
    Banner.objects.create(text="Exemple d’alerte", level="warning", branch=page)
    Redirect.objects.create(old_path="/exemple-disparu/", note="Exemple d’explication.")
    agenda_examples.load(page)
    shared_examples.load()
    editing_examples.load()
    life_examples.load(page)


def load_import():
    """A file that was read, and that nobody has confirmed yet."""
    sent = GrantImport(name="exemple.csv", content=csv_bytes({}, {"montant": "cent"}))
    sent.looked_at(plan_for(sent).look())
    sent.save()


def load_grants():
    """Some of one association, over two years and several themes: more than a page."""
    partner = Partner.objects.create(
        name="Exemple d’association", slug="exemple-association", kind="association", siret="38047555800058"
    )
    for number, theme in enumerate(("1.1", "1.4", "1.5", "2.1", "") * 3):
        grant = Grant(
            slug=f"exemple-{number}" if number else "exemple",
            partner=partner,
            attributor_name="Exemple de collectivité",
            attributor_siret="20007246000013",
            year=2025 - number % 2,
            theme=theme,
            purpose=f"Exemple d’atelier {number}",
            amount=Decimal(1000 * (number + 1)),
            payment_terms="unique",
            payment_start=date(2025, 3, 14),
            convention_date=date(2025, 2, 1),
            published_on=date(2025, 3, 1),
            objective="Exemple d’objectif.",
            outcome="Exemple de ce qui a été fait.",
        )
        grant.save()
        grant.communes.add(Commune.objects.order_by("slug").first())
