import pytest

from pages.models import ProConnectAccess
from tests.pages.proconnect.answers import BACK, START
from tests.pages.proconnect.fake import CLIENT, SECRET, FakeProConnect, running


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
