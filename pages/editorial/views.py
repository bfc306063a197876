"""/modifications/: the important changes, as a page and as a feed."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.editorial.models.change_note import with_objects
from pages.models import ChangeNote
from pages.site.atom import answer, feed, root
from pages.site.pagination import page_of
from pages.text.translated import language_shown

LATEST = 30


@require_safe
def changes(request):
    page = page_of(ChangeNote.objects.public(), request)
    return render(
        request, "pages/editorial/changes.html", {"page": page, "notes": with_objects(page), "trail": []}
    )


@require_safe
def changes_feed(request):
    found = feed(request, _("Modifications importantes"), reverse("pages:changes"))
    for note, obj in with_objects(ChangeNote.objects.public()[:LATEST]):
        found.add(
            (obj.title, language_shown(obj, "title")),
            (note.note, language_shown(note, "note")),
            link=f"{root(request)}{obj.get_absolute_url()}",
            unique_id=note.uuid.urn,
            pubdate=note.at,
            updateddate=note.at,
        )
    return answer(found)
