"""What came of a form is said by its submission: the screens of the editor are drawn from it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from pages.editorial.form.editing import EditorialForm
from pages.editorial.form.submission import Outcome
from pages.models import OpenForm, Revision
from tests.make import make_news
from tests.pages.editorial.forms import opened, save, send, url

pytestmark = pytest.mark.django_db
WRONG = '<p><a href="/rien/">La suite des travaux</a></p>'


@pytest.fixture
def came(monkeypatch):
    """The submissions of the forms that were answered, in their order."""
    answered, answer = [], EditorialForm.answer

    def answer_and_note(form):
        answered.append(form.submission)
        return answer(form)

    monkeypatch.setattr(EditorialForm, "answer", answer_and_note)
    return answered


@pytest.mark.parametrize(
    ("button", "outcome"),
    [
        ("_draft", Outcome.DRAFT),
        ("_submit", Outcome.SUBMITTED),
        ("_publish", Outcome.PUBLISHED),
        ("_save", Outcome.SAVED),
    ],
)
def test_what_came_of_each_button(amina, news, came, button, outcome):
    save(amina, news, button, title_fr="Loger")
    assert came[-1].outcome == outcome


def test_what_was_never_public_is_a_draft_in_its_row(amina, came):
    save(amina, make_news(publish_at=None), "_draft", title_fr="Loger")
    assert came[-1].outcome == Outcome.DRAFT


def test_published_at_a_date_to_come(amina, came):
    tomorrow = timezone.localtime() + timedelta(days=1)
    day = date_format(tomorrow, "SHORT_DATE_FORMAT")
    news = make_news(publish_at=None)
    save(amina, news, "_publish", publish_at_0=day, publish_at_1="08:00")
    assert came[-1].outcome == Outcome.SCHEDULED


def test_a_form_with_a_fault_is_refused(amina, news, came):
    save(amina, news, title_fr="")
    assert came[-1].outcome == Outcome.REFUSED


def test_what_is_wrong_waits_for_a_reason(amina, news, came):
    save(amina, news, "_publish", body_fr=WRONG)
    assert came[-1].outcome == Outcome.HELD_BACK


def test_someone_saved_in_between(amina, bruno, news, came):
    hers = opened(amina, news)
    save(bruno, news, title_fr="Loger")
    send(amina, news, hers, summary_fr="Autre.")
    aside = Revision.objects.get(status=Revision.Status.ASIDE)
    assert (came[-1].outcome, came[-1].conflict) == (Outcome.CONFLICT, aside)


def test_a_check_holds_its_findings(amina, news, came):
    amina.post(url(news, "check"), opened(amina, news) | {"body_fr": WRONG})
    assert (came[-1].outcome, len(came[-1].findings)) == (Outcome.CHECKED, 1)


def test_a_form_that_is_only_shown_has_no_outcome(amina, news, came):
    opened(amina, news)
    assert came[-1].outcome is None


def test_nor_has_one_that_is_taken_up_again(amina, news, came):
    amina.post(url(news, "autosave"), opened(amina, news) | {"title_fr": "", "_typed": "1"})
    typed = OpenForm.objects.exclude(typed="").get()
    amina.get(url(news), {"reprendre": typed.pk})
    assert (came[-1].outcome, came[-1].resumed) == (None, typed)
