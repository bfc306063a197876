import pytest

from pages.links.checking import Checker
from tests.pages.links.server import site


@pytest.fixture
def server():
    with site() as running:
        yield running


@pytest.fixture
def address_on(server):
    """address_on('/404', 'b.exemple'): that path of that site, all of them being this server."""
    return lambda path, host="a.exemple": f"http://{host}:{server.server_port}{path}"


@pytest.fixture
def checker(server):
    return Checker("essai", timeout=5, address=lambda host, port: "127.0.0.1")
