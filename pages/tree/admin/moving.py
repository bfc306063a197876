"""Moves a page in the tree through Page.save(), so that addresses follow; a refusal is a sentence."""

from itertools import chain

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from pages.access import audit
from pages.access.audit import Act
from pages.access.roles import may
from pages.access.scope import scope_of
from pages.models import Page

#: The places that a page can take beside another.
PLACES = {"before": _("avant"), "after": _("après"), "last-child": _("dessous")}


class MovePageForm(forms.Form):
    """The data sent by static/admin_site/js/tree.js. The outcome is in the messages: the script reloads the list."""

    move = forms.ModelChoiceField(Page.objects)
    relative_to = forms.ModelChoiceField(Page.objects)
    position = forms.ChoiceField(choices=PLACES)

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        for field in self.fields.values():
            field.error_messages |= {
                "required": _("Choisissez la page à déplacer et sa nouvelle place."),
                "invalid_choice": _("La page a été supprimée entre-temps, ou cette place n’existe pas."),
            }

    def clean(self):
        """Applies the rules of the page's own form: no page below itself, no two sisters with the same address."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        page, other = cleaned["move"], cleaned["relative_to"]
        if page == other:
            raise forms.ValidationError(_("Choisissez une autre page que celle qui est déplacée."))
        self.clean_rights(page, other if cleaned["position"] == "last-child" else other.parent)
        try:
            page.clean()
        except ValidationError as error:
            raise forms.ValidationError(error.messages) from None
        return cleaned

    def clean_rights(self, page, parent):
        """A user limited to a branch may not take a page out of it, bring one in, or sort another branch."""
        if not may(self.user, "move", page):
            raise forms.ValidationError(_("Votre compte ne permet pas de déplacer « %s ».") % page)
        self.came_from, page.parent = page.path, parent
        if not scope_of(self.user).is_inside(parent):
            names = scope_of(self.user).names()
            raise forms.ValidationError(_("Votre compte est limité à %s : choisissez là.") % names)

    def process(self, request):
        if not self.is_valid():
            for sentence in dict.fromkeys(chain.from_iterable(self.errors.values())):
                messages.error(request, sentence)
            return False
        try:
            self.save()
        except IntegrityError:  # someone else took the address between the check and the save
            messages.error(request, _("Une page a pris cette adresse entre-temps : réessayez."))
            return False
        page = self.cleaned_data["move"]
        audit.record(request, Act.MOVE, page, **{"from": self.came_from, "to": page.path})
        messages.success(request, _("« %s » a été déplacée.") % page)
        return True

    @transaction.atomic
    def save(self):
        """The sisters get new positions by one query; the page itself is saved, so that its path follows its parent."""
        page = self.cleaned_data["move"]
        sisters = list(Page.objects.filter(parent=page.parent).exclude(pk=page.pk).order_by("position"))
        sisters.insert(self.rank(sisters), page)
        for rank, sister in enumerate(sisters, 1):
            sister.position = rank * 10
        Page.objects.bulk_update([sister for sister in sisters if sister != page], ["position"])
        page.save()

    def rank(self, sisters):
        position = self.cleaned_data["position"]
        if position == "last-child":
            return len(sisters)
        return sisters.index(self.cleaned_data["relative_to"]) + (position == "after")
