"""The examples. No amount, date or name here is true, and each says so: « Exemple ».

Dates are counted from the day of loading, so that some are always to come. An example never changes a real
project or partner; it only uses a commune, to appear on its page.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from programmes.models import Call, Commune, Event, Grant, Milestone, News, Partner, Programme, Project

SIRET_GIVER, SIRET_TAKER = "20007246000013", "38047555800058"


def in_three(name, fr, en, facile):
    return {name: fr, f"{name}_fr": fr, f"{name}_en": en, f"{name}_facile": facile}


def rows():
    """Creates the objects, each after those it needs; yields those that unload_demo must delete itself."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    commune = Commune.objects.order_by("slug").first()
    if commune is None:
        commune = Commune.objects.create(name="Exemple-la-Ville", slug="exemple-la-ville", insee_code="99001")
        yield commune
    partner = Partner.objects.create(
        **in_three("name", "Exemple d’association", "Example association", "Exemple d’association"),
        slug="exemple-d-association",
        kind="association",
        siret=SIRET_TAKER,
        **in_three("description", "Un exemple, pour voir la page.", "An example.", "Un exemple."),
    )
    yield partner
    programme = Programme.objects.create(
        **in_three("name", "Exemple de programme", "Example programme", "Exemple de programme"),
        slug="exemple-de-programme",
        kind="autre",
        position=900,
    )
    yield programme
    shared = {"publish_at": now - timedelta(days=2), "programme": programme}
    yield from projects(now, commune, partner, shared)
    yield from agenda(now, commune, partner, shared)
    yield from grants(now, partner, programme, commune)


def projects(now, commune, partner, shared):
    project = Project.objects.create(
        **in_three("title", "Exemple de projet", "Example project", "Exemple de projet"),
        slug="exemple-de-projet",
        **in_three(
            "summary", "Un exemple : rien ici n’est vrai.", "An example: nothing here is true.", "Un exemple."
        ),
        owner=partner,
        status="en-cours",
        start_year=now.year,
        end_year=now.year + 2,
        dwellings_built=12,
        dwellings_demolished=8,
        **shared,
    )
    project.communes.add(commune)
    yield project
    funded = {"source": "Exemple de source", "partner": partner, "year": now.year}
    project.funding_lines.create(amount=Decimal("1200000"), kind="subvention", status="vote", **funded)
    project.funding_lines.create(kind="pret", status="prevu", **funded)
    year = now.year
    Milestone.objects.create(project=project, label="Exemple : ouverture du chantier", date=date(year, 3, 31))
    moved = Milestone.objects.create(project=project, label="Exemple : livraison", date=date(year + 1, 6, 30))
    moved.date, moved.reason_fr = date(year + 1, 9, 30), "Exemple de motif : une livraison en retard."
    moved.save()
    kept = Milestone.objects.create(
        project=project, label="Exemple : réunion publique", date=date(year - 1, 12, 31)
    )
    kept.kept_date, kept.kept_precision = date(year - 1, 11, 15), "jour"
    kept.save()


def agenda(now, commune, partner, shared):
    start = now.replace(hour=14) + timedelta(days=3)
    weekly = Event.objects.create(
        **in_three(
            "title", "Exemple d’atelier chaque semaine", "Example weekly workshop", "Exemple d’atelier"
        ),
        slug="exemple-d-atelier",
        **in_three("summary", "Un exemple de rendez-vous qui revient.", "An example.", "Un exemple."),
        start=start,
        end=start + timedelta(hours=2),
        repeat="semaine",
        repeat_until=start.date() + timedelta(weeks=12),
        skips_holidays=True,
        commune=commune,
        place_name="Exemple de salle",
        organiser=partner,
        entry="gratuit",
        **shared,
    )
    yield weekly
    days = weekly.rule_days
    weekly.changes.create(kind="annulee", day=days[1], reason="Exemple de raison.")
    weekly.changes.create(
        kind="deplacee", day=days[2], new_day=days[2] + timedelta(days=1), reason="Exemple de raison."
    )
    news = News.objects.create(
        **in_three("title", "Exemple d’actualité", "Example news", "Exemple d’actualité"),
        slug="exemple-d-actualite",
        **in_three("summary", "Un exemple : rien ne se passe.", "An example.", "Un exemple."),
        review_date=now.date() - timedelta(days=1),
        **shared,
    )
    news.summary_fr = "Un exemple : rien ne se passe, et l’anglais ne le sait pas encore."
    news.save()
    news.communes.add(commune)
    yield news
    call = Call.objects.create(
        **in_three(
            "title", "Exemple d’appel à projets", "Example call for projects", "Exemple d’appel à projets"
        ),
        slug="exemple-d-appel-a-projets",
        **in_three("summary", "Un exemple : personne ne peut y répondre.", "An example.", "Un exemple."),
        opens_at=now - timedelta(days=5),
        closes_at=now + timedelta(days=25),
        organiser=partner,
        **shared,
    )
    yield call
    for step, label, days in (("comite", "Exemple : comité", 40), ("reponse", "Exemple : réponse", 50)):
        day = now.date() + timedelta(days=days)
        Milestone.objects.create(call=call, step=step, label=label, date=day, precision="jour")


def grants(now, partner, programme, commune):
    for number, theme in enumerate(("1.1", "1.4", "2.1", "")):
        day = date(now.year - number % 2, 2, 1)
        grant = Grant(
            partner=partner,
            programme=programme,
            attributor_name="Exemple de collectivité",
            attributor_siret=SIRET_GIVER,
            year=day.year,
            theme=theme,
            purpose=f"Exemple d’action {number + 1}",
            amount=Decimal(1_000 * (number + 1)),
            payment_terms="unique",
            payment_start=day + timedelta(days=60),
            convention_date=day,
            published_on=day + timedelta(days=30),
        )
        grant.save()
        grant.communes.add(commune)
        yield grant
