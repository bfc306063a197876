"""The table of translations: what is stale, with the French that changed; what is missing; what is fresh."""

from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from pages.staff.dashboard import Item, Panel, panel_for
from pages.staff.mixed_rows import key_of, tables
from pages.staff.places import Placed, form_admin, place_admin, place_of
from pages.staff.site import SITE, Screen
from pages.text.languages import NAMES
from pages.translations.forms import anchor
from pages.translations.models import OTHERS, Translatable
from pages.translations.table import (
    ABSENT,
    STALE,
    STATES,
    TranslatedText,
    objects_of,
    translation_rows,
    translations_of,
)

PER_PAGE = 25
SHOWN = 5
TITLE = _("Traductions")
MEANWHILE = _("Le français a encore changé entre-temps : relisez la comparaison, puis recommencez.")
RIGHT = _("Noté : « %s » est toujours juste.")


class Filter(forms.Form):
    """What narrows the table. A value that is not a choice is ignored: anyone may type in the address bar."""

    langue = forms.ChoiceField(label=_("Langue"), required=False)
    etat = forms.ChoiceField(label=_("État"), required=False)
    nature = forms.ChoiceField(label=_("Nature"), required=False)

    def __init__(self, data, models):
        super().__init__(data)
        every = [("", _("Tout"))]
        names = sorted((str(capfirst(model._meta.verbose_name)), kind) for kind, model in models.items())
        self.fields["langue"].choices = every + [(code, capfirst(NAMES[code])) for code in OTHERS]
        self.fields["etat"].choices = every + [(name, words) for name, (rank, words) in STATES.items()]
        self.fields["nature"].choices = every + [(kind, name) for name, kind in names]
        self.models = models
        self.is_valid()

    @property
    def rows(self):
        chosen = self.cleaned_data
        kind, language = chosen.get("nature"), chosen.get("langue")
        models = {kind: self.models[kind]} if kind else self.models
        rank = STATES[chosen["etat"]][0] if chosen.get("etat") else None
        key = key_of(self.models[kind], self.data["objet"]) if kind and self.data.get("objet") else None
        return translation_rows(models.values(), [language] if language else OTHERS, rank, key)


@dataclass
class Row(Placed):
    rank: int
    language: str

    def __post_init__(self):
        super().__post_init__()
        self.texts = translations_of(self.obj, self.language)

    @property
    def language_name(self):
        return NAMES[self.language]

    @property
    def state(self):
        written = [text for text in self.texts if text.is_written]
        if self.rank != ABSENT:
            return _("Périmée") if self.rank == STALE else _("À jour")
        return _("À compléter") if written else _("Jamais écrite")

    @property
    def last(self):
        """The text of this row that was written last, or None."""
        dated = [text for text in self.texts if text.record and text.is_written]
        return max(dated, key=lambda text: text.date, default=None)

    @property
    def stale(self):
        return [(text, f"{self.url}#{anchor(self.obj, text.name)}") for text in self.texts if text.is_stale]

    @property
    def missing(self):
        return [text for text in self.texts if not text.is_written] if self.rank == ABSENT else []


def seen_by(request):
    """{kind: model} of the texts whose forms this person may open."""
    found = tables(Translatable).items()
    return {kind: model for kind, model in found if form_admin(model).has_view_permission(request)}


@require_http_methods(["GET", "HEAD", "POST"])
def translations(request):
    models = seen_by(request)
    if request.method == "POST":
        still_right(request, models)
        return redirect(request.get_full_path())
    filters = Filter(request.GET, models)
    page = Paginator(filters.rows, PER_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    context = {
        **admin.site.each_context(request),
        "title": TITLE,
        "filters": filters,
        "page": page,
        "rows": [Row(obj, rank, language) for rank, obj, language in objects_of(list(page))],
        "query": query.urlencode(),
    }
    return render(request, "admin/translations/table.html", context)


@transaction.atomic
def still_right(request, models):
    """One click says that the text is still right although the French changed; the history of the object says so."""
    text = posted_text(request.POST, models)
    place = place_of(text.of)
    model_admin = place_admin(place)
    if not model_admin.may_write_row(request, place):
        raise PermissionDenied
    if request.POST.get("vu") != text.seen:
        messages.warning(request, MEANWHILE)
        return
    text.of.by = request.user.get_username()
    text.of.confirm_translation(text.name)
    label = f"{text.label} ({NAMES[text.language]})"
    said = label if place is text.of else f"{text.of} – {label}"
    model_admin.log_change(request, place, str(_("Traduction confirmée : %s.") % said))
    messages.success(request, RIGHT % said)


def posted_text(data, models):
    model = models.get(data.get("nature"))
    key = key_of(model, data.get("objet")) if model else None
    found = model._base_manager.select_for_update().filter(pk=key).first() if key else None
    names = {name: field for field, _code, name in found.written_translations()} if found else {}
    name = data.get("champ")
    if name not in names:
        raise Http404
    return TranslatedText(found, names[name], name)


def may_open(request):
    return bool(seen_by(request))


admin.site.add_screen(Screen("traductions/", "translations", TITLE, translations, may_open, SITE, 2))


@panel_for(may_open, rank=60)
def stale_translations(request):
    rows = translation_rows(seen_by(request).values(), rank=STALE)
    shown = list(rows[: SHOWN + 1]) if rows else []
    found = [Row(obj, rank, language) for rank, obj, language in objects_of(shown[:SHOWN])]
    return Panel(
        title=_("Traductions à revoir"),
        advice=_("Le français a changé depuis. D’ici là, un avis le dit aux lecteurs."),
        empty=_("Aucune traduction n’est périmée."),
        items=[stale_item(row) for row in found],
        others=rows.count() - SHOWN if len(shown) > SHOWN else 0,
        others_url=f"{reverse('admin:translations')}?etat=perimee",
    )


def stale_item(row):
    labels = ", ".join(str(text.label) for text, url in row.stale)
    words = _("%(language)s : %(texts)s") % {"language": row.language_name, "texts": labels}
    return Item(row.name, row.stale[0][1] if row.stale else row.url, words)
