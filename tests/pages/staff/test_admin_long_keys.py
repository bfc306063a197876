"""A list of the admin whose address was cut or typed wrong answers."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query",
    [
        "auth/user/?groups",
        "pages/auditentry/?user",
        "programmes/event/?commune",
        "programmes/project/?communes",
    ],
)
def test_a_filter_with_a_key_of_thirty_digits_is_no_error(admin_client, query):
    response = admin_client.get(f"/admin/{query}={'9' * 30}", follow=True)
    assert response.status_code == 200
