"""Asks other sites whether an address still answers. Imports no model.

Only public addresses of the internet are asked: a text must not make this machine call its own network. A
name is resolved once, and the connection goes to the very address that was checked.
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
SHY = (401, 402, 403, 405, 406, 407, 418, 451, 999)  # the last one is LinkedIn's own
PORTS = {"http": 80, "https": 443}
IN_PATH, IN_QUERY = "/%:@!$&'()*+,;=~-._", "/?%:@!$&'()*+,;=~-._[]"


@dataclass(frozen=True)
class Answer:
    status: str  # one of ExternalLink.Status
    code: int | None = None
    moved_to: str = ""
    wait: int | None = None  # seconds that the site asks to wait; nothing is then recorded


class Refused(Exception):
    """The host is not a public address of the internet."""


def public_address(host: str, port: int) -> str:
    """The first IP address of `host`. Raises Refused unless all its addresses are public."""
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

    def check(self, url: str) -> Answer:
        try:
            return self.follow(url)
        except Refused:
            return Answer("prive")
        except ValueError:  # not an address: a port of 99999, "http://["
            return Answer("erreur")
        except ssl.SSLCertVerificationError:
            return Answer("certificat")
        except socket.gaierror:
            return Answer("inconnu")
        except (OSError, http.client.HTTPException):
            return Answer("muet")

    def follow(self, url):
        """The answer after the redirections. The move is permanent only if each of them is."""
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
        """HEAD first, so that no page is transferred; GET if the site does not know HEAD or answers with an error."""
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
    """Connects to the address that was checked, even if the name leads elsewhere meanwhile."""

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
    """The number of seconds of Retry-After; `usual` if it is a date or cannot be read."""
    return int(retry_after) if retry_after and retry_after.strip().isdecimal() else usual
