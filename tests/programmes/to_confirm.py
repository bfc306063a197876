"""What is published and sure until a day, and the seconds around the end of that day."""

from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest

from tests.make import make_call, make_event, make_home, make_news, make_page, make_project

DAY = date(2026, 3, 31)  # the last day on which it is sure; the clocks have just changed
T = datetime(2026, 4, 1, tzinfo=ZoneInfo("Europe/Paris"))
SECOND = timedelta(seconds=1)
LONG_AGO = T - timedelta(days=30)
CLOCK = pytest.mark.parametrize(
    ("moment", "is_past"),
    [(T - SECOND, False), (T, True), (T + SECOND, True)],
    ids=["T-1s", "T", "T+1s"],
)
CONTACT = {"contact_name": "Maison des habitants", "contact_phone": "03 21 00 00 01"}
DOUBTFUL = {"review_date": DAY, "publish_at": LONG_AGO, **CONTACT}
WORDS = "À confirmer"


def at(moment):
    return patch("django.utils.timezone.now", return_value=moment)


def read(client, path, moment):
    with at(moment):
        response = client.get(path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
    assert response.status_code == 200
    return body.decode()


def doubtful_event(**fields):
    return make_event("Atelier", T + timedelta(days=9), **DOUBTFUL, **fields)


def doubtful_call(**fields):
    return make_call("Appel", opens_at=LONG_AGO, closes_at=T + timedelta(days=9), **DOUBTFUL, **fields)


MAKERS = {
    "page": lambda: make_page("Habiter", **DOUBTFUL),
    "home": lambda: make_home(**DOUBTFUL),
    "project": lambda: make_project("Lilas", **DOUBTFUL),
    "event": doubtful_event,
    "news": lambda: make_news("Nouvelle", **DOUBTFUL),
    "call": doubtful_call,
}
EACH = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
