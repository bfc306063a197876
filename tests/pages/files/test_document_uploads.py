"""A document is known by its content; what is not one is refused with a sentence that says what to do."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from pages.models import Document
from tests.make import make_document
from tests.pages.files.files import (
    OFFICE,
    PDF,
    TEXT,
    WORD,
    office,
    open_document,
    photograph,
    saved,
    upload,
    zipped,
)

pytestmark = pytest.mark.django_db
ODF = "application/vnd.oasis.opendocument."
ACCEPTED = {
    "plan.pdf": PDF,
    "PLAN.PDF": PDF,
    "lettre.odt": open_document(),
    "budget.ods": open_document(f"{ODF}spreadsheet"),
    "bilan.odp": open_document(f"{ODF}presentation"),
    "lettre.docx": office(),
    "budget.xlsx": office(f"{OFFICE}spreadsheetml.sheet"),
    "bilan.pptx": office(f"{OFFICE}presentationml.presentation"),
    "communes.csv": "nom;population\nBéthune;25000\n".encode(),
    "excel.csv": "nom;population\nBéthune;25000\n".encode("cp1252"),
    "bom.csv": "nom\nBéthune\n".encode("utf-8-sig"),
    "lisezmoi.txt": b"Bonjour.",
}
REFUSED = {
    "page.pdf": (b"<html><script>alert(1)</script></html>", "pages web"),
    "page.txt": (b"  <!DOCTYPE html><p>", "pages web"),
    "dessin.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "pages web et les dessins SVG"),
    "texte.pdf": (b"Ceci est un texte.", "document TXT"),
    "coupe.pdf": (b"%PDF-1.7\n1 0 obj<<", "incomplet"),
    "coupe.docx": (office()[:-40], "incomplet"),
    "plan.docx": (PDF, "Faites-le finir par «\xa0.pdf\xa0»"),
    "lettre.pdf": (office(), "document DOCX"),
    "sans-extension": (PDF, "Faites-le finir par «\xa0.pdf\xa0»"),
    "macros.docm": (office("application/vnd.ms-word.document.macroEnabled"), "macros"),
    "macros.docx": (office(WORD, **{"word/vbaProject.bin": "x"}), "macros"),
    "macros.odt": (open_document(TEXT, **{"Basic/Standard/Module1.xml": "x"}), "macros"),
    "dossier.zip": (zipped({"a.txt": "a"}), "archives"),
    "dossier.docx": (zipped({"a.txt": "a"}), "archives"),
    "ancien.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "anciens formats"),
    "jeu.pdf": (b"MZ\x90\x00" + bytes(500), "programme"),
    "jeu.txt": (b"\x7fELF" + bytes(500), "programme"),
    "script.txt": (b"#!/bin/sh\nls\n", "programme"),
    "photo.pdf": (saved(photograph()), "bibliothèque d’images"),
    "octets.txt": (b"abc\x00def", "pas accepté"),
    "octets.csv": (bytes(range(256)), "pas accepté"),
    "vide.pdf": (b"", "vide"),
}


def refusal(content, name):
    with pytest.raises(ValidationError) as refused:
        Document(title_fr="Un document", file=upload(content, name)).full_clean()
    assert list(refused.value.message_dict) == ["file"]
    return " ".join(refused.value.messages)


@pytest.mark.parametrize("name", ACCEPTED)
def test_documents_that_readers_can_open_are_accepted(name):
    Document(title_fr="Un document", file=upload(ACCEPTED[name], name)).full_clean()


@pytest.mark.parametrize("name", REFUSED)
def test_the_refusal_says_what_is_wrong(name):
    content, says = REFUSED[name]
    assert says in refusal(content, name)


def test_a_document_over_the_limit_is_refused_with_its_weight(settings):
    settings.MAX_DOCUMENT_MB = 1
    assert "pèse 1,5\xa0Mo\xa0; la limite est de 1\xa0Mo" in refusal(PDF + bytes(1_500_000), "plan.pdf")


def test_saving_without_validation_refuses_too():
    with pytest.raises(ValidationError):
        make_document(file=upload(b"<html>", "page.html"))


def test_writing_the_file_directly_is_no_way_round():
    with pytest.raises(ValidationError):
        make_document().file.save("page.pdf", ContentFile(b"<html>"))


def test_the_bytes_are_kept_as_they_came():
    with make_document(file=upload(PDF, "plan.pdf")).file.open() as stored:
        assert stored.read() == PDF


def test_the_weight_is_known_without_opening_the_file():
    document = make_document(file=upload(PDF, "plan.pdf"))
    assert Document.objects.get(pk=document.pk).size == len(PDF)


def test_the_type_is_that_of_the_content_not_what_the_browser_said():
    document = make_document(file=upload(office(), "lettre.docx"))
    assert Document.objects.get(pk=document.pk).media_type == WORD


def test_the_stored_name_is_plain():
    name = make_document(file=upload(PDF, "Évaluation 2010 (v2).PDF")).file.name.split("/")[-1]
    assert name.startswith("evaluation-2010-v2-") and name.endswith(".pdf")
