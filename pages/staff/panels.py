"""What panels of the dashboard have in common."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.publication.editing import lacks_english, state
from pages.staff.dashboard import Item, first
from pages.staff.places import form_url
from pages.text.clock import when

SOON = timedelta(days=30)


def list_url(model, **filters):
    """The address of the admin's list of `model`, with these filters."""
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{url}?{'&'.join(f'{name}={value}' for name, value in filters.items())}" if filters else url


def drafts(model, **words):
    """A panel of the drafts of `model`, the latest saved first; `words` are its title and its empty sentence."""
    return first(
        model.objects.drafts().order_by("-updated_at"),
        lambda obj: Item(obj.title, form_url(obj), _("Enregistré le %s.") % when(obj.updated_at)),
        others_url=list_url(model, etat="brouillon"),
        **words,
    )


def dated(model, **words):
    """A panel of what appears or disappears within a month, and of what has already expired."""
    now = timezone.now()
    coming = Q(publish_at__gt=now, publish_at__lte=now + SOON) | Q(
        publish_at__lte=now, expire_at__lte=now + SOON
    )
    return first(
        model.objects.filter(coming).order_by("-publish_at"),
        lambda obj: Item(obj.title, form_url(obj), date_sentence(obj)),
        others_url=list_url(model),
        **words,
    )


def date_sentence(obj):
    if obj.is_published:
        return _("Sera retiré le %s.") % when(obj.expire_at)
    return f"{state(obj)}."


def without_english(model, parts, **words):
    """A panel of the objects that lack English, in themselves or in their `parts`: [(model, key to the object)]."""
    return first(
        model.objects.filter(lacks_english(model, parts)).order_by("-updated_at"),
        lambda obj: Item(
            obj.title,
            form_url(obj),
            _("Traduction commencée.") if obj.title_en else _("Rien en anglais."),
        ),
        others_url=list_url(model, traduction="sans-anglais"),
        **words,
    )
