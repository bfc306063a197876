import pytest
from django.contrib.auth.models import Group, User

PASSWORD = "terrils-et-corons-62"


@pytest.fixture
def camille(db):
    """Writes; belongs to no group that demands a second factor."""
    return User.objects.create_user("camille", "camille@exemple.fr", PASSWORD, is_staff=True)


@pytest.fixture
def editor(camille):
    camille.groups.add(Group.objects.get_or_create(name="Éditeur")[0])
    return camille


@pytest.fixture
def sign_in(client):
    """sign_in("camille") → the answer to the form, sent as a browser does."""

    def sent(name="camille", password=PASSWORD, **more):
        return client.post("/compte/connexion/", {"login": name, "password": password, **more})

    return sent
