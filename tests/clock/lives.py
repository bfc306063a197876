"""One object of each kind, with its places, for each thing that can happen at T."""

from datetime import date, timedelta
from uuid import UUID

from pages.tree.models.blocks import LinkCardBlock
from programmes.blocks.models.blocks import (
    CallListBlock,
    EventListBlock,
    MilestoneListBlock,
    NewsListBlock,
    ProjectListBlock,
)
from tests.make import (
    make_block,
    make_call,
    make_change_note,
    make_commune,
    make_event,
    make_home,
    make_milestone,
    make_news,
    make_page,
    make_partner,
    make_programme,
    make_project,
    make_quartier,
)
from tests.programmes.to_confirm import DAY, LONG_AGO, T, at

#: Published at T; withdrawn at T; to confirm from T.
LIVES = {
    "nait": {"publish_at": T},
    "meurt": {"publish_at": LONG_AGO, "expire_at": T},
    "doute": {"publish_at": LONG_AGO, "review_date": DAY},
}
KEYS = {life: UUID(int=number) for number, life in enumerate(LIVES, 1)}
LISTS = (ProjectListBlock, EventListBlock, NewsListBlock, CallListBlock, MilestoneListBlock)


def make_lives():
    with at(LONG_AGO):
        home, site = make_home(publish_at=LONG_AGO), make_project("Ensemble", publish_at=LONG_AGO)
        for kind in LISTS:
            make_block(kind, home, title="Les derniers")
        for life in LIVES:
            make_life(life, home, site)


def make_life(life, home, site):
    commune = make_commune(f"Lieu {life}", f"6200{KEYS[life].int}")
    partner, programme = make_partner(f"Partenaire {life}"), make_programme(f"Programme {life}")
    page = made(make_page, "Page", life)
    make_block(LinkCardBlock, home, title=f"Carte {life}", page=page)
    project = made(
        make_project,
        "Projet",
        life,
        communes=[commune],
        owner=partner,
        programme=programme,
        associated_with=site,
    )
    quartier = make_quartier(f"Quartier {life}", [commune])
    project.quartiers.add(quartier)
    if life == "doute":  # beside it, one that is sure
        sure = make_project(
            "Zzz", [commune], publish_at=LONG_AGO, owner=partner, programme=programme, associated_with=site
        )
        sure.quartiers.add(quartier)
    project.funding_lines.create(partner=partner, amount=1, source=f"Source {life}")
    promise = make_milestone(project, f"Promesse {life}", id=KEYS[life])
    promise.date, promise.reason = date(2030, 9, 30), "Le terrain"
    promise.save()
    made(make_event, "Rendez-vous", life, "rdv", start=T + timedelta(days=9), commune=commune)
    news = made(make_news, "Nouvelle", life, "actu", communes=[commune], programme=programme, summary="Un.")
    make_change_note(news, at=LONG_AGO)
    made(make_call, "Appel", life, opens_at=LONG_AGO, closes_at=T + timedelta(days=9))


def made(make, kind, life, code="", **fields):
    words = {"title": f"{kind} {life}", "slug": f"objet-{life}", "code": f"{code or kind.lower()}{life}"}
    return make(**words, **LIVES[life], **fields)
