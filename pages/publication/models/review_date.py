"""Someone answers for a page or a fact, and says until which day it is true; then the site says « à confirmer »."""

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.text.years import validate_year

#: The period proposed for a fact that was never confirmed.
USUAL = relativedelta(months=6)


def past_review(prefix=""):
    """The Q of rows past their review date; with `prefix` ("event__"), of what it leads to."""
    return Q(**{f"{prefix}review_date__lt": timezone.localdate()})


def to_confirm_last(prefix=""):
    """An expression for order_by() that puts last what is to confirm."""
    return Case(When(past_review(prefix), then=Value(1)), default=Value(0))


class ConfirmableQuerySet(models.QuerySet):
    def to_confirm(self):
        return self.filter(past_review())

    def up_to_date(self):
        return self.exclude(past_review())


class Confirmable(models.Model):
    """What has a review date: true until the end of that day in Paris, to confirm afterwards."""

    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("qui en répond"),
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"is_staff": True, "is_active": True},
        help_text=_("La personne à qui le site demandera de confirmer. Son nom n’est pas public."),
    )
    review_date = models.DateField(
        _("vrai jusqu’au"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_(
            "Ce jour compris. Ensuite le site dit « À confirmer », avec le contact, jusqu’à ce que quelqu’un "
            "confirme. Vide : sans limite."
        ),
    )
    confirmed_on = models.DateField(_("confirmé le"), null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_to_confirm(self):
        return bool(self.review_date and self.review_date < timezone.localdate())

    @property
    def next_until(self):
        """The date that is proposed: as long a period as last time, six months the first time."""
        today = timezone.localdate()
        if self.confirmed_on and self.review_date and self.review_date > self.confirmed_on:
            return today + (self.review_date - self.confirmed_on)
        return today + USUAL

    def confirm(self, until=None):
        """Confirms from today until the given date (by default next_until), and saves."""
        self.review_date, self.confirmed_on = until or self.next_until, timezone.localdate()
        self.save()
