"""The life of a text, by the hands of those who write it: a rédactrice and an éditeur, each in a window of their own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.axe import serious
from tests.browser.staff import WRITERS, WRITTEN, sign_in, signed_in

ROSE, EMILE = WRITERS


@pytest.fixture
def window(open_page):
    """window(ROSE, "life", "history/") → a window of theirs, on that screen of the text of the test."""

    def opened(name, text, screen="change/"):
        page = open_page("/admin/login/")
        return signed_in(page, f"/admin/pages/page/{WRITTEN[text]}/{screen}", name)

    return opened


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    with page.expect_navigation():
        page.locator("#content").get_by_role("link", name=name, exact=True).click()


def told(page):
    return page.locator(".messagelist").inner_text()


def public_title(window, text):
    return window.evaluate(
        "path => fetch(path).then((answer) => answer.text())", f"/exemple-texte-{WRITTEN[text]}/"
    )


def look_at_the_preview(page):
    """At each width, in each language; what the frame shows is the draft."""
    shown = page.frame_locator("iframe")
    for choice in ("Tablette (768 px)", "Ordinateur (1280 px)", "English", "Téléphone (360 px)"):
        page.locator(".preview-choices").get_by_role("link", name=choice).click()
        page.locator(".preview-choices [aria-current]", has_text=choice).wait_for()
        assert shown.locator("h1").inner_text() == "Un titre de Rose"
    assert page.locator("iframe").bounding_box()["width"] == pytest.approx(362, abs=2)
    assert shown.locator("html").get_attribute("lang") == "en"


def test_a_text_is_drafted_reviewed_scheduled_published_and_brought_back(window):
    rose = window(ROSE, "life")
    rose.fill("#id_title_fr", "Un titre de Rose")
    press(rose, "Enregistrer et voir l’aperçu")
    look_at_the_preview(rose)
    assert "Un titre de Rose" not in public_title(rose, "life")
    follow(rose, "Revenir au formulaire")
    press(rose, "Soumettre à relecture")
    assert "soumis à relecture" in told(rose)
    assert not rose.get_by_role("button", name="Publier", exact=True).count()

    emile = window(EMILE, "life", "relecture/")
    emile.fill("#text", "Très bien.")
    press(emile, "Approuver")
    assert "approuvé" in told(emile)

    follow(emile, "Le formulaire")
    follow(emile, "Programmer, ou changer les dates")
    day = timezone.localdate() + timedelta(days=9)
    emile.get_by_label("Remplacer la version publiée le (jour)").fill(day.isoformat())
    emile.get_by_label("Remplacer la version publiée le (heure)").fill("08:30")
    press(emile, "Programmer")
    assert "remplacera celle du site" in told(emile)

    follow(emile, "Programmer, ou changer les dates")
    press(emile, "Annuler 4")
    follow(emile, "Revenir au formulaire")
    press(emile, "Publier")
    assert "est publié" in told(emile)
    assert "Un titre de Rose" in public_title(emile, "life")

    history = window(ROSE, "life", "history/")
    press(history, "Reprendre en brouillon 1")
    assert "relisez-la, puis publiez" in told(history)
    assert history.input_value("#id_title_fr") == f"Exemple de texte {WRITTEN['life']}"
    assert "Un titre de Rose" in public_title(history, "life")


def test_two_windows_are_both_shown_and_what_is_chosen_is_kept(window):
    rose, emile = window(ROSE, "conflict"), window(EMILE, "conflict")
    rose.fill("#id_title_fr", "Le titre de Rose")
    press(rose, "Enregistrer le brouillon")
    emile.fill("#id_title_fr", "Le titre d’Émile")
    emile.fill("#id_summary_fr", "Le résumé d’Émile.")
    press(emile, "Enregistrer le brouillon")
    title = emile.locator(".difference", has_text="Titre (français)").locator(".words")
    assert title.locator("del").inner_text().endswith("de Rose")
    assert title.locator("ins").inner_text().endswith("d’Émile")
    emile.get_by_label("ce que l’autre a enregistré").check()
    press(emile, "Réunir en brouillon")
    assert emile.input_value("#id_title_fr") == "Le titre de Rose"
    assert emile.input_value("#id_summary_fr") == "Le résumé d’Émile."
    follow(emile, "Historique")
    assert "mise de côté" in emile.locator(".versions").inner_text()


def started(page):
    """The editors have filled their own fields, and the script listens."""
    page.locator("form[data-watched]").wait_for()
    return page


def type_title(page, title):
    started(page)
    page.fill("#id_title_fr", title)


def test_what_was_typed_in_a_window_that_closed_comes_back(window):
    rose = window(ROSE, "typing")
    type_title(rose, "Une heure de travail")
    rose.locator("[data-autosave]", has_text="Saisie gardée à").wait_for()
    rose.context.close()
    again = window(ROSE, "typing")
    assert again.input_value("#id_title_fr") == f"Exemple de texte {WRITTEN['typing']}"
    follow(again, "Reprendre ma saisie")
    assert again.input_value("#id_title_fr") == "Une heure de travail"
    assert serious(started(again)) == []
    press(again, "Enregistrer le brouillon")
    assert again.input_value("#id_title_fr") == "Une heure de travail"
    assert not again.get_by_text("Reprendre ma saisie").count()


def test_what_is_already_kept_is_saved_at_the_first_press(window):
    emile = window(EMILE, "kept")
    type_title(emile, "Gardé, puis enregistré")
    emile.locator("[data-autosave]", has_text="Saisie gardée à").wait_for()
    press(emile, "Enregistrer le brouillon")
    assert "enregistré" in told(emile)


def test_what_is_saved_after_the_session_ended_stays_until_one_is_open_again(window):
    rose = window(ROSE, "session")
    type_title(rose, "Écrit trop tard")
    rose.context.clear_cookies(name="sessionid")
    rose.get_by_role("button", name="Enregistrer le brouillon", exact=True).click()
    rose.locator("[data-autosave]", has_text="ouvrez une session dans un autre onglet").wait_for()
    assert rose.input_value("#id_title_fr") == "Écrit trop tard"

    tab = rose.context.new_page()
    tab.goto(f"{rose.url.partition('/admin/')[0]}/admin/login/")
    sign_in(tab, ROSE)
    press(rose, "Enregistrer le brouillon")
    assert "enregistré" in told(rose)
    assert rose.input_value("#id_title_fr") == "Écrit trop tard"
    assert not rose.get_by_text("Reprendre ma saisie").count()


def test_leaving_what_is_not_saved_is_asked_about(window):
    emile = window(EMILE, "typing")
    asked = []
    emile.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    type_title(emile, "Pas encore fini")
    emile.get_by_role("link", name="Voir le site").click()
    emile.wait_for_url("**/")
    assert asked == ["beforeunload"]


def test_leaving_what_was_only_read_is_not_asked_about(window):
    emile = window(EMILE, "together")
    asked = []
    emile.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    started(emile).get_by_role("link", name="Voir le site").click()
    emile.wait_for_url("**/")
    assert asked == []


def test_the_second_editor_is_told_who_the_first_is(window):
    window(ROSE, "together")
    emile = window(EMILE, "together")
    assert WRITERS[ROSE] in emile.locator("[data-others]").inner_text()
