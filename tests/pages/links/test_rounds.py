"""A round over all the addresses of other sites: polite, bounded, and taken up where it was stopped."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from pages.links import external as external_links
from pages.links.checking import Answer, Checker
from pages.links.external import Round, collect, places_of, synchronised
from pages.models import CacheVersion, ExternalLink, Redirect, SiteSettings
from pages.tree.models.blocks import VideoBlock
from tests.make import make_block, make_call, make_page, make_partner, make_project, make_text

pytestmark = pytest.mark.django_db


def link(address):
    return f'<p><a href="{address}">La suite</a></p>'


class Clock:
    """Time that passes only while someone sleeps."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds
        self.slept.append(seconds)


class Said:
    """A checker that says what it was told to, and remembers when it was asked."""

    def __init__(self, clock, **answers):
        self.clock, self.answers, self.asked = clock, answers, []

    def check(self, url):
        self.asked.append((url, self.clock.now))
        answers = self.answers.get(url.rpartition("/")[2])
        return (answers.pop(0) if isinstance(answers, list) else answers) or Answer("bon", 200)


def links(*urls):
    return [ExternalLink.objects.create(url=url) for url in urls]


def run(checker, clock, *urls, delay=2):
    return list(Round(links(*urls), checker, delay, clock, clock.sleep))


def test_every_text_and_every_field_is_read():
    make_text(make_page("Vie"), link("https://a.exemple/1"), body_en=link("https://a.exemple/2?x=1&amp;y=2"))
    make_block(VideoBlock, make_page("Film"), title="Film", link="https://a.exemple/3")
    make_partner(website="https://a.exemple/4")
    make_call(form_url="https://a.exemple/5")
    SiteSettings.objects.create().social_links.create(label="Réseau", url="https://a.exemple/6")
    Redirect.objects.create(old_path="/vieux/", target="https://a.exemple/7")
    assert collect() == {f"https://a.exemple/{each}" for each in "134567"} | {"https://a.exemple/2?x=1&y=2"}


def test_our_own_addresses_mails_and_phones_are_not():
    body = link("/vie/") + link("http://testserver/donnees/") + link("mailto:a@a.exemple") + link("tel:+33")
    make_project(body=body)
    assert collect() == set()


def test_what_no_text_holds_any_more_leaves():
    project = make_project(body=link("https://a.exemple/1"))
    synchronised()
    project.body = link("https://a.exemple/2")
    project.save()
    assert [found.url for found in synchronised()] == ["https://a.exemple/2"]


def test_a_site_is_asked_once_every_two_seconds():
    clock = Clock()
    said = Said(clock)
    run(said, clock, "http://a.exemple/1", "http://a.exemple/2", "http://a.exemple/3")
    assert [when for _url, when in said.asked] == [0, 2, 4]


def test_another_site_is_asked_meanwhile():
    clock = Clock()
    said = Said(clock)
    run(said, clock, "http://a.exemple/1", "http://a.exemple/2", "http://b.exemple/3", "http://b.exemple/4")
    assert [when for _url, when in said.asked] == [0, 0, 2, 2]


def test_a_busy_site_is_asked_again_after_the_time_it_says():
    clock = Clock()
    said = Said(clock, **{"1": [Answer("", 429, wait=30), Answer("bon", 200)]})
    run(said, clock, "http://a.exemple/1", "http://a.exemple/2")
    assert said.asked == [("http://a.exemple/1", 0), ("http://a.exemple/2", 30), ("http://a.exemple/1", 32)]


@pytest.mark.parametrize("waits", [[3600], [30, 30]])
def test_one_that_stays_busy_is_left_for_the_next_run(waits):
    clock = Clock()
    said = Said(clock, **{"1": [Answer("", 429, wait=wait) for wait in waits]})
    run(said, clock, "http://a.exemple/1")
    assert ExternalLink.objects.get().checked_at is None


def test_what_was_asked_is_kept_when_a_run_is_stopped():
    clock = Clock()
    asked = iter(Round(links("http://a.exemple/1", "http://a.exemple/2"), Said(clock), 2, clock, clock.sleep))
    next(asked)
    assert ExternalLink.objects.exclude(checked_at=None).count() == 1
    assert [found.url for found in ExternalLink.objects.due(timezone.now(), 7)] == ["http://a.exemple/2"]


