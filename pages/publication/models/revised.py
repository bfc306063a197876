from django.apps import apps
from django.db import models, transaction


class Revised(models.Model):
    """What is under editorial control: drafts, review, history (pages/editorial/models/revision.py).

    A part (block, line) has a uuid as key: the key of a part that was rolled back is never given to another
    one.
    """

    #: Fields that no draft contains: those that the site sets, and the place in the tree, which is moved elsewhere.
    NOT_REVISED = ()
    #: Fields that say when it is public: applying a version, or taking one up again, does not change them.
    DATES = ()
    #: Beginnings of the names of fields that taking up a version again as a draft does not change.
    NOT_RESTORED = ()
    #: The names of the relations to its parts.
    PARTS = ()

    deleted_by = None  # the account that is about to delete it
    is_kept_in_trash = True  # False for what is deleted without a trace: an example

    class Meta:
        abstract = True

    @transaction.atomic
    def delete(self, *args, **kwargs):
        if self.is_kept_in_trash and type(self)._base_manager.filter(pk=self.pk).exists():
            apps.get_model("pages", "TrashedObject").objects.keep(self.with_branch(), self.deleted_by)
        return super().delete(*args, **kwargs)

    def with_branch(self):
        """The objects that its deletion deletes too and that are of its kind, itself first."""
        return [self]

    @classmethod
    def parts(cls):
        """[(model of the parts, its key to the object), …]"""
        relations = [cls._meta.get_field(name) for name in cls.PARTS]
        return [(relation.related_model, relation.field.name) for relation in relations]

    @property
    def is_live(self):
        """Whether the public sees, will see or has seen this row: a draft is then kept outside of it."""
        return True

    def show_now(self):
        """Makes it public until the transaction is rolled back: for a preview."""


def revised_models():
    return [model for model in apps.get_models() if issubclass(model, Revised)]
