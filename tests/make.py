"""Plain functions that make the objects of a test: what a test does not say has a harmless value."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image

from pages.models import Bundle, BundleRecipient, ChangeNote, Document, Page, Picture
from pages.tree.models.blocks import TextBlock
from programmes.models import (
    Call,
    Commune,
    Event,
    Grant,
    Milestone,
    News,
    Partner,
    Programme,
    Project,
    Quartier,
)


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
    fields.setdefault("slug", slugify(name))
    return Commune.objects.create(name=name, insee_code=insee_code, **fields)


def make_partner(name="Commune de Béthune", kind="commune", **fields):
    fields.setdefault("slug", slugify(name))
    return Partner.objects.create(name=name, kind=kind, **fields)


def make_programme(name="Rénovation urbaine", kind="renovation", **fields):
    return Programme.objects.create(name=name, slug=slugify(name), kind=kind, **fields)


def make_grant(purpose="Atelier d’exemple", amount="1000", **fields):
    """Published, of the year, to a beneficiary whose SIRET is one of the documentation of the schema."""
    fields.setdefault("attributor_name", "Agglomération d’exemple")
    fields.setdefault("attributor_siret", "20007246000013")
    fields.setdefault("beneficiary_name", "" if fields.get("partner") else "Association d’exemple")
    if not fields.get("partner"):
        fields.setdefault("beneficiary_siret", "38047555800058")
    fields.setdefault("year", 2025)
    fields.setdefault("payment_terms", "unique")
    fields.setdefault("payment_start", date(2025, 3, 14))
    fields.setdefault("convention_date", date(2025, 2, 1))
    fields.setdefault("published_on", date(2025, 3, 1))
    return Grant.objects.create(purpose=purpose, amount=Decimal(amount), **fields)


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


def paris(*parts):
    """paris(2030, 3, 5, 14): that moment on the clocks of Paris."""
    return timezone.make_aware(datetime(*parts))


def make_event(title="Atelier d’écriture", start=None, **fields):
    """Two hours from three days ahead, unless the test says when."""
    fields.setdefault("slug", slugify(title))
    fields.setdefault("publish_at", yesterday())
    start = start or timezone.now() + timedelta(days=3)
    fields.setdefault("end", start + timedelta(hours=2))
    return Event.objects.create(title=title, start=start, **fields)


def make_news(title="Le chantier commence", communes=(), **fields):
    fields.setdefault("slug", slugify(title))
    fields.setdefault("publish_at", yesterday())
    news = News.objects.create(title=title, **fields)
    news.communes.set(communes)
    return news


def make_call(title="Contrat de ville", **fields):
    fields.setdefault("slug", slugify(title))
    fields.setdefault("publish_at", yesterday())
    return Call.objects.create(title=title, **fields)


def make_milestone(owner, label="Ouverture de la crèche", on="2030-06-30", **fields):
    """Promised for a month, unless it says otherwise, by a project or a call."""
    fields[owner._meta.model_name] = owner
    return Milestone.objects.create(label=label, date=date.fromisoformat(on), **fields)


def make_step(call, step="comite", on="2030-03-20", **fields):
    """What a call announces, for a day, unless it says otherwise."""
    return make_milestone(call, "", on, step=step, precision=fields.pop("precision", "jour"), **fields)


def make_bundle(*objects, title="Avant le conseil", **fields):
    bundle = Bundle.objects.create(title=title, **fields)
    for obj in objects:
        kind = ContentType.objects.get_for_model(obj)
        bundle.items.create(content_type=kind, object_key=str(obj.pk), object_name=str(obj))
    return bundle


def make_recipient(bundle, organisation="Commune de Béthune", person="Dominique Lefebvre", **fields):
    """With the token of the link, which is told this once: `recipient.token`."""
    recipient = BundleRecipient(bundle=bundle, organisation=organisation, person=person, **fields)
    recipient.token = recipient.new_token()
    recipient.save()
    return recipient


def make_change_note(obj, note="Nouveaux horaires", **fields):
    fields.setdefault("at", timezone.now())
    kind = ContentType.objects.get_for_model(obj)
    return ChangeNote.objects.create(content_type=kind, object_key=str(obj.pk), note=note, **fields)
