"""E-mails to the staff. A failure to send stops nothing: the dashboard says the same things."""

import logging

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def tell(people, subject, template, **context):
    """Sends one e-mail to each person, after the transaction commits; `template` is a text template."""
    for person in people:
        if person.email:
            text = render_to_string(template, context | {"person": person})
            transaction.on_commit(lambda text=text, to=person.email: send(subject, text, to), robust=True)


def send(subject, text: str, to: str) -> bool:
    """Sends an e-mail; returns whether it left, and logs a failure."""
    try:
        return bool(send_mail(str(subject), text, None, [to]))
    except OSError as error:  # there is no server, or it refuses
        logger.error("A mail did not leave: %s", error)
        return False
