"""Each translation remembers the French it was written from: when that changes, exactly those are stale."""

from datetime import datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import models
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from modeltranslation.translator import NotRegistered, translator

from pages.models import Page, Translatable
from pages.text.translated import fields_of
from pages.translations.models import stale_mark
from pages.tree.models.blocks import TextBlock
from programmes.models import ProjectFigure
from tests.make import (
    make_event,
    make_grant,
    make_milestone,
    make_page,
    make_partner,
    make_picture,
    make_project,
    make_text,
)

pytestmark = pytest.mark.django_db

#: Written by the database, and never rewritten: a log has no drift.
LOGS = {"MilestoneChange", "ChangeNote"}
DAY = datetime(2026, 3, 3, 12, tzinfo=ZoneInfo("Europe/Paris"))


def saved(obj, **fields):
    """`obj` as another window reads it, changed and saved."""
    found = type(obj).objects.get(pk=obj.pk)
    for name, value in fields.items():
        setattr(found, name, value)
    found.save()
    return type(obj).objects.get(pk=obj.pk)


def stale(obj):
    return {name for language in ("en", "facile") for name in obj.stale_translations(language)}


def translated_models():
    return [model for model in translator.get_registered_models() if not model._meta.proxy]


def test_every_translated_model_has_the_guard():
    guarded = {model.__name__ for model in translated_models() if issubclass(model, Translatable)}
    assert {model.__name__ for model in translated_models()} - guarded == LOGS


def test_what_has_the_guard_is_translated():
    twinned = [model for model in apps.get_models() if issubclass(model, Translatable)]
    assert twinned and [model for model in twinned if not is_translated(model)] == []


def is_translated(model):
    try:
        return bool(fields_of(model))
    except NotRegistered:
        return False


def test_only_words_are_translated_so_that_dates_amounts_and_contacts_are_the_same_in_every_language():
    fields = [model._meta.get_field(name) for model in translated_models() for name in fields_of(model)]
    assert len(fields) > 40 and [str(field) for field in fields if not holds_words(field)] == []


def holds_words(field):
    other = isinstance(field, models.EmailField | models.URLField | models.SlugField) or field.choices
    contact = "phone" in field.name or "address" in field.name
    return isinstance(field, models.CharField | models.TextField) and not other and not contact


def test_written_together_they_are_fresh():
    page = make_page("Habiter", title_en="Living", title_facile="Se loger")
    assert stale(page) == set()
    assert page.stale_languages == ""


def test_when_the_french_changes_its_twins_are_stale():
    page = make_page("Habiter", title_en="Living", title_facile="Se loger", summary="Un.", summary_en="One.")
    assert stale(saved(page, title_fr="Se loger ici")) == {"title_en", "title_facile"}


def test_a_block_and_a_line_of_a_project_have_it_too():
    block = make_text(make_page(), body="<p>Un</p>", body_en="<p>One</p>")
    line = make_project().figures.create(figure="116", label="logements", label_en="homes", source="INSEE")
    assert stale(saved(block, body_fr="<p>Deux</p>")) == {"body_en"}
    assert stale(saved(line, label_fr="maisons")) == {"label_en"}


def test_rewriting_a_twin_makes_it_fresh_and_leaves_the_others():
    page = saved(make_page("Habiter", title_en="Living", title_facile="Se loger"), title_fr="Demeurer")
    assert stale(saved(page, title_en="Dwelling")) == {"title_facile"}


def test_both_rewritten_together_are_fresh():
    page = make_page("Habiter", title_en="Living")
    assert stale(saved(page, title_fr="Demeurer", title_en="Dwelling")) == set()


def test_the_french_that_comes_back_makes_it_fresh_again():
    page = saved(make_page("Habiter", title_en="Living"), title_fr="Demeurer")
    assert stale(saved(page, title_fr="Habiter")) == set()


def test_spaces_and_line_ends_are_no_change():
    page = make_page("Habiter", summary="Un.\nDeux.", summary_en="One.")
    assert stale(saved(page, summary_fr="Un. \r\nDeux. ")) == set()


def test_a_minor_change_leaves_the_fresh_ones_fresh():
    page = make_page("Habitter", title_en="Living")
    assert stale(saved(page, title_fr="Habiter", is_minor=True)) == set()


def test_a_minor_change_does_not_whitewash_those_that_were_stale():
    page = saved(make_page("Habiter", title_en="Living"), title_fr="Demeurrer")
    assert stale(saved(page, title_fr="Demeurer", is_minor=True)) == {"title_en"}


def test_minor_is_said_of_one_save_only():
    page = make_page("Habitter", title_en="Living")
    page.title_fr, page.is_minor = "Habiter", True
    page.save()
    page.title_fr = "Demeurer"
    page.save()
    assert stale(page) == {"title_en"}


def test_the_french_it_was_written_from_is_kept_whatever_comes_after():
    page = saved(make_page("Un", title_en="One"), title_fr="Deux")
    assert saved(page, title_fr="Trois").translation_sources["title_en"]["french"] == "Un"


def test_a_fresh_twin_keeps_no_french_twice():
    page = saved(make_page("Un", title_en="One"), title_fr="Deux")
    assert "french" not in saved(page, title_en="Two").translation_sources["title_en"]


def test_it_remembers_when_and_by_whom():
    with patch("django.utils.timezone.now", return_value=DAY):
        page = saved(make_page("Un"), title_en="One", by="amina")
    page = saved(page, title_fr="Deux", by="bruno")
    assert (page.translation_date("title_en"), page.translation_sources["title_en"]["by"]) == (DAY, "amina")


def test_an_emptied_twin_is_not_written_any_more():
    page = saved(make_page("Un", title_en="One"), title_fr="Deux")
    assert saved(page, title_en="").translation_sources == {}


