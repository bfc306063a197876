"""What staff are told by e-mail. A mail that does not leave stops nothing: what it says is on the dashboard too."""

import logging

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def tell(people, subject, template, **context):
    """`template` is a text; one mail a person, once the transaction has kept what it speaks of."""
    for person in people:
        if person.email:
            text = render_to_string(template, context | {"person": person})
            transaction.on_commit(lambda text=text, to=person.email: send(subject, text, to), robust=True)


def send(subject, text, to):
    """Whether it left."""
    try:
        return bool(send_mail(str(subject), text, None, [to]))
    except OSError as error:  # no server, or it refuses
        logger.error("A mail did not leave: %s", error)
        return False
