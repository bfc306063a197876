"""Rows of each model of the admin, with all that the columns of their list follow."""

from datetime import date
from uuid import uuid4

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.urls import reverse

from pages.models import (
    AuditEntry,
    Banner,
    Bundle,
    Document,
    ExternalLink,
    Page,
    Picture,
    Redirect,
    Revision,
    SiteSettings,
    TrashedObject,
)
from programmes.models import (
    Call,
    Commune,
    Event,
    Grant,
    GrantImport,
    Milestone,
    News,
    Partner,
    Person,
    Programme,
    Project,
    Quartier,
    TerritoryImport,
)
from tests.make import make_commune, make_home, make_partner, make_programme, make_project, yesterday

ADMINS = admin.site._registry
LISTED = [model for model in ADMINS if model is not SiteSettings]
LISTS = pytest.mark.parametrize("model", LISTED, ids=lambda model: model._meta.label)
FEW = 3


def address(model, screen, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{screen}", args=args)


def rows(model, count):
    """`count` rows, with all that the columns of their list follow."""
    page = Page.objects.filter(path="/").first() or make_home()
    commune = Commune.objects.first() or make_commune()
    partner = Partner.objects.first() or make_partner()
    programme = Programme.objects.first() or make_programme(page=page)
    project = Project.objects.first() or make_project("Promis")
    promise = {"project": project, "date": date(2030, 6, 30), "precision": "mois"}
    promise |= {"first_date": promise["date"], "first_precision": "mois"}
    grant = {"year": 2025, "amount": 1, "payment_start": date(2025, 3, 14), "partner": partner}
    start = model._base_manager.count()
    for number in range(start, start + count):
        name = {"name": f"N {number}", "slug": f"n{number}"}
        title = {"title": f"T {number}", "slug": f"t{number}"}
        fields = {
            Page: title | {"path": f"/t{number}/"},
            Banner: {"text": f"T {number}", "branch": page},
            Redirect: {"old_path": f"/{number}/", "target": "/"},
            Picture: {"title": f"T {number}", "file": f"images/{number}.jpg"},
            Document: {"title": f"T {number}", "file": f"documents/{number}.pdf"},
            Project: title | {"programme": programme, "owner": partner},
            Event: title | {"programme": programme, "commune": commune, "start": yesterday()},
            News: title | {"programme": programme},
            Call: title | {"programme": programme},
            Programme: name | {"page": page, "kind": "autre"},
            Commune: name | {"insee_code": f"62{number:03}"},
            Quartier: name,
            Partner: name,
            Person: {"name": f"N {number}"},
            Milestone: promise | {"label": f"T {number}"},
            Grant: grant | {"purpose": f"T {number}", "key": str(number)},
            GrantImport: {"name": f"{number}.csv"},
            TerritoryImport: {
                "kind": "communes",
                "name": f"{number}.csv",
                "source_date": date(2024, 1, 1),
            },
            User: {"username": f"n{number}"},
            Group: {"name": f"N {number}"},
            Bundle: {"title": f"T {number}"},
            ExternalLink: {"url": f"https://exemple.fr/{number}"},
            TrashedObject: {
                "batch": uuid4(),
                "content_type": Revision.objects.kind(page),
                "object_key": number + 1_000,
                "object_name": f"T {number}",
                "snapshot": {},
                "identity": {},
            },
            AuditEntry: {"act": "change", "model": "pages.page", "object_key": number, "details": {}},
        }[model]
        (made,) = model._base_manager.bulk_create([model(**fields)])
        if model in (Project, Quartier):
            made.communes.add(commune)
        if model is Partner:
            made.commune = Commune.objects.create(
                name=f"P {number}", slug=f"p{number}", insee_code=f"59{number:03}"
            )
            made.save()
