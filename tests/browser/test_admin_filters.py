"""On a telephone the list comes first: its filters are folded above it, and open with a touch or a key."""

from tests.browser.staff import signed_in

PROJECTS = "/admin/programmes/project/"


def opened(page):
    return [
        name.strip() for name in page.locator("#changelist-filter details[open] summary").all_inner_texts()
    ]


def test_filters_are_folded_where_they_stand_above_the_list(open_page):
    page = signed_in(open_page("/admin/login/", width=360), PROJECTS)
    assert opened(page) == []


def test_one_that_is_in_use_is_open(open_page):
    page = signed_in(open_page("/admin/login/", width=360), f"{PROJECTS}?status__exact=termine")
    assert opened(page) == ["Par avancement"]


def test_what_somebody_opened_stays_open_on_the_next_screen(open_page):
    page = signed_in(open_page("/admin/login/", width=360), PROJECTS)
    page.locator("#changelist-filter summary", has_text="Par commune").press("Enter")
    page.get_by_role("link", name="Béthune", exact=True).click()
    page.get_by_role("link", name="Tout", exact=True).first.click()
    page.wait_for_url(f"**{PROJECTS}*")
    assert opened(page) == ["Par commune"]


def test_on_a_desk_they_are_all_open_beside_it(open_page):
    page = signed_in(open_page("/admin/login/", width=1280), PROJECTS)
    assert len(opened(page)) == page.locator("#changelist-filter details").count() > 1


def test_what_was_folded_for_want_of_room_is_open_again_where_there_is_some(open_page):
    page = signed_in(open_page("/admin/login/", width=360), PROJECTS)
    page.evaluate(
        "() => new Promise((done) => setTimeout(done))"
    )  # what a fold tells others is told in a turn of its own
    page.set_viewport_size({"width": 1280, "height": 900})
    page.reload()
    assert len(opened(page)) == page.locator("#changelist-filter details").count() > 1
