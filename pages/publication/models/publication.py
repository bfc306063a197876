from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from pages.links.models import references
from pages.links.models.fields import LinkField
from pages.publication.models.addressed import Addressed
from pages.publication.models.review_date import Confirmable, ConfirmableQuerySet
from pages.publication.models.revised import Revised
from pages.publication.querysets import AddressedQuerySet
from pages.text.languages import HTML_LANG, without_prefix
from pages.text.links import validate_link
from pages.text.translated import is_written_in
from pages.text.years import validate_year
from pages.translations.models import Translatable

#: No vowels, so that no word appears by accident, and no characters that are misread on a poster (0/o, 1/l).
CODE_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"

#: The permissions of models under editorial control: Django's four, and "publish" (pages/access/roles.py).
PUBLISHABLE = ("add", "change", "delete", "view", "publish")


def new_code():
    return get_random_string(8, CODE_ALPHABET)


class PublicationQuerySet(ConfirmableQuerySet, AddressedQuerySet):
    def shown(self):
        return self.filter(publish_at__lte=timezone.now())

    def published(self):
        """Those that are public now."""
        now = timezone.now()
        return self.filter(Q(expire_at=None) | Q(expire_at__gt=now), publish_at__lte=now)

    def unpublished(self):
        """Those that are not public now: drafts, to come, or withdrawn."""
        now = timezone.now()
        return self.filter(Q(publish_at=None) | Q(publish_at__gt=now) | Q(expire_at__lte=now))

    def drafts(self):
        """Those without a date of publication."""
        return self.filter(publish_at=None)

    def never_public(self):
        """The set of keys of those that have not been public yet."""
        waiting = Q(publish_at=None) | Q(publish_at__gt=timezone.now())
        return set(self.filter(waiting).values_list("pk", flat=True))

    def next_change(self):
        """The next moment when published() will give another answer, or None."""
        now = timezone.now()
        dates = self.aggregate(
            start=models.Min("publish_at", filter=Q(publish_at__gt=now)),
            end=models.Min("expire_at", filter=Q(expire_at__gt=now)),
        )
        return min((date for date in dates.values() if date), default=None)

    def last_change(self):
        """The last moment when published() began to give its present answer, apart from saves, or None."""
        now = timezone.now()
        dates = self.aggregate(
            start=models.Max("publish_at", filter=Q(publish_at__lte=now)),
            end=models.Max("expire_at", filter=Q(expire_at__lte=now)),
        )
        return max((date for date in dates.values() if date), default=None)


class Publication(Revised, Translatable, Confirmable, Addressed):
    """What has its own address, and dates between which it is public.

    Its path may change; the short address /p/<code>/ never does.
    """

    SHOWN_BY = ("publish_at",)
    NOT_REVISED = ("code", "has_served")
    DATES = ("publish_at", "expire_at", "replaced_by", "changed_on")
    NOT_RESTORED = ("publish_at", "expire_at", "replaced_by", "change")

    title = models.CharField(_("titre"), max_length=150)
    code = models.CharField(_("adresse courte"), max_length=12, unique=True, default=new_code, editable=False)
    summary = models.TextField(
        _("résumé"),
        max_length=400,
        blank=True,
        help_text=_("Une ou deux phrases courtes, affichées sous le titre et dans les listes."),
    )
    picture = models.ForeignKey(
        "pages.Picture",
        models.PROTECT,
        verbose_name=_("image principale"),
        null=True,
        blank=True,
        related_name="+",
    )
    meta_description = models.CharField(
        _("description pour les moteurs de recherche"),
        max_length=160,
        blank=True,
        help_text=_("À défaut, le résumé."),
    )
    contact_name = models.CharField(_("contact : service ou personne"), max_length=150, blank=True)
    contact_phone = models.CharField(_("contact : téléphone"), max_length=30, blank=True)
    contact_email = models.EmailField(_("contact : adresse électronique"), blank=True)
    publish_at = models.DateTimeField(
        _("publié à partir du"),
        null=True,
        blank=True,
        db_index=True,
        validators=[validate_year],
        help_text=_("Vide : brouillon, que le public ne voit pas."),
    )
    expire_at = models.DateTimeField(
        _("retiré à partir du"),
        null=True,
        blank=True,
        db_index=True,
        validators=[validate_year],
        help_text=_("Vide : sans fin."),
    )
    replaced_by = LinkField(
        _("remplacé par"),
        max_length=300,
        blank=True,
        validators=[validate_link],
        help_text=_(
            "Une fois le contenu retiré, son adresse le dit et mène là : une adresse du site (/projets/) ou complète (https://…)."
        ),
    )
    new_change = models.BooleanField(
        _("modification importante"),
        default=False,
        help_text=_(
            "À cocher quand ce que vous changez compte pour les lecteurs : à la publication, la note ci-dessous s’affiche "
            "avec sa date, et paraît dans « Modifications importantes »."
        ),
    )
    new_note = models.CharField(
        _("ce qui change"),
        max_length=200,
        blank=True,
        help_text=_("En une phrase : « Nouveaux horaires d’ouverture »."),
    )
    #: Set by the site when an important change becomes public (pages/editorial/announcing.py).
    changed_on = models.DateField(_("dernière modification importante"), null=True, editable=False)
    change_note = models.CharField(_("ce qui a changé"), max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True
        default_permissions = PUBLISHABLE

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        references.register(cls)

    def __str__(self):
        return self.title

    def get_short_url(self):
        return reverse("pages:short", args=[self.code])

    def clean(self):
        super().clean()
        self.clean_note()
        if self.expire_at and not self.publish_at:
            raise ValidationError({"expire_at": _("Donnez aussi la date de publication.")})
        if self.expire_at and self.expire_at <= self.publish_at:
            raise ValidationError({"expire_at": _("Le retrait doit venir après la publication.")})

    def clean_note(self):
        note = self.new_note_fr
        if self.new_change and not note:
            raise ValidationError({"new_note_fr": _("Dites en une phrase, en français, ce qui change.")})
        if note and not self.new_change:
            raise ValidationError(
                {"new_change": _("Cochez cette case pour que la note soit montrée, ou effacez la note.")}
            )

    @property
    def short_path(self):
        """The short address without language prefix, as redirects and texts store it."""
        return without_prefix(self.get_short_url())

    @property
    def trace(self):
        return self.short_path

    def addresses(self):
        return [*super().addresses(), self.short_path]

    def delete(self, *args, **kwargs):
        self.remember()  # before it is kept in the trash, which remembers it too
        return super().delete(*args, **kwargs)

    def show_now(self):
        now = timezone.now()
        mine = type(self)._base_manager.filter(pk=self.pk)
        mine.exclude(publish_at__lte=now).update(publish_at=now)
        mine.update(expire_at=None)

    @property
    def is_live(self):
        return self.publish_at is not None

    @property
    def is_published(self):
        now = timezone.now()
        return bool(
            self.publish_at and self.publish_at <= now and not (self.expire_at and self.expire_at <= now)
        )

    @property
    def is_withdrawn(self):
        """Whether it was public, and its end date has passed."""
        now = timezone.now()
        return bool(self.publish_at and self.publish_at <= now and self.expire_at and self.expire_at <= now)

    @property
    def written_in(self):
        """The languages that search engines are told of: French, and those in which something is written."""
        return [code for code in HTML_LANG if code == settings.LANGUAGE_CODE or is_written_in(self, code)]

    @property
    def description(self):
        return self.meta_description or self.summary
