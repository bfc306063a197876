"""What is asked of ProConnect, and its answers: none is believed that is not sound, new and for this browser."""

from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from django.test import Client

from tests.pages.proconnect.answers import BACK, START, is_in, said
from tests.pages.proconnect.fake import key_pair

pytestmark = pytest.mark.django_db


# What is asked of ProConnect


def test_nothing_is_asked_that_it_would_refuse(client, proconnect):
    asked = parse_qs(urlsplit(client.get(START)["Location"]).query)
    assert set(asked) == {"client_id", "redirect_uri", "response_type", "scope", "state", "nonce"}


def test_state_and_nonce_are_long_and_new_each_time(client, proconnect):
    asked = [dict(parse_qsl(urlsplit(client.get(START)["Location"]).query)) for _ in range(2)]
    assert all(len(one[name]) >= 32 for one in asked for name in ("state", "nonce"))
    assert len({one[name] for one in asked for name in ("state", "nonce")}) == 4


def test_the_address_of_the_sign_in_adds_no_parameter(client, proconnect):
    sent = client.get(f"{START}?scope=phone&auth_params=prompt%3Dnone&acr_values=x")["Location"]
    assert "code" in proconnect.authorize(sent)


@pytest.mark.parametrize(
    "change, refusal",
    [
        ({"login_hint": "x"}, "Y000400"),
        ({"state": "court"}, "state_too_short"),
        ({"nonce": "court"}, "nonce_too_short"),
        ({"redirect_uri": f"http://testserver{BACK}"[:-1]}, "redirect_uri_mismatch"),
    ],
)
def test_the_fake_is_as_strict_as_it_says(client, proconnect, change, refusal):
    asked = dict(parse_qsl(urlsplit(client.get(START)["Location"]).query)) | change
    assert proconnect.authorize(f"{proconnect.issuer}/authorize?{urlencode(asked)}")["error"] == refusal


# Answers that are not sound


@pytest.mark.parametrize(
    "lies",
    [
        {"id_token": {"nonce": "celui-d-une-autre-connexion-que-celle-ci"}},
        {"id_token": {"nonce": None}},
        {"id_token": {"iss": "https://evil.example/api/v2"}},
        {"id_token": {"aud": "un-autre-site"}},
        {"id_token": {"exp": 1}},
        {"id_token": {"exp": None}},
        {"id_token": {"sub": None}},
        {"userinfo": {"iss": "https://evil.example/api/v2"}},
        {"userinfo": {"aud": "un-autre-site"}},
        {"userinfo": {"aud": None}},
        {"userinfo": {"exp": 1}},
        {"userinfo": {"sub": "celui-d-un-autre"}},
        {"userinfo": {"sub": None}},
    ],
    ids=str,
)
def test_a_token_that_says_something_else_is_refused(client, access, identify, proconnect, lies):
    proconnect.lies = lies
    assert "n’est pas sûre" in said(client, identify())
    assert not is_in(client)


def test_a_token_signed_by_somebody_else_is_refused(client, access, identify, proconnect):
    proconnect.signing_key = key_pair()
    assert "n’est pas sûre" in said(client, identify())
    assert not is_in(client)


def test_a_token_without_signature_is_refused(client, access, identify, proconnect):
    proconnect.algorithm = "none"
    assert "n’est pas sûre" in said(client, identify())


def test_a_token_signed_with_the_public_key_as_a_password_is_refused(client, access, identify, proconnect):
    """The old confusion of HS256 and RS256: the public key is known to all."""
    proconnect.algorithm, proconnect.signing_key = "HS256", str(proconnect.jwks()["keys"][0]["n"])
    assert "n’est pas sûre" in said(client, identify())


def test_a_key_that_is_not_published_is_refused(client, access, identify, proconnect):
    proconnect.kid = "une-autre"
    assert "n’est pas sûre" in said(client, identify())


@pytest.mark.parametrize(
    "path, answer, sentence",
    [
        ("/userinfo", (200, {"sub": "sub-de-camille", "email": "camille@agglo.exemple"}), "n’est pas sûre"),
        ("/userinfo", (200, "pas.un.jeton", "application/jwt"), "n’est pas sûre"),
        ("/userinfo", (401, {}), "a refusé"),
        ("/token", (200, "<html>", "text/html"), "n’est pas sûre"),
        ("/token", (200, []), "n’est pas sûre"),
        ("/token", (200, {}), "n’est pas sûre"),
        ("/token", (200, {"id_token": 5}), "n’est pas sûre"),
        ("/token", (500, {}), "ne répond pas"),
        ("/token", (302, {}), "a refusé"),
        ("/jwks", (200, {"keys": []}), "n’est pas sûre"),
        ("/jwks", (200, {"keys": "x"}), "n’est pas sûre"),
        ("/jwks", (503, {}), "ne répond pas"),
    ],
    ids=str,
)
def test_an_answer_that_is_none_is_told_in_words(
    client, access, identify, proconnect, path, answer, sentence
):
    proconnect.answers[path] = answer
    assert sentence in said(client, identify())
    assert not is_in(client)


@pytest.mark.parametrize(
    "answer, sentence",
    [
        ((200, {"issuer": "https://evil.example/api/v2"}), "n’est pas sûre"),
        ((200, {}), "n’est pas sûre"),
        ((503, {}), "ne répond pas"),
    ],
)
def test_a_provider_that_is_not_itself_is_told_in_words(client, proconnect, answer, sentence):
    proconnect.answers["/.well-known/openid-configuration"] = answer
    assert sentence in said(client, client.get(START))


def test_a_provider_that_does_not_answer_is_told_in_words(client, proconnect, settings):
    settings.PROCONNECT |= {"PROCONNECT_DOMAIN": "http://127.0.0.1:1"}
    assert "ne répond pas" in said(client, client.get(START))


# What the browser brings back


def test_who_gave_up_is_told_so(client, proconnect, access):
    state = dict(parse_qsl(urlsplit(client.get(START)["Location"]).query))["state"]
    assert "renoncé" in said(client, client.get(BACK, {"error": "access_denied", "state": state}))


@pytest.mark.parametrize("changed", [{"error": "server_error"}, {"code": "invente"}, {"code": ""}])
def test_a_refusal_is_told_in_words(client, access, identify, changed):
    assert "a refusé" in said(client, identify(**changed))
    assert not is_in(client)


@pytest.mark.parametrize("state", ["", "x", "é", "a" * 43])
def test_the_state_of_another_is_refused(client, access, identify, state):
    assert "a expiré" in said(client, identify(state=state))
    assert not is_in(client)


def test_a_browser_that_asked_for_nothing_is_refused(proconnect, access, client):
    brought = proconnect.authorize(Client().get(START)["Location"])
    assert "a expiré" in said(client, client.get(BACK, brought))


def test_an_answer_serves_once(client, access, proconnect):
    brought = proconnect.authorize(client.get(START)["Location"])
    client.get(BACK, brought)
    client.logout()
    assert "a expiré" in said(client, client.get(BACK, brought))


def test_an_answer_that_took_too_long_is_refused(client, access, proconnect, monkeypatch):
    brought = proconnect.authorize(client.get(START)["Location"])
    monkeypatch.setattr("pages.proconnect.session.PATIENCE", -1)
    assert "a expiré" in said(client, client.get(BACK, brought))


def test_a_code_that_took_too_long_is_refused_by_proconnect(client, access, identify, proconnect):
    proconnect.code_seconds = 0
    assert "a refusé" in said(client, identify())


def test_nothing_is_posted_there(client, proconnect):
    assert client.post(BACK).status_code == 405
