"""How long one search of the admin takes among 10 000 projects, on the database of DATABASE_URL or SQLite.

In a test database of its own. Not run by pytest: python tests/benchmarks/bench_admin_search.py [projects].
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

SEARCHES = ["introuvable", "nœux", "MAIN D'ŒUVRE", "rénovation école 4242"]
SUMMARY = "Un résumé d’une longueur ordinaire : ce que l’Agglomération fait, pour qui, avec quels habitants et jusqu’à quand."


def fill(count):
    from programmes.models import Project

    Project.objects.bulk_create(
        Project(
            title=(title := f"Rénovation de l’école n° {number} à Nœux-les-Mines, main-d’œuvre"),
            title_fr=title,
            slug=f"renovation-{number}",
            summary_fr=SUMMARY,
        )
        for number in range(count)
    )


def say(*words):
    sys.stdout.write(" ".join(words) + "\n")


def timed(question):
    started = time.perf_counter()
    number = question()
    return f"{(time.perf_counter() - started) * 1000:.0f} ms ({number} trouvés)"


def main(count=10_000):
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "agglo_site.settings"}
        import django

        django.setup()
        from django.contrib import admin
        from django.db import connection
        from django.test import RequestFactory

        from programmes.models import Project

        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        fill(count)
        ours, request = admin.site._registry[Project], RequestFactory().get("/")
        say(f"{connection.vendor}, {count} projets")
        for typed in SEARCHES:
            found, _ = ours.get_search_results(request, Project.objects.all(), typed)
            say(f"  {typed} :", timed(found.count))
        stock = Project.objects.filter(title_fr__icontains="introuvable")
        say("  icontains, un champ :", timed(stock.count))
        say("  cinquante par ordre alphabétique :", timed(lambda: len(Project.objects.all()[:50])))
        connection.creation.destroy_test_db("", verbosity=0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
