"""Sign-in by ProConnect, against a provider that enforces its rules: who is let in, and with what rights."""

from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client

from pages.models import ProConnectAccess
from tests.accounts.factors import code as totp_code
from tests.accounts.factors import give_totp
from tests.accounts.fake_proconnect import CLIENT, SECRET, FakeProConnect, key_pair, running

pytestmark = pytest.mark.django_db
START, BACK = "/compte/proconnect/", "/compte/proconnect/retour/"


@pytest.fixture
def proconnect(settings):
    fake = FakeProConnect(f"http://testserver{BACK}", "http://testserver/compte/proconnect/deconnecte/")
    with running(fake):
        settings.PROCONNECT = {
            "PROCONNECT_DOMAIN": fake.domain,
            "PROCONNECT_CLIENT_ID": CLIENT,
            "PROCONNECT_CLIENT_SECRET": SECRET,
        }
        yield fake


@pytest.fixture
def access(camille):
    return ProConnectAccess.objects.create(
        user=camille, email="camille@agglo.exemple", siret="20007246000013"
    )


@pytest.fixture
def identify(client, proconnect):
    """identify() → the answer of the site to what the browser brings back from ProConnect."""

    def done(wanted="", **changed):
        sent = client.get(START, {"next": wanted} if wanted else {})
        return client.get(BACK, proconnect.authorize(sent["Location"]) | changed)

    return done


def is_in(client):
    return "_auth_user_id" in client.session


def said(client, answer):
    assert answer["Location"] == "/compte/connexion/"
    return client.get(answer["Location"]).content.decode()


# Off until configured


@pytest.mark.parametrize("path", [START, BACK, "/compte/proconnect/deconnecte/"])
def test_it_is_off_until_it_is_configured(client, path):
    assert client.get(path).status_code == 404


def test_no_button_speaks_of_it_until_then(client):
    assert "ProConnect" not in client.get("/compte/connexion/").content.decode()


def test_the_button_keeps_where_they_were_going(client, proconnect):
    page = client.get("/compte/connexion/?next=/admin/pages/page/").content.decode()
    assert 'href="/compte/proconnect/?next=%2Fadmin%2Fpages%2Fpage%2F"' in page


# Who is let in


def test_whom_an_administrator_let_in_enters(client, access, identify):
    assert identify()["Location"] == "/admin/"
    assert is_in(client)


def test_and_goes_where_they_were_going(access, identify):
    assert identify("/en/admin/pages/page/")["Location"] == "/en/admin/pages/page/"


def test_a_wish_to_go_elsewhere_is_not_granted(access, identify):
    assert identify("https://evil.example/")["Location"] == "/admin/"


def test_the_identity_is_kept_by_issuer_and_sub(access, identify, proconnect):
    identify()
    access.refresh_from_db()
    assert (access.issuer, access.sub) == (proconnect.issuer, "sub-de-camille")


def test_once_known_the_address_may_change(client, access, identify, proconnect):
    identify()
    client.logout()
    proconnect.person["email"] = "camille.mariee@agglo.exemple"
    identify()
    assert is_in(client)


def test_another_person_who_gets_the_address_does_not_enter(client, access, identify, proconnect):
    identify()
    client.logout()
    proconnect.person["sub"] = "sub-de-la-suivante"
    assert "ce site non" in said(client, identify())
    assert not is_in(client)


def test_whoever_changes_organisation_no_longer_enters(client, access, identify, proconnect):
    identify()
    client.logout()
    proconnect.person["siret"] = "38047555800058"
    identify()
    assert not is_in(client)


def test_the_address_alone_lets_nobody_in(client, access, identify, proconnect):
    proconnect.person["siret"] = "38047555800058"
    identify()
    assert not is_in(client)


def test_the_address_of_an_account_is_not_enough_without_an_access(client, camille, identify, proconnect):
    proconnect.person["email"] = camille.email
    identify()
    assert not is_in(client)


def test_an_unknown_person_is_told_what_to_ask_for_and_no_account_is_made(client, identify):
    page = said(client, identify())
    assert "camille@agglo.exemple, SIRET 20007246000013" in page
    assert not User.objects.exists()


