"""Where a user may write. An account without limits writes wherever its role allows; with limits, only there."""

from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Limit(models.Model):
    """One place to which one user is limited. Each app adds kinds of limit by subclassing this model.

    TARGET is the name of the foreign key to the place. PLACED_BY are the names of the fields by which other
    models say in which place they are.
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
        """The model of the places: Page, Programme."""
        return cls._meta.get_field(cls.TARGET).remote_field.model

    @classmethod
    @cache
    def placing(cls, model):
        """The fields of `model` that say in which place its objects are."""
        return [field for field in model._meta.fields if cls.is_placing(field)]

    @classmethod
    def is_placing(cls, field):
        return field.name in cls.PLACED_BY and field.remote_field and field.remote_field.model is cls.places()

    def contains(self, place):
        """Whether `place`, as stored in the database, is the place of this limit or is below it."""
        return place.pk == getattr(self, f"{self.TARGET}_id")

    def holds(self, obj):
        """Whether `obj` is the place of this limit, is below it, or is placed in it by one of its own fields."""
        if isinstance(obj, self.places()):
            return self.contains(obj)
        named = [getattr(obj, field.name) for field in self.placing(type(obj))]
        return any(place and self.contains(place) for place in named)

    def takes(self, obj):
        """Whether this limit allows `obj` to be saved as the form made it."""
        return self.holds(obj)

    @classmethod
    def within(cls, limits):
        """The Q that keeps the places in which `limits` (all of this class) allow writing."""
        return models.Q(pk__in=[getattr(limit, f"{cls.TARGET}_id") for limit in limits])


class PageLimit(Limit):
    TARGET, PLACED_BY = "page", ("parent", "branch")

    page = models.ForeignKey(
        "pages.Page",
        models.PROTECT,  # without its limit the account could write everywhere
        verbose_name=_("page"),
        related_name="+",
        help_text=_("Cette page et toutes celles qui sont rangées dessous."),
    )

    class Meta:
        verbose_name = _("rubrique")
        verbose_name_plural = _("limité à ces rubriques du site")
        constraints = [models.UniqueConstraint(fields=["user", "page"], name="page_limit_once")]

    def contains(self, place):
        """The home page contains only itself: other pages stand beside it, not below."""
        own = self.page.path
        return place.pk == self.page_id or (own != "/" and place.path.startswith(own))

    def takes(self, obj):
        """A page that does not move must be inside the limit; if it is new or moves, its parent must be."""
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
    """All models of limits, those of other apps included."""
    return [model for model in apps.get_models() if issubclass(model, Limit)]
