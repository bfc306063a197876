"""Chooses one object among many: found by typing, and shown without a query if the form has it loaded."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError


class Searched:
    """Looks in the database only for values that may be a key, not for anything else that a form may contain."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [each for each in value if self.may_be_key(each)], attr)

    def may_be_key(self, value):
        try:
            self.field.target_field.clean(value, None)
        except ValidationError:
            return False
        return True


class Choice(Searched, AutocompleteSelect):
    """`chosen` is the related object that the instance of the form has loaded (see ChosenForm).

    Django's widget makes a query for the label of each field of each block: 100 queries for 100 blocks.
    """

    chosen = None

    def __init__(self, field, admin_site, **kwargs):
        super().__init__(field, admin_site, **kwargs)
        self.model_admin = admin_site.get_model_admin(field.remote_field.model)

    def optgroups(self, name, value, attr=None):
        if not self.chosen or value != [str(self.chosen.pk)]:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = self.model_admin.choice_label(self.chosen)
        options.append(self.create_option(name, self.chosen.pk, label, True, len(options)))
        return [(None, options, 0)]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if self.chosen and str(value) == str(self.chosen.pk):
            preview = self.model_admin.choice_preview(self.chosen)
            context["widget"]["attrs"] |= {"data-preview": preview} if preview else {}
        return context


class Choices(Searched, AutocompleteSelectMultiple):
    """Without the button that empties the whole choice: select2 puts it among the items of the list, which is
    invalid HTML.
    """

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}


class ChosenForm:
    """Mixin for a ModelForm: gives to each Choice the object that the instance has loaded."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(
                field.widget, "widget", field.widget
            )  # inside the wrapper that adds "add another"
            if isinstance(widget, Choice) and getattr(self.instance, f"{name}_id", None):
                widget.chosen = getattr(self.instance, name)
