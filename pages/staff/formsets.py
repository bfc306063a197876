"""Two windows on one object: what the other one deleted is made anew from what this one holds, and nothing is lost."""

from django import forms
from django.utils.functional import cached_property

from pages.links.models.fields import know_targets, linked_fields


class RemadeFormSet(forms.BaseInlineFormSet):
    """Django refuses such a form at its hidden key, where no one sees why, and this window could never save again."""

    def get_queryset(self):
        """What the links of all its rows lead to is asked once, not once a row."""
        is_first = not hasattr(self, "_queryset")
        rows = super().get_queryset()
        if is_first and linked_fields(self.model):
            know_targets(rows)
        return rows

    @cached_property
    def empty_form(self):
        """Django makes it anew each time it is asked for, which is five times a kind of block."""
        return super().empty_form

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.is_lost = self.is_bound and i < self.initial_form_count() and form.instance._state.adding
        if form.is_lost:
            key = form.fields[self.model._meta.pk.name]
            key.required, key.disabled = False, True
        return form

    @property
    def lost_forms(self):
        return [form for form in super().initial_forms if form.is_lost]

    @property
    def remade_forms(self):
        return [form for form in self.lost_forms if not self._should_delete_form(form)]

    @property
    def initial_forms(self):
        return [form for form in super().initial_forms if not form.is_lost]

    @property
    def extra_forms(self):
        return [*self.lost_forms, *super().extra_forms]
