"""A ProConnect of the tests' own, on the loopback, as strict as the real one says it is (numerique-gouv/proconnect-documentation)."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "client-de-test", "secret-de-test-de-trente-deux-caracteres"
ALLOWED = {
    "client_id", "redirect_uri", "response_type", "scope", "state", "nonce", "acr_values", "claims", "prompt",
}  # fmt: skip
SCOPES = {
    "openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id", "phone", "custom",
}  # fmt: skip
KID = "la-cle"


def key_pair():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class FakeProConnect:
    def __init__(self, back, signed_out):
        self.back, self.signed_out = back, signed_out  # as registered, to the letter
        self.key = key_pair()
        self.person = {"sub": "sub-de-camille", "email": "camille@agglo.exemple", "siret": "20007246000013"}
        self.codes, self.access, self.proofs, self.logged_out = {}, {}, set(), []
        self.code_seconds, self.access_seconds = 30, 60
        #: What a test spoils: {"id_token" or "userinfo": claims to change}, or other answers by their path.
        self.lies, self.answers = {}, {}
        self.signing_key = self.key  # that of somebody else, when a test says so
        self.algorithm, self.kid = "RS256", KID

    # What the browser is sent to

    def authorize(self, address):
        """What the person's browser brings back after a good identification, or the refusal shown to them."""
        asked = dict(parse_qsl(urlsplit(address).query))
        refusal = self.refusal(asked, address)
        if refusal:
            return {"error": refusal, "state": asked.get("state", "")}
        code = token_urlsafe(24)
        self.codes[code] = asked | {"at": time.time()}
        return {"code": code, "state": asked["state"], "iss": self.issuer}

    def refusal(self, asked, address):
        if set(asked) - ALLOWED or len(parse_qsl(urlsplit(address).query)) != len(asked):
            return "Y000400"
        checks = {
            "unauthorized_client": asked.get("client_id") == CLIENT,
            "redirect_uri_mismatch": asked.get("redirect_uri") == self.back,
            "unsupported_response_type": asked.get("response_type") == "code",
            "invalid_scope": {"openid"} <= set(asked.get("scope", "").split()) <= SCOPES,
            "state_too_short": len(asked.get("state", "")) >= 32,
            "nonce_too_short": len(asked.get("nonce", "")) >= 32,
        }
        return next((error for error, fine in checks.items() if not fine), None)

    def end_session(self, address):
        """Where the browser goes once out, or None: the real one shows an error page."""
        asked = dict(parse_qsl(urlsplit(address).query))
        fine = (
            asked.get("id_token_hint") in self.proofs
            and len(asked.get("state", "")) >= 32
            and asked.get("post_logout_redirect_uri") == self.signed_out
        )
        if not fine:
            return None
        self.logged_out.append(asked["id_token_hint"])
        return f"{self.signed_out}?{urlencode({'state': asked['state']})}"

    # What the site asks by itself

    def configuration(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "end_session_endpoint": f"{self.issuer}/session/end",
            "jwks_uri": f"{self.issuer}/jwks",
        }

    def jwks(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": KID, "use": "sig", "alg": "RS256"}]}

    def token(self, form):
        asked = self.codes.pop(form.get("code", ""), None)  # it serves once
        fine = (
            asked
            and time.time() - asked["at"] < self.code_seconds
            and form.get("grant_type") == "authorization_code"
            and form.get("redirect_uri") == asked["redirect_uri"]
            and (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
            and set(form) == {"code", "grant_type", "redirect_uri", "client_id", "client_secret"}
        )
        if not fine:
            return 400, {"error": "invalid_grant"}
        access = token_urlsafe(24)
        self.access[access] = time.time()
        claims = {
            "sub": self.person["sub"],
            "nonce": asked["nonce"],
            "exp": int(time.time()) + 60,
            "acr": "eidas1",
        }
        proof = self.signed(claims | self.lies.get("id_token", {}))
        self.proofs.add(proof)
        return 200, {"access_token": access, "token_type": "Bearer", "expires_in": 60, "id_token": proof}

    def userinfo(self, authorization):
        given = self.access.get(authorization.removeprefix("Bearer "), 0)
        if not authorization.startswith("Bearer ") or time.time() - given > self.access_seconds:
            return None
        return self.signed(self.person | {"exp": int(time.time()) + 60} | self.lies.get("userinfo", {}))

    def signed(self, claims):
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": int(time.time())} | claims
        claims = {name: value for name, value in claims.items() if value is not None}
        key = None if self.algorithm == "none" else self.signing_key
        return jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": self.kid})


def handler_of(fake):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            path = urlsplit(self.path).path.removeprefix("/api/v2")
            if path in fake.answers:
                return self.answer(*fake.answers[path])
            if path == "/userinfo":
                token = fake.userinfo(self.headers.get("Authorization", ""))
                return (
                    self.answer(200, token, "application/jwt")
                    if token
                    else self.answer(401, {"error": "invalid_token"})
                )
            if path == "/session/end":
                return self.redirect(fake.end_session(self.path))
            if path == "/authorize":
                return self.redirect(f"{fake.back}?{urlencode(fake.authorize(self.path))}")
            known = {"/.well-known/openid-configuration": fake.configuration, "/jwks": fake.jwks}
            return self.answer(200, known[path]()) if path in known else self.answer(404, {})

        def do_POST(self):
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            if "/token" in fake.answers:
                return self.answer(*fake.answers["/token"])
            return self.answer(*fake.token({name: values[0] for name, values in form.items()}))

        def redirect(self, address):
            if not address:
                return self.answer(400, {"error": "invalid_request"})
            self.send_response(302)
            self.send_header("Location", address)
            self.end_headers()

        def answer(self, status, said, kind="application/json"):
            body = (said if isinstance(said, str) else json.dumps(said)).encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    return Handler


@contextmanager
def running(fake):
    """The fake answers at fake.domain until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(fake))
    fake.domain = f"http://127.0.0.1:{server.server_port}"
    fake.issuer = f"{fake.domain}/api/v2"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
