"""Queries about projects."""

from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.utils import timezone

from pages.models import PublicationQuerySet
from pages.publication.models.review_date import to_confirm_last
from programmes.programme.models.programme import public_path
from programmes.projects.models.funding import FundingLine
from programmes.projects.models.lines import (
    ProjectPartner,
    ProjectPicture,
)


class ProjectQuerySet(PublicationQuerySet):
    def for_list(self):
        """Adds what a list shows; `policy_path` is the path of the page on its policy, if visitors may read it."""
        shown = self.select_related("programme", "picture").prefetch_related("communes")
        return shown.annotate(policy_path=public_path("programme__page")).in_order()

    def in_order(self, *first):
        """What is to confirm comes last, what is over before it; then programme by programme, in alphabetical order."""
        over = Case(When(status_today=self.model.Status.ENDED, then=1), default=0)
        programme = (
            F("programme__position").asc(nulls_last=True),
            F("programme__name_fr__folded").asc(nulls_last=True),
        )
        return self.with_status_today().order_by(
            to_confirm_last(), *first, over, *programme, "title_fr__folded", "slug"
        )

    def for_page(self):
        """Adds what the page of a project shows, except its `lines`; `policy_path` is the path of the page on
        its policy.
        """
        return (
            self.select_related("programme", "picture", "owner", "associated_with")
            .annotate(policy_path=public_path("programme__page"), event_count=self.coming_events())
            .prefetch_related(
                Prefetch("partner_lines", ProjectPartner.objects.select_related("partner")),
                "milestones",
                Prefetch("funding_lines", FundingLine.objects.select_related("partner")),
                Prefetch("pictures", ProjectPicture.objects.select_related("picture", "before")),
                Prefetch(
                    "associated_sites",
                    self.model.objects.published().order_by(to_confirm_last(), "title_fr__folded", "slug"),
                ),
            )
        )

    def coming_events(self):
        """An expression: the number of events to come of a project; None if there are none."""
        events = self.model._meta.get_field("events").related_model.objects.published().upcoming()
        mine = events.filter(project=OuterRef("pk")).order_by()
        return Subquery(mine.values("project").annotate(number=Count("pk")).values("number"))

    def newest_first(self):
        return self.in_order("-publish_at")

    def in_commune(self, commune):
        return self.filter(communes=commune)

    def everywhere(self):
        """The projects without communes: they concern all communes, or places given in words.

        Their communes need no query.
        """
        none = Prefetch("communes", self.model.communes.rel.model.objects.none())
        return self.filter(communes=None).prefetch_related(None).prefetch_related(none)

    def concerning(self, commune):
        return self.filter(Q(communes=commune) | Q(communes=None))

    def around(self, quartiers, communes):
        """The projects in these quartiers or in these communes."""
        found = self.model.objects.filter(Q(quartiers__in=quartiers) | Q(communes__in=communes))
        return self.filter(pk__in=found.values("pk"))

    def own_first(self):
        """To use after `concerning()`: the projects of the commune itself come first."""
        return self.in_order(F("communes").desc(nulls_last=True))

    def with_partner(self, partner):
        """The projects that the partner owns or takes part in; `partner_lines` has only the lines of this partner."""
        lines = ProjectPartner.objects.filter(partner=partner)
        return self.filter(Q(owner=partner) | Q(pk__in=lines.values("project"))).prefetch_related(
            Prefetch("partner_lines", lines)
        )

    def with_status_today(self):
        """Adds `status_today`: the rule of `Project.current_status` in SQL."""
        over = When(end_year__lt=timezone.localdate().year, then=Value(self.model.Status.ENDED))
        return self.annotate(status_today=Case(over, default=F("status")))

    def filtered(self, *, programme=None, commune=None, status=None):
        """The projects that meet each criterion that is not None."""
        found = self.with_status_today()
        if programme:
            found = found.filter(programme=programme)
        if commune:
            found = found.concerning(commune)
        return found.filter(status_today=status) if status else found

    def counted_by(self, field):
        """{value of the field: number of projects}; projects without a value count under None."""
        return dict(self.order_by().values_list(field).annotate(Count("pk", distinct=True)))
