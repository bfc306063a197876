"""The calendar of what is coming: each app registers its sources, as models register with the admin.

    @source(Banner)
    def banners(now):
        return [rows(Banner.objects, "start", _("s’affiche"), now, name="text_fr")]

People see only the models that they may view. However many sources there are, the calendar costs one query,
and one more if something is replaced.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.apps import apps
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from pages.access.roles import may
from pages.links.models.references import codes_in, readable, targets

MOST = 100
_sources = []


def source(model):
    """Decorator: registers a function, `now` → [rows(…), …], for those who may view `model`.

    A source about several models is registered once for each.
    """

    def register(function):
        _sources.append((model, function))
        return function

    return register


def rows(queryset, field, what, now, name="title_fr", key="pk", note="", label=None):
    """What comes at the date `field`, as rows for a UNION.

    The sentence is `what` (words) followed by the value of the field `note`.
    """
    found = queryset.all()
    if hasattr(found, "rewrite"):  # modeltranslation would give the columns in another order
        found = found.rewrite(False)
    return (
        found.filter(**{f"{field}__gt": now})
        .order_by()
        .annotate(
            at=F(field),
            label=Value(label or queryset.model._meta.label_lower, CharField()),
            key=Cast(key, CharField()),
            named=F(name),
            what=Value(str(what), CharField()),
            note=Cast(note, CharField()) if note else Value("", CharField()),
        )
        .values_list("at", "label", "key", "named", "what", "note")
    )


@dataclass
class Coming:
    at: datetime
    label: str
    key: str
    title: str
    what: str
    note: str

    @property
    def model(self):
        return apps.get_model(self.label)

    @property
    def url(self):
        opts = self.model._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[self.key])

    @property
    def kind(self):
        return self.model._meta.verbose_name

    @property
    def sentence(self):
        return f"{self.what} {self.note}".strip()


class Calendar:
    """What is coming, the soonest first, as this user may see it. `is_cut` says that there is more than `most`."""

    def __init__(self, user, most=MOST):
        now = timezone.now()
        found = [each for model, asked in _sources if may(user, "view", model) for each in asked(now)]
        united = found[0].union(*found[1:], all=True).order_by("at", "named")[: most + 1] if found else []
        entries = [Coming(*row) for row in united]
        self.entries, self.is_cut = entries[:most], len(entries) > most
        led = targets(codes_in(entry.note for entry in self.entries))
        for entry in self.entries:
            entry.note = readable(entry.note, led)

    def months(self):
        """[(the first day of a month, its entries), …]"""
        local = [(timezone.localdate(entry.at).replace(day=1), entry) for entry in self.entries]
        return [
            (month, [entry for _month, entry in found])
            for month, found in groupby(local, key=lambda pair: pair[0])
        ]
