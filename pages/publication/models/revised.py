from django.apps import apps
from django.db import models, transaction


class Revised(models.Model):
    """What is under editorial control: drafts, review, history (pages/editorial/models/revision.py).

    A part (block, line) has a uuid for key, so that one made and rolled back never gives its key to another.
    """

    #: Fields that no draft carries: those that the site gives itself, and the place in the tree, moved elsewhere.
    NOT_REVISED = ()
    #: Those that say when it is public: a version that is applied or taken up again leaves them as they are.
    DATES = ()
    #: How those begin that a version taken up again as a draft leaves as they are.
    NOT_RESTORED = ()
    #: The names of the relations to its parts.
    PARTS = ()

    deleted_by = None  # the account that is about to delete it
    is_kept_in_trash = True  # but for what was never meant to stay: an example

    class Meta:
        abstract = True

    @transaction.atomic
    def delete(self, *args, **kwargs):
        if self.is_kept_in_trash and type(self)._base_manager.filter(pk=self.pk).exists():
            apps.get_model("pages", "TrashedObject").objects.keep(self.with_branch(), self.deleted_by)
        return super().delete(*args, **kwargs)

    def with_branch(self):
        """It, and what its deletion takes with it of what is like it, top first."""
        return [self]

    @classmethod
    def parts(cls):
        """[(model of the parts, its key to the object), …]"""
        relations = [cls._meta.get_field(name) for name in cls.PARTS]
        return [(relation.related_model, relation.field.name) for relation in relations]

    @property
    def is_live(self):
        """Whether its row is what the public sees, will see or has seen: then a draft stays out of it."""
        return True

    def show_now(self):
        """Make it public for as long as a transaction that will be rolled back: a preview."""


def revised_models():
    return [model for model in apps.get_models() if issubclass(model, Revised)]
