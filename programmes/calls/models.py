import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, CharField, F, Min, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.links.models.fields import ProseField
from pages.models import Publication, PublicationQuerySet
from pages.publication.models.review_date import to_confirm_last
from pages.text.years import validate_year
from pages.tree.models.block_base import PROSE
from programmes.text.clock import moment_words


class CallQuerySet(PublicationQuerySet):
    """The rule of Call.state in SQL; a test compares the two."""

    def with_state(self):
        now, today, states = timezone.now(), timezone.localdate(), self.model.State
        decided = When(decided_on__lte=today, then=Value(states.DECIDED))
        closed = When(closes_at__lte=now, then=Value(states.CLOSED))
        is_open = When(opens_at__lte=now, then=Value(states.OPEN))
        coming = Value(states.COMING)
        return self.annotate(
            state_now=Case(decided, closed, is_open, default=coming, output_field=CharField())
        )

    def open_now(self):
        """The open calls, the first to close first; then those without a closing date; those to confirm last."""
        found = self.with_state().filter(state_now=self.model.State.OPEN)
        return found.order_by(to_confirm_last(), F("closes_at").asc(nulls_last=True), "slug")

    def coming(self):
        found = self.with_state().filter(state_now=self.model.State.COMING)
        return found.order_by(to_confirm_last(), F("opens_at").asc(nulls_last=True), "slug")

    def past(self):
        """The closed calls, with or without results, the latest first."""
        states = (self.model.State.CLOSED, self.model.State.DECIDED)
        return (
            self.with_state()
            .filter(state_now__in=states)
            .order_by(to_confirm_last(), F("closes_at").desc(nulls_last=True), "slug")
        )

    def for_list(self):
        return self.select_related("programme")

    def for_page(self):
        return self.select_related("programme", "project", "organiser", "picture").prefetch_related(
            "milestones", models.Prefetch("documents", CallDocument.objects.select_related("document"))
        )

    def next_change(self):
        """Includes the moments when a call opens or closes; results appear with a new day, which counts anyway."""
        now = timezone.now()
        dates = self.aggregate(
            opens=Min("opens_at", filter=Q(opens_at__gt=now)),
            closes=Min("closes_at", filter=Q(closes_at__gt=now)),
        )
        return min(filter(None, [super().next_change(), *dates.values()]), default=None)


class Call(Publication):
    """A call for projects. Its dates say whether it is to come, open, closed or decided; nobody changes its state."""

    class State(models.TextChoices):
        COMING = "a-venir", _("à venir")
        OPEN = "ouvert", _("ouvert")
        CLOSED = "clos", _("clos, en cours d’examen")
        DECIDED = "decide", _("décidé")

    VIEW = "programmes:call"
    PARTS = ("milestones", "documents")
    AMOUNTS = ("budget",)

    programme = models.ForeignKey(
        "programmes.Programme",
        models.PROTECT,
        verbose_name=_("programme"),
        null=True,
        blank=True,
        related_name="calls",
    )
    project = models.ForeignKey(
        "programmes.Project",
        models.SET_NULL,
        verbose_name=_("projet"),
        null=True,
        blank=True,
        related_name="calls",
    )
    organiser = models.ForeignKey(
        "programmes.Partner",
        models.PROTECT,
        verbose_name=_("qui l’ouvre"),
        null=True,
        blank=True,
        related_name="calls",
        help_text=_("Qui lance l’appel et décide. Vide : l’Agglomération."),
    )
    opens_at = models.DateTimeField(
        _("ouverture"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("Vide : date à venir, l’appel est annoncé et pas encore ouvert."),
    )
    closes_at = models.DateTimeField(
        _("clôture, heure comprise"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("À cette minute, le site dit que l’appel est clos."),
    )
    decided_on = models.DateField(
        _("résultats publiés le"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("À partir de ce jour, le site montre les résultats."),
    )
    result = ProseField(
        _("résultats"),
        blank=True,
        extensions=PROSE,
        sanitize=True,
        help_text=_("Qui est retenu, et pour quoi. Affiché à partir de la date ci-dessus, pas avant."),
    )
    budget = models.CharField(
        _("combien"),
        max_length=150,
        blank=True,
        help_text=_("L’enveloppe ou le montant par projet, en une phrase. Vide : non précisé."),
    )
    who = models.TextField(_("qui peut répondre"), max_length=600, blank=True)
    how = models.TextField(_("comment répondre"), max_length=600, blank=True)
    form_url = models.URLField(_("dossier en ligne"), blank=True)
    body = ProseField(_("texte"), blank=True, extensions=PROSE, sanitize=True)

    objects = CallQuerySet.as_manager()

    class Meta(Publication.Meta):
        verbose_name = _("appel à projets")
        verbose_name_plural = _("appels à projets")
        ordering = ["-closes_at"]

    def clean(self):
        super().clean()
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("La clôture doit venir après l’ouverture.")})
        if self.result and not self.decided_on:
            raise ValidationError({"decided_on": _("Dites à partir de quel jour montrer les résultats.")})

    @property
    def state(self):
        now = timezone.now()
        if self.decided_on and self.decided_on <= timezone.localdate():
            return self.State.DECIDED
        if self.closes_at and self.closes_at <= now:
            return self.State.CLOSED
        return self.State.OPEN if self.opens_at and self.opens_at <= now else self.State.COMING

    @property
    def opens_words(self):
        return moment_words(self.opens_at) if self.opens_at else ""

    @property
    def closes_words(self):
        return moment_words(self.closes_at) if self.closes_at else ""

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def is_decided(self):
        return self.state == self.State.DECIDED

    @property
    def texts(self):
        """The dates that it announces, in words of their own (call it after `for_page()`)."""
        return self.milestones.all()

    def day_of(self, step):
        """The last day of the period announced for a step (the first one that is not cancelled), or None."""
        days = (each.date for each in self.milestones.all() if each.step == step and not each.cancelled)
        return next(days, None)


class CallDocument(models.Model):
    """A document of a call: rules, form to fill in, list of papers to send."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, models.CASCADE, related_name="documents")
    document = models.ForeignKey("pages.Document", models.PROTECT, verbose_name=_("document"))
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("document de l’appel")
        verbose_name_plural = _("documents de l’appel")
        ordering = ["position"]

    def __str__(self):
        return str(self.document)

    @property
    def shown_in(self):
        return self.call
