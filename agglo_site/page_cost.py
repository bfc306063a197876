"""What each page costs, in the console of `make dev`."""

import logging
from time import perf_counter

from django.db import connection

logger = logging.getLogger(__name__)


class PageCostMiddleware:
    """Writes a line for each request. settings.py adds it when DEBUG is on: Django counts queries only then."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        before, start = len(connection.queries), perf_counter()
        response = self.get_response(request)
        took = perf_counter() - start
        queries = connection.queries[before:]
        logger.info(
            "%s %s %d: %d SQL, %.0f ms; %.0f ms",
            request.method,
            request.get_full_path(),
            response.status_code,
            len(queries),
            1000 * sum(float(query["time"]) for query in queries),
            1000 * took,
        )
        return response
