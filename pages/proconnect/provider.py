"""Talks to ProConnect: OpenID Connect, authorization code, user information as a signed JWT.

The facts come from numerique-gouv/proconnect-documentation. ProConnect refuses unknown parameters (Y000400):
only those below are sent.
"""

import jwt
import requests
from django.conf import settings
from django.core.cache import cache
from django.utils.http import urlencode

ALGORITHMS = ["RS256", "ES256"]  # fixed here: the algorithm that a token announces is not trusted
TIMEOUT = 10
AN_HOUR = 3600


class Failure(Exception):
    """Why a sign-in failed; its text is a key of SENTENCES in pages/proconnect/views.py."""


class Provider:
    def __init__(self):
        registered = settings.PROCONNECT
        self.base = base_of(registered["PROCONNECT_DOMAIN"])
        self.client_id = registered["PROCONNECT_CLIENT_ID"]
        self.secret = registered["PROCONNECT_CLIENT_SECRET"]

    def authorize_address(self, redirect_uri: str, state: str, nonce: str) -> str:
        asked = {
            "client_id": self.client_id,
            "redirect_uri": redirect_uri,
            "response_type": "code",
            "scope": "openid email siret",
            "state": state,
            "nonce": nonce,
        }
        return f"{self.endpoint('authorization_endpoint')}?{urlencode(asked)}"

    def identify(self, code: str, redirect_uri: str, nonce: str) -> tuple[dict, str]:
        """(what ProConnect says of the person, the ID token), both verified. Raises Failure."""
        tokens = self.exchange(code, redirect_uri)
        claims = self.verified(tokens.get("id_token"), ["sub", "exp", "nonce"])
        if claims["nonce"] != nonce:
            raise Failure("unsound")
        person = self.verified(self.user_info(tokens.get("access_token")), ["sub"])
        if person["sub"] != claims["sub"]:
            raise Failure("unsound")
        return person, tokens["id_token"]

    def exchange(self, code, redirect_uri):
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "client_id": self.client_id,
            "client_secret": self.secret,
        }
        return json_of(call("POST", self.endpoint("token_endpoint"), data=sent))

    def user_info(self, access_token):
        headers = {"Authorization": f"Bearer {access_token}"}
        response = call("GET", self.endpoint("userinfo_endpoint"), headers=headers)
        if not response.headers.get("Content-Type", "").startswith("application/jwt"):
            raise Failure("unsound")
        return response.text

    def verified(self, token: str, required: list[str]) -> dict:
        """The claims of a token that is signed by ProConnect, meant for this site and still valid. Raises Failure."""
        try:
            keys = jwt.PyJWKSet.from_dict(json_of(call("GET", self.endpoint("jwks_uri"))))
            key = keys[jwt.get_unverified_header(token)["kid"]]
            return jwt.decode(
                token,
                key,
                algorithms=ALGORITHMS,
                audience=self.client_id,
                issuer=self.base,
                leeway=10,
                options={"require": ["iss", "aud", *required]},
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise Failure("unsound") from error

    def endpoint(self, name):
        key = f"proconnect:{self.base}"
        found = cache.get(key)
        if not found:
            found = json_of(call("GET", f"{self.base}/.well-known/openid-configuration"))
            if found.get("issuer") != self.base:
                raise Failure("unsound")
            cache.set(key, found, AN_HOUR)
        try:
            return found[name]
        except KeyError:
            raise Failure("unsound") from None


def base_of(domain: str) -> str:
    """The base address of ProConnect; `domain` may be a complete address, to test with another provider."""
    return f"{domain if '://' in domain else f'https://{domain}'}/api/v2"


def call(method, address, **sent):
    try:
        response = requests.request(method, address, timeout=TIMEOUT, allow_redirects=False, **sent)
    except requests.RequestException as error:
        raise Failure("away") from error
    if response.status_code != 200:
        raise Failure("away" if response.status_code >= 500 else "refused")
    return response


def json_of(response):
    try:
        found = response.json()
    except requests.JSONDecodeError as error:
        raise Failure("unsound") from error
    if not isinstance(found, dict):
        raise Failure("unsound")
    return found
