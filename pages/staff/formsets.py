"""Two windows on one object: a line that one window deleted is created again when the other saves it."""

from django import forms
from django.utils.functional import cached_property

from pages.links.models.fields import know_targets, linked_fields


class RemadeFormSet(forms.BaseInlineFormSet):
    """Django refuses the form of a deleted line at its hidden key, where no one sees it: this window could
    never save again.
    """

    def get_queryset(self):
        """Loads the targets of the links of all rows at once, not by one query for each row."""
        is_first = not hasattr(self, "_queryset")
        rows = super().get_queryset()
        if is_first and linked_fields(self.model):
            know_targets(rows)
        return rows

    @cached_property
    def empty_form(self):
        """Kept: Django makes it again each time, five times for each kind of block."""
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
