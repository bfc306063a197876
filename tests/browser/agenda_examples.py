"""An agenda, news and calls that are plainly examples."""

from datetime import timedelta

from django.utils import timezone

from pages.models import Document, Picture
from pages.tree.models.blocks import TextBlock
from programmes.blocks.models.blocks import CallListBlock, EventListBlock, NewsListBlock
from programmes.models import Call, Commune, Event, News, Partner, Programme, Quartier

BODY = "<h2>Exemple de titre</h2><p>Exemple de texte.</p>"


def load(page):
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    shared = {
        "publish_at": now - timedelta(days=9),
        "programme": Programme.objects.first(),
        "picture": Picture.objects.first(),
        "summary": "Exemple de résumé : une phrase courte qui dit de quoi il s’agit.",
        "body": BODY,
    }
    load_events(now, shared)
    news = News.objects.create(title="Exemple d’actualité", slug="exemple", **shared)
    news.communes.add(Commune.objects.get(slug="bethune"))
    load_calls(now, shared)
    for order, kind in enumerate((EventListBlock, CallListBlock, NewsListBlock, TextBlock)):
        text = {"body": BODY} if kind is TextBlock else {"title": f"Exemple de liste {order + 1}"}
        kind.objects.create(parent=page, region="main", ordering=100 + order, **text)


def load_events(now, shared):
    start = now + timedelta(days=2)
    where = {
        "commune": Commune.objects.get(slug="bethune"),
        "place_name": "Maison d’exemple",
        "place_address": "1 rue de l’Exemple",
        "accessibility": "Exemple : entrée de plain-pied.",
        "transport": "Exemple : bus, arrêt Exemple.",
        "organiser": Partner.objects.first(),
        "entry": "gratuit",
        "audience": "exemple de public",
        "booking": "sur inscription (exemple)",
    }
    weekly = Event.objects.create(
        title="Exemple d’atelier",
        slug="exemple",
        start=start,
        end=start + timedelta(hours=2),
        repeat="semaine",
        repeat_until=start.date() + timedelta(days=200),
        **where,
        **shared,
    )
    weekly.quartiers.add(Quartier.objects.get(slug="mont-liebaut"))
    days = weekly.rule_days
    weekly.changes.create(kind="annulee", day=days[0], reason="Exemple de raison.")
    weekly.changes.create(kind="deplacee", day=days[1], new_day=days[1] + timedelta(days=1), place="Ailleurs")
    weekly.changes.create(kind="ajoutee", day=days[2] + timedelta(days=2))
    Event.objects.create(
        title="Exemple terminé", slug="exemple-termine", start=now - timedelta(days=9), **shared
    )
    Event.objects.create(
        title="Exemple en ce moment",
        slug="exemple-en-ce-moment",
        start=now - timedelta(days=1),
        end=now + timedelta(days=20),
        **shared,
    )


def load_calls(now, shared):
    dates = {"opens_at": now - timedelta(days=5), "closes_at": now + timedelta(days=20)}
    answer = {
        "who": "Exemple : les associations.",
        "how": "Exemple : par courrier.",
        "budget": "montant d’exemple",
    }
    call = Call.objects.create(
        title="Exemple d’appel ouvert",
        slug="exemple",
        form_url="https://example.org/dossier",
        **dates,
        **answer,
        **shared,
    )
    call.documents.create(document=Document.objects.first())
    for step, days in (("comite", 40), ("reponse", 50), ("versement", 90)):
        call.milestones.create(step=step, date=now.date() + timedelta(days=days), precision="jour")
    moved = call.milestones.get(step="reponse")
    moved.date, moved.reason_fr = now.date() + timedelta(days=60), "Exemple de motif."
    moved.save()
    Call.objects.create(title="Exemple à venir", slug="exemple-a-venir", **shared)
    Call.objects.create(
        title="Exemple décidé",
        slug="exemple-decide",
        opens_at=now - timedelta(days=90),
        closes_at=now - timedelta(days=60),
        decided_on=now.date() - timedelta(days=9),
        result="<h2>Exemple de lauréats</h2><ul><li>Exemple</li></ul>",
        **shared,
    )
