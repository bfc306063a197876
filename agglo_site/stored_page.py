"""A page kept by the page cache: its headers, its body in each encoding, and the answer made from them."""

import gzip
import hashlib
from dataclasses import dataclass

import brotli
from django.utils.http import parse_etags

PUBLIC = (
    "public, max-age=0, must-revalidate"  # a visitor asks each time, and gets a "not modified" of 200 bytes
)
COMPRESSED = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "image/svg+xml",
    "application/geo+json",
)
REPLACED = {"content-length", "etag", "vary"}
#: The headers that a 304 repeats (RFC 9110, 15.4.5).
NOT_MODIFIED = {"etag", "vary", "cache-control", "content-location", "expires"}
OVERHEAD = 2_000  # bytes, a rough count of the headers and objects


@dataclass(frozen=True)
class StoredPage:
    status: str
    headers: list
    bodies: dict  # {'identity': b'…', 'br': b'…', 'gzip': b'…'}
    etag: str

    @classmethod
    def of(cls, status, headers, body):
        # weak: the tag is the same whatever the encoding
        etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        kept = [(name, value) for name, value in headers if name.lower() not in REPLACED]
        kept += [("ETag", etag), ("Vary", "Accept-Encoding")]
        said = {name.lower(): value for name, value in headers}
        if "cache-control" not in said:
            kept.append(("Cache-Control", PUBLIC))
        return cls(status, kept, encoded(body, said.get("content-type", "")), etag)

    @property
    def size(self):
        return OVERHEAD + sum(len(body) for body in self.bodies.values())

    def answer(self, environ, start_response):
        if self.is_held_by(environ):
            start_response(
                "304 Not Modified", [pair for pair in self.headers if pair[0].lower() in NOT_MODIFIED]
            )
            return []
        encoding = preferred(environ.get("HTTP_ACCEPT_ENCODING", ""), self.bodies)
        body = self.bodies[encoding]
        headers = [*self.headers, ("Content-Length", str(len(body)))]
        if encoding != "identity":
            headers.append(("Content-Encoding", encoding))
        start_response(self.status, headers)
        return [body]

    def is_held_by(self, environ):
        """Whether the visitor already has this page (If-None-Match); only a status 200 can be "not modified"."""
        held = [tag.removeprefix("W/") for tag in parse_etags(environ.get("HTTP_IF_NONE_MATCH", ""))]
        return self.status.startswith("200") and ("*" in held or self.etag.removeprefix("W/") in held)


def encoded(body: bytes, media_type: str) -> dict[str, bytes]:
    """{encoding: body} for each encoding that makes the body smaller, our preferred one first, then 'identity'."""
    bodies = {"identity": body}
    if media_type.startswith(COMPRESSED):
        packed = {"br": brotli.compress(body, quality=7), "gzip": gzip.compress(body, 7, mtime=0)}
        bodies = {name: small for name, small in packed.items() if len(small) < len(body)} | bodies
    return bodies


def preferred(accept_encoding: str, encodings) -> str:
    """The one of `encodings` (best first) that Accept-Encoding prefers; 'identity' when none is accepted."""
    weights = {"identity": 0.0001}  # accepted unless refused by name, and after any encoding asked for
    for part in accept_encoding.lower().split(","):
        name, _, parameters = part.strip().partition(";")
        weights[name.strip()] = quality(parameters)
    liked = {name: weights.get(name, weights.get("*", 0)) for name in encodings}
    return max((name for name in liked if liked[name] > 0), key=liked.get, default="identity")


def quality(parameters: str) -> float:
    """'q=0.5' → 0.5; nothing → 1; anything else → 0."""
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
