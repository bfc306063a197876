"""The catalogue for machines: DCAT-AP 3 in JSON-LD."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from programmes.open_data.catalogue import LICENCE
from programmes.open_data.writers import WRITERS

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
AUTHORITY = "http://publications.europa.eu/resource/authority"
FRENCH = {"@id": f"{AUTHORITY}/language/FRA"}
LICENCE_URI = {"@id": LICENCE[1]}
#: Regions and cities: the theme of the European vocabulary closest to the politique de la ville.
THEME = {"@id": f"{AUTHORITY}/data-theme/REGI"}
IRREGULAR = {"@id": f"{AUTHORITY}/frequency/IRREG"}


def in_french(text):
    return {"@language": "fr", "@value": str(text)}


@override("fr")
def catalogue(datasets, settings, site):
    home = f"{site}{reverse('programmes:data')}"
    publisher = {
        "@id": f"{site}/#organisation",
        "@type": "foaf:Agent",
        "foaf:name": settings.legal_name or settings.name,
        "foaf:homepage": {"@id": f"{site}/"},
    }
    return {
        "@context": CONTEXT,
        "@id": home,
        "@type": "dcat:Catalog",
        "dct:title": in_french(f"Données ouvertes – {settings.name}"),
        "dct:description": in_french(
            "Ce que le site montre de la politique de la ville, en données à réutiliser."
        ),
        "dct:publisher": publisher,
        "dct:language": FRENCH,
        "dct:license": LICENCE_URI,
        "foaf:homepage": {"@id": home},
        "dcat:dataset": [described(dataset, settings, site, publisher["@id"]) for dataset in datasets],
    }


def described(dataset, settings, site, publisher):
    page = f"{site}{reverse('programmes:dataset', args=[dataset.slug])}"
    found = {
        "@id": page,
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.slug,
        "dct:title": in_french(dataset.title),
        "dct:description": in_french(dataset.description),
        "dct:publisher": {"@id": publisher},
        "dct:language": FRENCH,
        "dct:accrualPeriodicity": IRREGULAR,
        "dcat:theme": THEME,
        "dcat:keyword": [in_french(word) for word in dataset.keywords],
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [distribution(dataset, format, site, page) for format in dataset.formats],
    }
    if changed := dataset.state()["changed"]:
        moment = timezone.localtime(changed).isoformat(timespec="seconds")
        found["dct:modified"] = {"@type": "xsd:dateTime", "@value": moment}
    if settings.email:
        found["dcat:contactPoint"] = {
            "@type": "vcard:Organization",
            "vcard:fn": settings.name,
            "vcard:hasEmail": {"@id": f"mailto:{settings.email}"},
        }
    return found


def distribution(dataset, format, site, page):
    url = f"{site}{reverse('dataset_file', args=[dataset.slug, format])}"
    media_type = WRITERS[format][0].split(";")[0]
    found = {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": in_french(f"{dataset.title} ({format.upper()})"),
        "dcat:accessURL": {"@id": page},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type}"},
        "dct:format": {"@id": f"{AUTHORITY}/file-type/{format.upper()}"},
        "dct:license": LICENCE_URI,
    }
    if dataset.schema and format == "csv":
        name, address = dataset.schema
        found["dct:conformsTo"] = {"@id": address, "dct:title": name}
    return found
