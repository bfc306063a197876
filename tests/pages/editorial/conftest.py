import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.make import make_news, make_page, make_text


@pytest.fixture
def page(db):
    page = make_page("Habiter", summary="Se loger dans le quartier.")
    make_text(page, body="<p>Premier.</p>")
    make_text(page, body="<p>Second.</p>", ordering=20)
    return page


@pytest.fixture
def news(db):
    """For what is true of all that is edited: its form, without blocks, is drawn four times as fast as that of a page."""
    return make_news("Habiter", summary="Se loger dans le quartier.")


def signed_in(name, **fields):
    user = User.objects.create_superuser(
        name.lower(), f"{name.lower()}@example.org", first_name=name, **fields
    )
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def amina(db):
    return signed_in("Amina")


@pytest.fixture
def bruno(db):
    return signed_in("Bruno")
