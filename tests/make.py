"""Plain functions that make the objects of a test: what a test does not say has a harmless value."""

from datetime import date, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image

from pages.models import Document, Page, Picture
from pages.models.blocks import TextBlock
from programmes.models import Commune, Milestone, Partner, Programme, Project, Quartier


def yesterday():
    return timezone.now() - timedelta(days=1)


def make_page(title="Vie quotidienne", **fields):
    fields.setdefault("slug", slugify(title))
    fields.setdefault("publish_at", yesterday())
    return Page.objects.create(title=title, **fields)


def make_home(**fields):
    return make_page("Accueil", slug="", **fields)


def make_text(page, body="<p>Un texte.</p>", ordering=10, region="main", **fields):
    return TextBlock.objects.create(parent=page, body=body, ordering=ordering, region=region, **fields)


def make_block(kind, parent, ordering=10, region="main", **fields):
    return kind.objects.create(parent=parent, ordering=ordering, region=region, **fields)


def image_file(name="photo.jpg", size=(60, 40), colour="#9a3324", **save):
    buffer = BytesIO()
    Image.new("RGB", size, colour).save(buffer, save.pop("format", "JPEG"), **save)
    return ContentFile(buffer.getvalue(), name=name)


def make_picture(title="Cour de brique", **fields):
    fields.setdefault("alt", "Des maisons de brique autour d’une cour")
    return Picture.objects.create(title=title, file=fields.pop("file", None) or image_file(), **fields)


def make_commune(name="Béthune", insee_code="62119", **fields):
    return Commune.objects.create(name=name, slug=slugify(name), insee_code=insee_code, **fields)


def make_partner(name="Commune de Béthune", kind="commune", **fields):
    return Partner.objects.create(name=name, slug=slugify(name), kind=kind, **fields)


def make_programme(name="Rénovation urbaine", kind="renovation", **fields):
    return Programme.objects.create(name=name, slug=slugify(name), kind=kind, **fields)


def make_project(title="Cité des Lilas", communes=(), **fields):
    fields.setdefault("slug", slugify(title))
    fields.setdefault("publish_at", yesterday())
    project = Project.objects.create(title=title, **fields)
    project.communes.set(communes)
    return project


def make_quartier(name="Mont Liébaut", communes=(), **fields):
    quartier = Quartier.objects.create(name=name, slug=slugify(name), **fields)
    quartier.communes.set(communes)
    return quartier


def make_document(title="Plan du quartier", **fields):
    file = fields.pop("file", None) or ContentFile(b"%PDF-1.4 plan %%EOF", name="plan.pdf")
    return Document.objects.create(title=title, file=file, **fields)


def make_milestone(project, label="Ouverture de la crèche", on="2030-06-30", **fields):
    """Promised for a month, unless it says otherwise."""
    return Milestone.objects.create(project=project, label=label, date=date.fromisoformat(on), **fields)
