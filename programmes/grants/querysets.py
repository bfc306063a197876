"""Queries about grants."""

from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.utils import timezone

from pages.models import AddressedQuerySet
from pages.text.folding import folded
from programmes.partners.models import Partner
from programmes.text.scdl.identifiers import PUBLIC_LAW
from programmes.text.scdl.law import THRESHOLD


class GrantQuerySet(AddressedQuerySet):
    def shown(self):
        return self.published()

    def remember(self):
        """With the partners whose page a public grant leads to."""
        Partner.objects.filter(grants__in=self.published()).filter(has_served=False).mark()
        return self.mark()

    def published(self):
        """What visitors see, count and download. Grants to persons are included only with their agreement."""
        return self.filter(published_on__lte=timezone.localdate()).exclude(person__in=self.model.UNNAMED)

    def unpublished(self):
        today = timezone.localdate()
        return self.filter(Q(published_on=None) | Q(published_on__gt=today))

    def persons_to_check(self):
        return self.filter(person=self.model.Person.TO_CHECK)

    def withheld(self):
        """The grants to persons that are not published: the public list gives their number and sum."""
        return self.filter(person=self.model.Person.WITHHELD)

    def for_list(self):
        return self.select_related("partner").order_by("-year", "-amount", "beneficiary_name", "pk")

    def for_page(self):
        return self.select_related("partner", "programme", "project", "call").prefetch_related(
            "communes", "quartiers"
        )

    def filtered(self, *, year=None, partner=None, theme=None, commune=None, text=None):
        """The grants that meet each criterion that is not None; `theme` '' means without a theme."""
        found = self
        if year:
            found = found.filter(year=year)
        if partner:
            found = found.filter(partner=partner)
        if theme is not None:
            found = found.filter(theme=theme)
        if commune:
            found = found.filter(communes=commune)
        for word in folded(text or "").split():
            found = found.filter(searched__contains=word)
        return found

    def summed(self) -> dict:
        """{'number': …, 'total': …}; the total of no grants is None, not zero."""
        return self.order_by().aggregate(number=Count("pk"), total=Sum("amount"))

    def summed_by(self, field: str) -> list[tuple]:
        """[(value, number, total), …] in the order of `field`: "year", "-year"…"""
        rows = self.order_by(field).values_list(field.lstrip("-"))
        return list(rows.annotate(number=Count("pk"), total=Sum("amount")))

    def requiring_convention(self):
        """The grants of a private body to which one attributor gives more than 23 000 € in the year (see law.py)."""
        same = (
            self.model.objects.filter(
                partner=OuterRef("partner"),
                year=OuterRef("year"),
                attributor_siret=OuterRef("attributor_siret"),
            )
            .order_by()
            .values("partner")
            .annotate(total=Sum("amount"))
            .values("total")
        )
        public_law = Q(partner__kind__in=self.model.PUBLIC_BODIES)
        for beginning in PUBLIC_LAW:
            public_law |= Q(partner__siret__startswith=beginning)
        return (
            self.exclude(partner=None)
            .exclude(public_law)
            .annotate(year_total=Subquery(same))
            .filter(year_total__gt=THRESHOLD)
        )

    def without_convention(self):
        return self.requiring_convention().filter(convention_date=None)

    def published_late(self):
        """The grants that the law wants published by now, and that are not."""
        return self.requiring_convention().unpublished().filter(publication_due__lt=timezone.localdate())
