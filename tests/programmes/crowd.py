"""A site where every page has everything, many times over."""

from datetime import timedelta

from django.utils import timezone

from pages.models import Banner, SiteSettings
from programmes.blocks.models.blocks import (
    CallListBlock,
    CommuneChoiceBlock,
    ComputedFiguresBlock,
    EventListBlock,
    MilestoneListBlock,
    NewsListBlock,
    ProgrammeFactsBlock,
    ProjectListBlock,
)
from programmes.models import Person
from tests.make import (
    make_block,
    make_call,
    make_commune,
    make_document,
    make_event,
    make_home,
    make_milestone,
    make_news,
    make_page,
    make_partner,
    make_picture,
    make_programme,
    make_project,
    make_quartier,
    make_step,
    make_text,
)

MANY = 30
LINK = '<p><a href="/renouveler/">La politique</a></p>'


def make_crowd():
    bethune = make_commune("Béthune", "62119")
    settings = SiteSettings.objects.create(name="Site")
    settings.social_links.create(label="Mastodon", url="https://mastodon.example")
    Banner.objects.create(text="Alerte", start=timezone.now() - timedelta(days=1))
    home, policy = make_home(), make_page("Renouveler", in_menus="main")
    make_text(home, LINK)
    make_text(policy, LINK)
    below = make_page("Détail", parent=policy)
    partner, quartier = make_partner(commune=bethune), make_quartier(communes=[bethune])
    picture, document = make_picture(), make_document()
    communes = [make_commune(f"Commune {number}", f"62{number:03}") for number in range(MANY)]
    programmes = [make_programme(f"Programme {number}", page=policy) for number in range(3)]
    for order, programme in enumerate(programmes):
        programme.partners.add(partner)
        make_block(ProgrammeFactsBlock, policy, programme=programme, ordering=order)
        make_block(ProjectListBlock, policy, programme=programme, title="Projets", ordering=order + 10)
    make_block(ProjectListBlock, home, title="Projets")
    make_block(CommuneChoiceBlock, home)
    for order, kind in enumerate((EventListBlock, CallListBlock, NewsListBlock)):
        make_block(kind, home, title="Les derniers", ordering=order + 20)
    for order, kind in enumerate((MilestoneListBlock, ComputedFiguresBlock)):
        make_block(kind, below, title="Le reste", ordering=order)
    main = None
    for number in range(MANY):
        project = make_project(
            f"Projet {number}",
            [bethune, *communes] if number % 3 else [],
            programme=programmes[number % 3],
            owner=partner,
            status="en-cours",
            picture=picture,
            associated_with=main,
            body=LINK,
        )
        main = main or project
        project.quartiers.add(quartier)
    fill(main, partner, 5)
    main.communes.set(communes)
    main.pictures.create(picture=picture)
    main.pictures.create(picture=picture, before=picture)
    main.documents.create(document=document)
    fill_agenda(bethune, quartier, partner, main, programmes[0], picture, document)


def fill(project, partner, number):
    for each in range(number):
        project.partner_lines.create(partner=partner, role="financeur")
        person = Person.objects.get_or_create(name=f"Personne {each}")[0]
        project.designer_lines.create(person=person, work="plan")
        project.equipment.create(name="Colonne enterrée")
        project.figures.create(figure="1", label="logement", source="INSEE")
        make_milestone(project)
        project.funding_lines.create(partner=partner, amount=10)


def fill_agenda(commune, quartier, partner, project, programme, picture, document):
    today, now = timezone.localdate(), timezone.now()
    shared = {"programme": programme, "project": project, "picture": picture, "body": LINK}
    for number in range(MANY // 3):
        event = make_event(
            f"Marche {number}",
            commune=commune,
            organiser=partner,
            repeat="jour",
            repeat_until=today + timedelta(days=60),
            **shared,
        )
        event.quartiers.add(quartier)
        day = event.rule_days[number]
        event.changes.create(kind="deplacee", day=day, new_day=day + timedelta(days=1), place="Ailleurs")
        make_news(f"Nouvelle {number}", [commune], **shared)
        closes = now + timedelta(days=9 - 2 * number)
        appel = make_call(
            f"Appel {number}", result=LINK, opens_at=now - timedelta(days=40), closes_at=closes, **shared
        )
        appel.documents.create(document=document)
        make_step(appel, on=(today + timedelta(days=number)).isoformat())
    make_event("Fête", start=now - timedelta(days=3), **shared)
