"""What may be shared before publication: the texts with something that the public does not see yet."""

from django import forms
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pages.access.roles import may
from pages.models import Revision, revised_models

SHOWN = 200  # of each kind, the newest; the others are shared from their own list
ANSWERED = _(
    "« %s » a déjà reçu une remarque ou une validation : il reste dans ce partage. "
    "Pour ne plus le montrer, retirez le partage."
)


class TextsField(forms.MultipleChoiceField):
    """A choice of texts, as ['pages.page:12', …].

    offer(user, *named) fills it with those that `user` may share, those of `named` included.
    """

    widget = forms.CheckboxSelectMultiple

    def offer(self, user, *named):
        wanted = {}
        for label, _colon, key in (name.partition(":") for name in named):
            wanted.setdefault(label, []).append(key)
        self.choices = [
            (f"{model._meta.label_lower}:{obj.pk}", choice_name(obj))
            for model in revised_models()
            for obj in unseen(model, wanted.get(model._meta.label_lower, ()))
            if may(user, "share", obj)
        ]


def choice_name(obj):
    return _("%(kind)s : %(name)s") % {"kind": capfirst(obj._meta.verbose_name), "name": obj}


def unseen(model, named):
    """The objects never published, or with a draft, and those with the keys `named`, which may be public now."""
    kind = ContentType.objects.get_for_model(model)
    drafts = Revision.objects.pending().filter(content_type=kind).exclude(base=None)
    keys = {*drafts.values_list("object_key", flat=True), *named}
    condition = Q(pk__in=[key for key in keys if key.isdecimal()])
    if any(field.name == "publish_at" for field in model._meta.fields):
        condition |= Q(publish_at=None) | Q(publish_at__gt=timezone.now())
    return model._base_manager.filter(condition).order_by("-pk")[:SHOWN]


def keep_items(bundle, labels):
    """Makes the items of the bundle those of `labels` (['pages.page:12', …])."""
    held = {item.label: item for item in bundle.items.select_related("content_type")}
    for label in held.keys() - set(labels):
        if held[label].object:  # an item whose object was deleted stays, with its answers
            held[label].delete()
    for label in dict.fromkeys(labels):
        if label not in held:
            name, _colon, key = label.partition(":")
            obj = apps.get_model(name)._base_manager.get(pk=key)
            kind = ContentType.objects.get_for_model(obj)
            bundle.items.create(content_type=kind, object_key=key, object_name=str(obj)[:200])


def answered(bundle, labels):
    """The items that are not in `labels` although they have comments or signatures."""
    items = bundle.items.select_related("content_type")
    left = [item for item in items if item.object and item.label not in labels]
    return [item for item in left if item.bundlecomment_set.exists() or item.bundlesignature_set.exists()]
