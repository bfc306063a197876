from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from pages.links.models.fields import ProseField
from pages.models import Publication
from pages.text.translated import written_first
from pages.tree.models.block_base import PROSE
from programmes.agenda.models.repeat import Repeated
from programmes.agenda.querysets import EventQuerySet


class Event(Publication, Repeated):
    class Entry(models.TextChoices):
        UNKNOWN = "", _("non précisée")
        FREE = "gratuit", _("gratuite")
        PAID = "payant", _("payante")

    VIEW = "programmes:event"
    NOT_REVISED = (*Publication.NOT_REVISED, "uid", "sequence")
    PARTS = ("changes",)  # its dates follow from them
    AMOUNTS = ("price",)

    place_name = models.CharField(_("lieu"), max_length=150, blank=True)
    place_address = models.CharField(_("adresse du lieu"), max_length=200, blank=True)
    commune = models.ForeignKey(
        "programmes.Commune",
        models.PROTECT,
        verbose_name=_("commune"),
        null=True,
        blank=True,
        related_name="events",
        help_text=_("Vide : le rendez-vous est montré dans toutes les communes."),
    )
    quartiers = models.ManyToManyField(
        "programmes.Quartier", verbose_name=_("quartiers"), related_name="events", blank=True
    )
    accessibility = models.TextField(
        _("accès des personnes handicapées"),
        max_length=400,
        blank=True,
        help_text=_("Entrée de plain-pied, boucle magnétique, langue des signes… Seulement ce qui est sûr."),
    )
    transport = models.TextField(
        _("comment venir"), max_length=400, blank=True, help_text=_("Ligne et arrêt de bus, parking à vélos…")
    )
    programme = models.ForeignKey(
        "programmes.Programme",
        models.PROTECT,
        verbose_name=_("programme"),
        null=True,
        blank=True,
        related_name="events",
    )
    project = models.ForeignKey(
        "programmes.Project",
        models.SET_NULL,
        verbose_name=_("projet"),
        null=True,
        blank=True,
        related_name="events",
    )
    organiser = models.ForeignKey(
        "programmes.Partner",
        models.PROTECT,
        verbose_name=_("organisateur"),
        null=True,
        blank=True,
        related_name="events",
    )
    audience = models.CharField(
        _("pour qui"), max_length=150, blank=True, help_text=_("« À partir de 8 ans », « parents »…")
    )
    entry = models.CharField(_("entrée"), max_length=10, choices=Entry, default=Entry.UNKNOWN, blank=True)
    price = models.CharField(
        _("prix, en clair"), max_length=150, blank=True, help_text=_("« 3 €, gratuit avant 12 ans »")
    )
    booking = models.CharField(
        _("inscription"),
        max_length=200,
        blank=True,
        help_text=_("« Sans inscription », « Sur inscription, par téléphone »… Vide : non précisé."),
    )
    body = ProseField(_("texte"), blank=True, extensions=PROSE, sanitize=True)

    objects = EventQuerySet.as_manager()

    class Meta(Publication.Meta):
        verbose_name = _("rendez-vous")
        verbose_name_plural = _("rendez-vous")
        ordering = ["start"]

    def clean(self):
        super().clean()
        if self.price and self.entry == self.Entry.FREE:
            raise ValidationError(
                {
                    written_first(self, "price"): _(
                        "L’entrée est dite gratuite : videz le prix, ou changez l’entrée."
                    )
                }
            )

    @property
    def where(self):
        """'Maison de quartier, 12 rue des Lilas, Béthune': what is known of the place."""
        commune = self.commune.name if self.commune else ""
        return ", ".join(filter(None, (self.place_name, self.place_address, commune)))

    @property
    def texts(self):
        return self.changes.all()

    @cached_property
    def coming_dates(self):
        return list(self.dates.coming().for_page())

    @property
    def next_date(self):
        return self.coming_dates[0] if self.coming_dates else None

    @property
    def last_date(self):
        return self.past_dates[0] if self.past_dates else None

    @property
    def next_held(self):
        """The date that a page shows: the next one not cancelled, otherwise the next one, otherwise the last one."""
        held = (date for date in self.coming_dates if not date.is_cancelled)
        return next(held, self.next_date or self.last_date)

    @cached_property
    def past_dates(self):
        """The past dates, the latest first."""
        return list(self.dates.over().for_page().reverse())

    @property
    def is_over(self):
        return not self.coming_dates
