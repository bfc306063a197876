"""Announces an important change when it becomes public: on the page, in the list and in the feed."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname

from pages.models import ChangeNote


def announce(obj) -> bool:
    """Writes the note of `obj` and saves it, if an important change is ticked; returns whether it was.

    The date is now, or the date of publication if it is later.
    """
    if not getattr(obj, "new_change", False):
        return False
    at, texts = max(timezone.now(), obj.publish_at), {}
    for language, _name in settings.LANGUAGES:
        text = getattr(obj, build_localized_fieldname("new_note", language)) or ""
        setattr(obj, build_localized_fieldname("change_note", language), text)
        setattr(obj, build_localized_fieldname("new_note", language), "")
        texts[build_localized_fieldname("note", language)] = text
    obj.changed_on, obj.new_change = timezone.localdate(at), False
    obj.save()
    kind = ContentType.objects.get_for_model(obj)
    ChangeNote.objects.create(content_type=kind, object_key=str(obj.pk), at=at, **texts)
    return True