@pytest.mark.parametrize("field", ["is_active", "is_staff"])
def test_an_account_that_is_closed_or_not_of_the_staff_does_not_open(client, access, identify, field):
    User.objects.update(**{field: False})
    identify()
    assert not is_in(client)


def test_an_access_that_was_deleted_no_longer_opens(client, access, identify):
    identify()
    client.logout()
    access.delete()
    identify()
    assert not is_in(client)


def test_an_identity_gives_no_right(access, identify, proconnect):
    before = User.objects.values().get()
    proconnect.person |= {"roles": ["Administrateur"], "is_superuser": True, "groups": ["Éditeur"]}
    identify()
    after = User.objects.values().get()
    assert {name for name in before if before[name] != after[name]} == {"last_login"}
    assert not User.objects.get().groups.exists()


def test_the_second_factor_is_asked_for_all_the_same(client, access, camille, identify):
    give_totp(camille)
    assert identify()["Location"] == "/compte/connexion/second-facteur/"
    assert not is_in(client)
    client.post("/compte/connexion/second-facteur/", {"code": totp_code()})
    assert is_in(client)


def test_it_is_told_by_mail(access, identify, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        identify()
    assert "Quelqu’un vient de se connecter" in mailoutbox[0].subject


def test_the_connection_is_listed(client, access, identify):
    identify()
    assert "cet appareil" in client.get("/compte/connexions/").content.decode()


def test_the_session_lasts_no_longer_than_that_of_proconnect(client, access, identify):
    identify()
    assert client.session.get_expiry_age() == 12 * 3600


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


# Leaving


def test_signing_out_goes_on_to_proconnect_through_the_browser(client, access, identify, proconnect):
    identify()
    page = client.post("/compte/deconnexion/")
    assert not is_in(client)
    onward = page.context["onward"]
    assert f'content="0; url={onward.replace("&", "&amp;")}"' in page.content.decode()
    back = proconnect.end_session(onward)
    assert len(proconnect.logged_out) == 1
    assert client.get(back.removeprefix("http://testserver"))["Location"] == "/compte/connexion/"


def test_who_came_by_a_password_is_not_sent_there(client, camille, proconnect, sign_in):
    sign_in()
    assert client.post("/compte/deconnexion/")["Location"] == "/compte/connexion/"


def test_signing_out_ends_here_even_when_proconnect_is_away(client, access, identify, settings):
    identify()
    settings.PROCONNECT |= {"PROCONNECT_DOMAIN": "http://127.0.0.1:1"}
    assert client.post("/compte/deconnexion/")["Location"] == "/compte/connexion/"
    assert not is_in(client)


# The admin


def form_of(user, **access):
    rows = {f"proconnect_access-0-{name}": value for name, value in access.items()}
    counts = {"proconnect_access-TOTAL_FORMS": "1"}
    counts |= {f"{lines}-TOTAL_FORMS": "0" for lines in ("pagelimit_set", "programmelimit_set")}
    counts |= {name.replace("TOTAL", "INITIAL"): "0" for name in counts}
    joined = {"date_joined_0": "2026-01-01", "date_joined_1": "10:00:00"}
    return {"username": user.username, "is_active": "on", "is_staff": "on", **joined, **counts, **rows}


def test_an_administrator_opens_an_account_to_it(admin_client, camille, proconnect):
    sent = form_of(camille, email="Camille@Agglo.exemple", siret="20007246000013")
    assert admin_client.post(f"/admin/auth/user/{camille.pk}/change/", sent).status_code == 302
    assert camille.proconnect_access.email == "camille@agglo.exemple"


def test_a_siret_that_is_none_is_refused_in_words(admin_client, camille, proconnect):
    sent = form_of(camille, email="camille@agglo.exemple", siret="2000")
    page = admin_client.post(f"/admin/auth/user/{camille.pk}/change/", sent).content.decode()
    assert "Quatorze chiffres, sans espace." in page


def test_the_admin_says_nothing_of_it_until_it_is_configured(admin_client, camille):
    page = admin_client.get(f"/admin/auth/user/{camille.pk}/change/").content.decode()
    assert 'name="proconnect_access-0-email"' not in page