def test_a_report_to_staff_empties_no_page_cache():
    before = CacheVersion.current()
    clock = Clock()
    run(Said(clock), clock, "http://a.exemple/1")
    assert CacheVersion.current() == before


def failed(days_ago, status="muet", first=True):
    found = ExternalLink.objects.get_or_create(url="http://a.exemple/1")[0]
    found.record(Answer(status), timezone.now() - timedelta(days=days_ago))
    return found


def test_one_failure_is_no_broken_link():
    failed(0)
    assert not ExternalLink.objects.broken().exists()


def test_nor_are_two_of_the_same_day():
    failed(0)
    failed(0)
    assert not ExternalLink.objects.broken().exists()


def test_two_on_different_days_are():
    failed(1)
    assert failed(0) in ExternalLink.objects.broken()


def test_an_answer_in_between_starts_again():
    failed(2)
    failed(1, "bon")
    failed(0)
    assert not ExternalLink.objects.broken().exists()


def test_a_page_that_is_gone_is_broken_at_once():
    assert failed(0, "disparu") in ExternalLink.objects.broken()


def test_what_failed_is_asked_again_the_next_day():
    failed(1)
    assert ExternalLink.objects.due(timezone.now(), 7).exists()


@pytest.fixture
def asked_here(monkeypatch):
    """The command asks the server of the tests, whatever the name of the site."""

    def checker(user_agent, timeout):
        return Checker(user_agent, timeout, address=lambda host, port: "127.0.0.1")

    monkeypatch.setattr("pages.management.commands.check_links.Checker", checker)


def test_the_command_asks_and_tells(asked_here, address_on, server, capsys):
    make_project(body=link(address_on("/404")) + link(address_on("/200")))
    call_command("check_links", delay=0)
    said = capsys.readouterr().out
    assert f"{address_on('/404')} : La page n’existe plus. (404)" in said
    assert "Reste à vérifier : 0" in said
    assert {
        agent.startswith("Mozilla/5.0 (compatible; verification-de-liens; +https://")
        for agent in server.agents
    } == {True}


def test_a_second_run_asks_nothing_again(asked_here, address_on, server):
    make_project(body=link(address_on("/200")))
    call_command("check_links", delay=0, verbosity=0)
    call_command("check_links", delay=0, verbosity=0)
    assert len(server.asked) == 1


def test_the_limit_is_kept_and_the_next_run_goes_on(asked_here, address_on, server, capsys):
    make_project(body="".join(link(address_on(f"/200?{number}")) for number in range(3)))
    call_command("check_links", delay=0, limit=2)
    assert "Reste à vérifier : 1" in capsys.readouterr().out
    call_command("check_links", delay=0, limit=2)
    assert len({path for _method, _host, path in server.asked}) == 3


def test_a_run_that_is_stopped_says_so(asked_here, address_on, monkeypatch, capsys):
    make_project(body=link(address_on("/200")))

    def stop(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(external_links.ExternalLink, "record", stop)
    call_command("check_links", delay=0)
    assert "Arrêté." in capsys.readouterr().out


@pytest.mark.parametrize(("is_terminal", "shown"), [(True, True), (False, False)])
def test_a_bar_says_how_far_it_is_to_who_watches_and_to_no_log(
    asked_here, address_on, monkeypatch, is_terminal, shown
):
    make_project(body=link(address_on("/200")))
    seen = StringIO()
    seen.isatty = lambda: is_terminal
    monkeypatch.setattr("sys.stderr", seen)
    call_command("check_links", delay=0)
    assert ("0/1" in seen.getvalue() and "liens" in seen.getvalue()) == shown


def test_a_dry_run_asks_nothing(address_on, server, capsys):
    make_project(body=link(address_on("/200")))
    call_command("check_links", dry_run=True)
    assert address_on("/200") in capsys.readouterr().out
    assert server.asked == []


def test_where_it_is_written_is_found_and_nothing_that_only_begins_alike():
    page, project = make_page("Vie"), make_project(body=link("https://a.exemple/1?x=1&amp;y=2"))
    make_text(page, link("https://a.exemple/1?x=1&amp;y=2"))
    make_page("Autre", link="https://a.exemple/1?x=1&y=23")
    (places,) = places_of(["https://a.exemple/1?x=1&y=2"]).values()
    assert set(places) == {page, project}
