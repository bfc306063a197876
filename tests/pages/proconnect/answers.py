"""The steps of a sign-in by ProConnect, as a browser takes them."""

START, BACK = "/compte/proconnect/", "/compte/proconnect/retour/"


def is_in(client):
    return "_auth_user_id" in client.session


def said(client, answer):
    assert answer["Location"] == "/compte/connexion/"
    return client.get(answer["Location"]).content.decode()
