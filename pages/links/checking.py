"""Asks other sites, politely, whether an address of theirs still answers. Knows no model.

Only public addresses of the internet are asked: what a text holds must not make this machine knock at the doors of its
own network. The name is resolved once, and the very address that was judged is the one connected to.
"""

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

HOPS = 5
FOREVER = (301, 308)
MOVES = (*FOREVER, 302, 303, 307)
BUSY = (429, 503)
SHY = (401, 402, 403, 405, 406, 407, 418, 451, 999)  # the last is LinkedIn's own
PORTS = {"http": 80, "https": 443}
IN_PATH, IN_QUERY = "/%:@!$&'()*+,;=~-._", "/?%:@!$&'()*+,;=~-._[]"


@dataclass(frozen=True)
class Answer:
    status: str  # one of ExternalLink.Status
    code: int | None = None
    moved_to: str = ""
    wait: int | None = None  # seconds that the site asks to be left alone: no answer to keep


class Refused(Exception):
    """No public address of the internet."""


def public_address(host, port):
    """The first address of `host`, if all of them are public."""
    found = [
        ipaddress.ip_address(each[4][0].partition("%")[0])
        for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    ]
    if not found or not all(is_public(address) for address in found):
        raise Refused(host)
    return str(found[0])


def is_public(address):
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_global and not address.is_multicast


class Checker:
    def __init__(self, user_agent, timeout=10, address=public_address):
        self.headers = {"User-Agent": user_agent, "Accept": "*/*", "Connection": "close"}
        self.timeout, self.address = timeout, address

    def check(self, url):
        try:
            return self.follow(url)
        except Refused:
            return Answer("prive")
        except ValueError:  # no address at all: a port of 99999, "http://["
            return Answer("erreur")
        except ssl.SSLCertVerificationError:
            return Answer("certificat")
        except socket.gaierror:
            return Answer("inconnu")
        except (OSError, http.client.HTTPException):
            return Answer("muet")

    def follow(self, url):
        """A permanent move is one only if every hop is: a temporary one may come back."""
        here, lasting = url, True
        for _hop in range(HOPS + 1):
            code, headers = self.ask(here)
            if code in MOVES and headers.get("Location"):
                lasting = lasting and code in FOREVER
                here = urljoin(here, headers["Location"].strip())
                continue
            return answer(code, headers, here if lasting and worth_saying(url, here) else "")
        return Answer("boucle")

    def ask(self, url):
        """HEAD first: no page travels. GET where a site does not know HEAD, or says that something is wrong."""
        code, headers = self.request("HEAD", url)
        if code >= 400 and code not in BUSY:
            code, headers = self.request("GET", url)
        return code, headers

    def request(self, method, url):
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError(url)
        host, port = parts.hostname.encode("idna").decode(), parts.port or PORTS[parts.scheme]
        connection = Pinned(parts.scheme, host, port, self.address(host, port), self.timeout)
        try:
            query = f"?{quote(parts.query, IN_QUERY)}" if parts.query else ""
            connection.request(method, (quote(parts.path, IN_PATH) or "/") + query, headers=self.headers)
            response = connection.getresponse()
            return response.status, response.headers
        finally:
            connection.close()


class Pinned(http.client.HTTPConnection):
    """Connects to the address that was judged, and to no other that the name may since have."""

    def __init__(self, scheme, host, port, address, timeout):
        super().__init__(host, port, timeout=timeout)
        self.default_port, self.scheme, self.address = PORTS[scheme], scheme, address

    def connect(self):
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def worth_saying(old, new):
    return old.partition("#")[0].rstrip("/") != new.partition("#")[0].rstrip("/")


def answer(code, headers, moved_to):
    if code in BUSY and (code == 429 or headers.get("Retry-After")):
        return Answer("", code, wait=seconds(headers.get("Retry-After")))
    if code in (404, 410):
        return Answer("disparu", code)
    if code in SHY:
        return Answer("refus", code)
    if code >= 400:
        return Answer("erreur", code)
    return Answer("deplace", code, moved_to) if moved_to else Answer("bon", code)


def seconds(retry_after, usual=60):
    """A date, or nothing readable: the usual time."""
    return int(retry_after) if retry_after and retry_after.strip().isdecimal() else usual
