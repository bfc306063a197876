"""Each list of the admin costs the same with many rows as with few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.programmes.admin_rows import FEW, LISTS, address, rows

pytestmark = pytest.mark.django_db
MANY = 40


@LISTS
def test_a_list_costs_the_same_with_many_rows(admin_client, django_assert_num_queries, model):
    rows(model, FEW)
    admin_client.get(address(model, "changelist"))  # what is kept between requests
    with CaptureQueriesContext(connection) as few:
        admin_client.get(address(model, "changelist"))
    rows(model, MANY)
    with django_assert_num_queries(len(few)):
        admin_client.get(address(model, "changelist"))