def test_a_twin_that_is_right_all_the_same_is_fresh_and_says_who_said_so():
    page = saved(make_page("Un", title_en="One", title_facile="Un"), title_fr="Deux")
    page.by = "amina"
    page.confirm_translation("title_en")
    page = Page.objects.get(pk=page.pk)
    assert stale(page) == {"title_facile"}
    assert page.translation_sources["title_en"]["by"] == "amina"


MADE = {
    "event": lambda: make_event(title_en="One"),
    "picture": lambda: make_picture(alt_en="One"),
    "promise": lambda: make_milestone(make_project(), label_en="One"),
    "grant": lambda: make_grant(objective="Un", objective_en="One"),
    "partner": lambda: make_partner(name_en="One"),
}


@pytest.mark.parametrize("make", MADE.values(), ids=MADE.keys())
def test_whatever_else_a_save_does_it_may_be_confirmed(make):
    made = make()
    (name,) = made.translation_sources
    made = saved(made, **{name.replace("_en", "_fr"): "Autre chose"})
    made.confirm_translation(name)
    assert stale(type(made).objects.get(pk=made.pk)) == set()


def test_a_text_without_record_is_fresh_from_the_french_of_its_first_save():
    page = make_page("Un", title_en="One")
    Page.objects.filter(pk=page.pk).update(translation_sources={})
    page = saved(page)
    assert stale(page) == set()
    assert stale(saved(page, title_fr="Deux")) == {"title_en"}


def test_a_draft_saved_twice_then_applied_has_the_staleness_of_its_own_history():
    """The draft is rolled back each time; what it says of itself comes back with it."""
    page = make_page("Un", title_en="One", title_facile="Un")
    draft = Page.objects.get(pk=page.pk)
    draft.title_fr = "Deux"
    draft.remember_french()
    draft.title_en = "Two"
    draft.remember_french()
    page = saved(
        page, title_fr=draft.title_fr, title_en=draft.title_en, translation_sources=draft.translation_sources
    )
    assert stale(page) == {"title_facile"}


def test_a_minor_draft_is_still_minor_when_it_is_applied():
    page = make_page("Habitter", title_en="Living")
    draft = Page.objects.get(pk=page.pk)
    draft.title_fr, draft.is_minor = "Habiter", True
    draft.remember_french()
    assert stale(saved(page, title_fr="Habiter", translation_sources=draft.translation_sources)) == set()


@pytest.mark.parametrize("language", ["en", "facile"])
def test_the_stale_are_found_by_a_query(language):
    page = saved(make_page("Un", **{f"title_{language}": "x"}), title_fr="Deux")
    make_page("Autre", **{f"title_{language}": "y"})
    assert list(Page.objects.filter(stale_languages__contains=stale_mark(language))) == [page]


def test_it_costs_no_query_where_the_french_does_not_change(django_assert_num_queries):
    block = TextBlock.objects.get(pk=make_text(make_page(), body_en="<p>One</p>").pk)
    block.body_en = "<p>Other</p>"
    with django_assert_num_queries(2):  # the row, and the generation of the page cache
        block.save()


def test_lines_read_at_once_know_it_too():
    project = make_project()
    line = project.figures.create(figure="1", label="logement", label_en="home", source="INSEE")
    saved(line, label_fr="maison")
    (figure,) = project.lines["figures"]
    assert stale(figure) == {"label_en"}
    assert isinstance(figure, ProjectFigure)


SUMMARIES = ["summary_fr", "summary_en", "summary_facile"]
TEXTS = st.sampled_from(["", "un", "deux", "trois"])
EDITS = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(["title_fr", "title_en", "title_facile", *SUMMARIES]), TEXTS),
        st.booleans(),
    ),
    max_size=8,
)  # fmt: skip


class Model:
    """What a reader of the issue would do by hand: a paper with the French that each twin was written from."""

    def __init__(self, page):
        self.now = {name: getattr(page, name) or "" for name in NAMES}
        self.written_from = {twin: self.french(twin) for twin in TWINS if self.now[twin]}

    def french(self, twin):
        return self.now[f"{twin.split('_')[0]}_fr"]

    def stale(self):
        return {twin for twin, french in self.written_from.items() if french != self.french(twin)}

    def edit(self, changes, minor):
        fresh = set(self.written_from) - self.stale()
        rewritten = {twin for twin in TWINS if changes.get(twin, self.now[twin]) != self.now[twin]}
        self.now |= changes
        for twin in TWINS:
            if not self.now[twin]:
                self.written_from.pop(twin, None)
            elif twin in rewritten or (minor and twin in fresh):
                self.written_from[twin] = self.french(twin)


TWINS = ["title_en", "title_facile", "summary_en", "summary_facile"]
NAMES = ["title_fr", "summary_fr", *TWINS]


class AnyHistory(TestCase):
    @settings(max_examples=60)
    @given(EDITS)
    def test_exactly_the_twins_whose_french_changed_are_stale_whatever_the_edits(self, edits):
        page = make_page("un", title_en="one", summary="deux", summary_facile="2", slug="essai")
        expected = Model(page)
        for changes, minor in edits:
            page = saved(page, **changes, is_minor=minor)
            expected.edit(changes, minor)
            assert stale(page) == expected.stale()
            assert page.stale_languages == "".join(
                f",{code}" for code in ("en", "facile") if any(name.endswith(code) for name in stale(page))
            ) + ("," if stale(page) else "")


def test_a_link_stored_as_a_reference_leaves_its_twins_fresh():
    make_page("Habiter")
    link = '<p><a href="/habiter/">Habiter</a></p>'
    block = make_text(make_page("Vie"), body=link, body_facile=link)
    block = TextBlock.objects.get(pk=block.pk)
    block.save()
    assert block.stale_languages == ""
