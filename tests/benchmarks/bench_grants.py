"""How long 100 000 lines of grants take to import, and how much memory: python tests/benchmarks/bench_grants.py [lines].

In a database of its own, in a temporary folder. Not run by pytest. 20 000 beneficiaries, one line in a hundred wrong.
"""

import csv
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BENEFICIARIES = 20_000


def keyed(body):
    """With its key (Luhn)."""
    doubled = sum(sum(divmod(int(digit) * 2, 10)) for digit in body[::-1][::2])
    return f"{body}{-(doubled + sum(int(digit) for digit in body[::-1][1::2])) % 10}"


def siret(number):
    return keyed(keyed(f"3{number:07d}") + "0001")


def write(path, lines):
    sys.path.insert(0, str(ROOT))
    from tests.programmes.grants.files import RIGHT

    sirets = [siret(number) for number in range(BENEFICIARIES)]
    with path.open("w", newline="", encoding="cp1252") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(RIGHT)
        for number in range(lines):
            which = number * 7919 % BENEFICIARIES
            change = {
                "nomBeneficiaire": f"Association d’exemple n° {which}",
                "idBeneficiaire": "3,62521E+13" if number % 100 == 0 else sirets[which],
                "objet": f"Atelier d’été numéro {number}",
                "montant": f"{number % 90_000:,} €".replace(",", "\u00a0"),
                "datesPeriodeVersement": f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/{2015 + number % 10}",
            }
            writer.writerow((RIGHT | change).values())


def main():
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "agglo_site.settings"}
        path = Path(folder) / "subventions.csv"
        write(path, lines)
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        for turn in ("dry run of the", "first", "second"):
            before, cpu = time.perf_counter(), time.process_time()
            call_command("import_grants", str(path), refus=Path(folder), dry_run=turn.startswith("dry"))
            seconds, cpu = time.perf_counter() - before, time.process_time() - cpu
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            sys.stdout.write(
                f"{turn} import: {lines} lines in {seconds:.1f} s ({cpu:.1f} s of CPU), peak {memory} MB\n"
            )


if __name__ == "__main__":
    main()
