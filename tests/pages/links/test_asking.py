"""One address asked: politely, of public sites only, and understood."""

import socket
from ipaddress import ip_address

import pytest

from pages.links.checking import Answer, Checker, Refused, is_public, public_address

pytestmark = pytest.mark.no_database


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/200", "bon", 200),
        ("/404", "disparu", 404),
        ("/410", "disparu", 410),
        ("/403", "refus", 403),
        ("/500", "erreur", 500),
        ("/503", "erreur", 503),
    ],
)
def test_an_answer_is_understood(checker, address_on, path, status, code):
    assert checker.check(address_on(path)) == Answer(status, code)


def test_head_is_asked_first_and_is_enough(checker, address_on, server):
    checker.check(address_on("/200"))
    assert [method for method, _host, _path in server.asked] == ["HEAD"]


@pytest.mark.parametrize("path", ["/head405", "/head404"])
def test_get_is_asked_where_head_is_not_known(checker, address_on, server, path):
    assert checker.check(address_on(path)).status == "bon"
    assert [method for method, _host, _path in server.asked] == ["HEAD", "GET"]


def test_it_says_who_asks(checker, address_on, server):
    checker.check(address_on("/200"))
    assert server.agents == {"essai"}


def test_a_permanent_move_says_where(checker, address_on):
    assert checker.check(address_on("/301?/200")) == Answer("deplace", 200, address_on("/200"))


def test_a_temporary_move_is_fine(checker, address_on):
    assert checker.check(address_on("/302?/200")) == Answer("bon", 200)


def test_a_move_to_what_is_gone_is_gone(checker, address_on):
    assert checker.check(address_on("/301?/404")).status == "disparu"


def test_a_slash_more_is_no_move(checker, address_on):
    assert checker.check(address_on("/dossier")).status == "bon"


def test_a_loop_ends(checker, address_on, server):
    assert checker.check(address_on("/301")).status == "boucle"
    assert len(server.asked) <= 6


@pytest.mark.parametrize("said", ["7", ""])
def test_a_site_that_is_too_busy_is_left_alone(checker, address_on, said):
    assert checker.check(address_on(f"/429?{said}")).wait == (int(said) if said else 60)


def test_accents_and_spaces_are_asked_as_browsers_do(checker, address_on, server):
    checker.check(address_on("/été à Béthune?q=é"))
    assert server.asked[0][2] == "/%C3%A9t%C3%A9%20%C3%A0%20B%C3%A9thune?q=%C3%A9"


def test_a_site_that_does_not_answer_is_silent(checker, server, address_on):
    server.server_close()
    assert checker.check(address_on("/200")).status == "muet"


def test_a_name_that_no_one_has_is_said():
    def unknown(host, port):
        raise socket.gaierror

    assert Checker("essai", address=unknown).check("http://rien.exemple/").status == "inconnu"


def test_https_without_a_good_certificate_is_no_answer(checker, server):
    assert checker.check(f"https://a.exemple:{server.server_port}/200").status in ("muet", "certificat")


@pytest.mark.parametrize("url", ["http://a.exemple:99999/", "http://[", "ftp://a.exemple/", "http:///"])
def test_what_is_no_address_is_an_error_and_no_crash(checker, url):
    assert checker.check(url).status == "erreur"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://localhost/",
    ],
)
def test_no_private_address_is_ever_asked(url):
    assert Checker("essai").check(url).status in ("prive", "inconnu")


@pytest.mark.parametrize("address", ["::ffff:127.0.0.1", "fe80::1", "100.64.0.1", "224.0.0.1", "fd00::1"])
def test_nor_one_in_disguise(address):
    assert not is_public(ip_address(address))


def test_nor_one_that_a_public_site_leads_to(server, address_on):
    def first_only(host, port):
        return "127.0.0.1" if host == "a.exemple" else public_address(host, port)

    checker = Checker("essai", address=first_only)
    assert checker.check(address_on("/301?http://127.0.0.1:1/")).status == "prive"


def test_a_name_with_one_private_address_is_refused(monkeypatch):
    both = [(0, 0, 0, "", ("93.184.216.34", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: both)
    with pytest.raises(Refused):
        public_address("a.exemple", 80)
