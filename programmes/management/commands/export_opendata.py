from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import BaseCommand, CommandError
from django.utils.translation import override

from pages.models import SiteSettings
from programmes.open_data import dcat
from programmes.open_data.catalogue import DATASETS
from programmes.open_data.writers import WRITERS, dumped


class Command(BaseCommand):
    help = "Écrit toutes les données ouvertes dans un dossier : les mêmes que sur /donnees/, et leur catalogue (DCAT-AP)."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DOSSIER", help="créé s’il n’existe pas")
        parser.add_argument(
            "--site", required=True, help="adresse du site, par exemple https://www.exemple.fr"
        )

    @override("fr")
    def handle(self, *, folder, site, **options):
        site = checked(site)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, pieces in files(site):
                write(folder / name, pieces)
                self.stdout.write(name)
        except OSError as error:
            raise CommandError(f"Le dossier {folder} ne se laisse pas écrire : {error.strerror}.") from error


def checked(site):
    parts = urlsplit(site)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise CommandError(f"--site {site} : donnez une adresse comme https://www.exemple.fr")
    return site.rstrip("/")


def files(site):
    """Yields (name of the file, pieces of its text)."""
    for dataset in DATASETS:
        for format in dataset.formats:
            yield f"{dataset.slug}.{format}", WRITERS[format][1](dataset, dataset.all(), site)
    yield "catalogue.jsonld", [dumped(dcat.catalogue(DATASETS, SiteSettings.load(), site), indent=1)]


def write(path, pieces):
    """Writes a new file, then renames it: whoever reads meanwhile gets the old file complete."""
    aside = path.with_name(f".{path.name}.part")
    with aside.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)
    aside.replace(path)
