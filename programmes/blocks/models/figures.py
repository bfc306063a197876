"""Key figures that the site counts from its own rows: nobody types them, and they are always up to date."""

from dataclasses import dataclass

from django.db.models import Count, Value
from django.urls import reverse
from django.utils.translation import ngettext, npgettext

from programmes.partners.models import Partner
from programmes.projects.models.project import Project
from programmes.territory.models.territory import Commune, Quartier


@dataclass
class Figure:
    number: int
    label: str
    url: str


def counted():
    """{name: (rows, words for n of them, name of the view that lists them)}

    Messages that are also used in the singular have a context here: a message is asked alone or with its
    plural, never both.
    """
    shown = Project.objects.published()
    running = shown.filtered(status=Project.Status.RUNNING)
    return {
        "projects": (shown, lambda n: ngettext("projet publié", "projets publiés", n), "programmes:projects"),
        "running": (
            running,
            lambda n: ngettext("projet en cours", "projets en cours", n),
            "programmes:projects",
        ),
        "communes": (
            Commune.objects.filter(projects__in=shown),
            lambda n: ngettext("commune a des projets à elle", "communes ont des projets à elles", n),
            "programmes:communes",
        ),
        "quartiers": (
            Quartier.objects.priority(),
            lambda n: npgettext("key figure", "quartier prioritaire", "quartiers prioritaires", n),
            "programmes:communes",
        ),
        "partners": (
            Partner.objects.all(),
            lambda n: npgettext("key figure", "partenaire", "partenaires", n),
            "programmes:partners",
        ),
    }


def figures():
    """[Figure, …] by one query for all; a figure that is zero is left out."""
    known = counted()
    numbers = [
        rows.order_by()
        .annotate(which=Value(name))
        .values("which")
        .annotate(number=Count("pk", distinct=True))
        for name, (rows, words, page) in known.items()
    ]
    found = {row["which"]: row["number"] for row in numbers[0].union(*numbers[1:], all=True)}
    return [
        Figure(found[name], words(found[name]), reverse(page))
        for name, (rows, words, page) in known.items()
        if found.get(name)
    ]
