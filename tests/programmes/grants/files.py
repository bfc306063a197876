"""Files of grants as staff send them: one right line, and what a test changes in it."""

import csv
import io

RIGHT = {
    "nomAttribuant": "Agglomération d’exemple",
    "idAttribuant": "20007246000013",
    "dateConvention": "2025-02-01",
    "referenceDecision": "2025-01",
    "nomBeneficiaire": "Association d’exemple",
    "idBeneficiaire": "38047555800058",
    "rnaBeneficiaire": "",
    "objet": "Atelier radio",
    "montant": "12800",
    "nature": "aide en numéraire",
    "conditionsVersement": "unique",
    "datesPeriodeVersement": "2025-03-14",
    "idRAE": "",
    "notificationUE": "non",
    "pourcentageSubvention": "1",
    "dispositifAide": "",
}


def csv_bytes(*changes, encoding="utf-8", delimiter=",", end="\r\n", titles=None, quoting=csv.QUOTE_MINIMAL):
    """A file of as many lines as there are `changes`, each a dict over RIGHT; `titles`: {column: its title here}."""
    names = [*RIGHT, *sorted({name for change in changes for name in change} - set(RIGHT))]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow([(titles or {}).get(name, name) for name in names])
    writer.writerows([(RIGHT | change).get(name, "") for name in names] for change in changes)
    return text.getvalue().encode(encoding)
