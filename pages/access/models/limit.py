"""Where a user may write. Without limits, everywhere that the role allows; with some, there and nowhere else."""

from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Limit(models.Model):
    """One row, one place of one user. Each app adds kinds by subclassing: their places are found by themselves.

    TARGET names the foreign key to the place; PLACED_BY, the fields by which other models say that they are in one.
    """

    CHANGES_PAGES = False
    TARGET, PLACED_BY = "", ()

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)

    class Meta:
        abstract = True

    def __str__(self):
        return str(getattr(self, self.TARGET))

    @property
    def shown_in(self):
        return self.user

    @classmethod
    def places(cls):
        """The model of the places: pages, programmes."""
        return cls._meta.get_field(cls.TARGET).remote_field.model

    @classmethod
    @cache
    def placing(cls, model):
        """The fields by which `model` says where its objects are."""
        return [field for field in model._meta.fields if cls.is_placing(field)]

    @classmethod
    def is_placing(cls, field):
        return field.name in cls.PLACED_BY and field.remote_field and field.remote_field.model is cls.places()

    def contains(self, place):
        """Whether `place`, as the database has it, is the one named or below."""
        return place.pk == getattr(self, f"{self.TARGET}_id")

    def holds(self, obj):
        if isinstance(obj, self.places()):
            return self.contains(obj)
        named = [getattr(obj, field.name) for field in self.placing(type(obj))]
        return any(place and self.contains(place) for place in named)

    def takes(self, obj):
        """Whether `obj` may be kept as the form made it."""
        return self.holds(obj)

    @classmethod
    def within(cls, limits):
        """The condition of the places that `limits` (of this class) let write in."""
        return models.Q(pk__in=[getattr(limit, f"{cls.TARGET}_id") for limit in limits])


class PageLimit(Limit):
    TARGET, PLACED_BY = "page", ("parent", "branch")

    page = models.ForeignKey(
        "pages.Page",
        models.PROTECT,  # its limit gone, the account would have the whole site
        verbose_name=_("page"),
        related_name="+",
        help_text=_("Cette page et toutes celles qui sont rangées dessous."),
    )

    class Meta:
        verbose_name = _("rubrique")
        verbose_name_plural = _("limité à ces rubriques du site")
        constraints = [models.UniqueConstraint(fields=["user", "page"], name="page_limit_once")]

    def contains(self, place):
        """Nothing is below the home page, which stands beside the others."""
        own = self.page.path
        return place.pk == self.page_id or (own != "/" and place.path.startswith(own))

    def takes(self, obj):
        """A page that stays where it was is kept; elsewhere or new, what is above it must be ours."""
        if not isinstance(obj, self.places()):
            return self.holds(obj)
        stored = type(obj)._base_manager.filter(pk=obj.pk).values_list("parent", flat=True) if obj.pk else ()
        if list(stored) == [obj.parent_id]:
            return self.contains(obj)
        return bool(obj.parent and self.contains(obj.parent))

    @classmethod
    def within(cls, limits):
        condition = super().within(limits)
        for limit in limits:
            if limit.page.path != "/":
                condition |= models.Q(path__startswith=limit.page.path)
        return condition


def kinds():
    return [model for model in apps.get_models() if issubclass(model, Limit)]
