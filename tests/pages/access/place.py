"""Two branches of the site and two programmes: one of each is where the limited may write, and what is there."""

from datetime import date

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.utils import timezone

from pages.models import (
    AuditEntry,
    Banner,
    BundleComment,
    Confirmable,
    ExternalLink,
    Redirect,
    SiteSettings,
    TrashedObject,
)
from programmes.models import GrantImport, Person, Quartier, TerritoryImport
from tests.make import (
    make_bundle,
    make_call,
    make_commune,
    make_document,
    make_event,
    make_grant,
    make_milestone,
    make_news,
    make_page,
    make_partner,
    make_picture,
    make_programme,
    make_project,
    make_recipient,
    make_text,
    yesterday,
)
from tests.pages.access.people import everyone


class Place:
    def __init__(self):
        self.branch, self.elsewhere = make_page("Habiter"), make_page("Bouger")
        self.programme, self.other = make_programme("Contrat de ville"), make_programme("Autre contrat")
        self.people, self.made = list(everyone(self)), {}

    def make(self, *what):
        """(label, inside, live): made once, since what the tests do to it is undone."""
        if what not in self.made:
            self.made[what] = self.new(*what)
        return self.made[what]

    def new(self, label, inside, live=True):
        """An object of that model, where the limited may write or where they may not."""
        page = self.branch if inside else self.elsewhere
        programme = {"programme": self.programme if inside else self.other}
        dates = {"publish_at": yesterday() if live else None}
        kind = label.split(".")[1]
        name = f"{'Dedans' if inside else 'Dehors'} {'publié' if live else 'brouillon'} {kind}"
        makers = {
            "pages.page": lambda: make_page(name, parent=page, **dates),
            "programmes.project": lambda: make_project(name, **programme, **dates),
            "programmes.event": lambda: make_event(name, **programme, **dates),
            "programmes.news": lambda: make_news(name, **programme, **dates),
            "programmes.call": lambda: make_call(name, **programme, **dates),
            "programmes.programme": lambda: self.programme if inside else make_programme(name),
            "programmes.milestone": lambda: make_milestone(make_project(name, **programme)),
            "programmes.grant": lambda: make_grant(name, **programme),
            "programmes.grantimport": lambda: GrantImport.objects.create(
                name=name, applied_at=timezone.now(), report=b"x", **programme
            ),
            "programmes.territoryimport": lambda: TerritoryImport.objects.create(
                kind="communes", source_date=date(2024, 1, 1), applied_at=timezone.now()
            ),
            "pages.banner": lambda: Banner.objects.create(text=name, branch=page),
            "pages.bundle": lambda: self.shared(make_page(name, parent=page, publish_at=None)),
            "pages.picture": lambda: self.shown(make_picture(name), page, "picture"),
            "pages.document": lambda: self.shown(make_document(name), page, "document"),
            "programmes.partner": lambda: make_partner(name),
            "programmes.person": lambda: Person.objects.create(name=name),
            "programmes.commune": lambda: make_commune(name),
            "programmes.quartier": lambda: Quartier.objects.create(name=name, slug="quartier"),
            "pages.redirect": lambda: Redirect.objects.create(old_path="/ancien/", target="/"),
            "pages.sitesettings": lambda: SiteSettings.objects.create(),
            "auth.user": lambda: User.objects.create_user(name),
            "auth.group": lambda: Group.objects.create(name=name),
            "pages.externallink": lambda: ExternalLink.objects.create(url="https://exemple.fr/"),
            "pages.trashedobject": lambda: thrown_away(make_page(name, parent=page, publish_at=yesterday())),
            "pages.auditentry": lambda: AuditEntry.objects.create(act="change"),
        }
        return in_doubt(makers[label]())

    def shared(self, page):
        """A bundle of that page, with one recipient, who wrote one remark."""
        bundle = make_bundle(page)
        item, recipient = bundle.items.get(), make_recipient(bundle)
        BundleComment.objects.create(item=item, recipient=recipient, text="?")
        return bundle

    def shown(self, item, page, kind):
        """A file that a page of this branch shows; the text of a page links to a document."""
        if kind == "picture":
            page.picture = item
            page.save()
        else:
            make_text(page, f'<p><a href="{item.file.url}">Le plan</a></p>')
        return item


def in_doubt(obj):
    """To confirm, where that can be."""
    if isinstance(obj, Confirmable):
        type(obj)._base_manager.filter(pk=obj.pk).update(review_date=date(2024, 1, 1))
        obj.refresh_from_db()
    return obj


def thrown_away(page):
    page.delete()
    return TrashedObject.objects.get(object_name=page.title)


def fresh(obj):
    """The row as the database has it now, or None."""
    return type(obj)._base_manager.filter(pk=obj.pk).values().first()


def model_of(label):
    return apps.get_model(label)
