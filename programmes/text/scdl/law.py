"""What the law asks of those who give grants.

Loi 2000-321, article 10, and décret 2017-779: a convention above 23 000 € a year for a body of private law, its
essential data published within three months of the signature, for the conventions signed from 1 August 2017.
"""

import datetime
from decimal import Decimal

from dateutil.relativedelta import relativedelta

THRESHOLD = Decimal(23_000)
MONTHS_TO_PUBLISH = 3
PUBLISHED_SINCE = datetime.date(2017, 8, 1)


def publication_deadline(signed):
    """The last day to publish in time, or None: not signed, or before the decree."""
    if not signed or signed < PUBLISHED_SINCE:
        return None
    return signed + relativedelta(months=MONTHS_TO_PUBLISH)
