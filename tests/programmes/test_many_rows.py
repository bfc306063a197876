"""Ten rows or two thousand: the same number of SQL queries, on every kind of public screen."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import Page
from programmes.models import Project
from tests.make import make_home, make_page, make_programme, make_project, yesterday

pytestmark = pytest.mark.django_db

FEW, MANY = 10, 2000
PATHS = [
    "/",
    "/vie/",
    "/vie/page-1/",
    "/plan-du-site/",
    "/sitemap.xml",
    "/projets/",
    "/projets/?commune=bethune",
    "/projets/lilas/",
    "/communes/",
    "/communes/bethune/",
]


def add(first, last, branch, programme, commune):
    """Rows first to last of each kind; in bulk, as saving them one by one would take minutes."""
    numbers, shared = range(first, last), {"publish_at": yesterday()}
    Page.objects.bulk_create(
        Page(
            title=f"Page {n}",
            slug=f"page-{n}",
            path=f"/vie/page-{n}/",
            position=n,
            parent=branch,
            code=uuid4().hex[:12],
            **shared,
        )
        for n in numbers
    )
    projects = Project.objects.bulk_create(
        Project(title=f"Projet {n}", slug=f"projet-{n}", programme=programme, code=uuid4().hex[:12], **shared)
        for n in numbers
    )
    Project.communes.through.objects.bulk_create(
        Project.communes.through(project=project, commune=commune) for project in projects
    )


def cost(client, path):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
        assert response.status_code == 200
        assert response.content
    return len(queries)


def test_two_thousand_rows_cost_as_many_queries_as_ten(client, bethune):
    make_home()
    links = make_page("Vie", in_menus="main"), make_programme("ANRU"), bethune
    make_project("Lilas", [bethune], programme=links[1])
    add(0, FEW, *links)
    client.get("/communes/bethune/")  # the drawing of its outline is kept between requests
    few = {path: cost(client, path) for path in PATHS}
    add(FEW, MANY, *links)
    assert {path: cost(client, path) for path in PATHS} == few
    assert min(few.values()) > 0  # nothing was read from a cache
