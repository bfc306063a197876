"""Who may do what, on every screen of the admin: pages/access/roles.py decides, and is asked here."""

from functools import wraps

from django.contrib import messages
from django.utils.translation import gettext as _

from pages.access import audit
from pages.access.audit import Act
from pages.access.roles import is_public, may
from pages.access.scope import scope_of

#: How many refused objects a sentence names.
NAMED = 10


class RuledForm:
    """Mixin for a ModelForm: a limited user cannot put an object outside of the scope. Ruled.get_form() sets `user`."""

    user = None

    def _post_clean(self):
        super()._post_clean()
        refusal = scope_of(self.user).refusal(self.instance) if self.user and not self.errors else None
        if refusal:
            field, sentence = refusal
            self.add_error(field if field in self.fields else None, sentence)


class Ruled:
    """Mixin for every ModelAdmin: applies the role and the limits of the user, and writes the audit log.

    `edits_are_public` says that saving the form changes at once what the public sees; an admin that saves
    drafts says False.
    """

    edits_are_public = True
    #: Fields that only those who publish may change.
    publishing_fields = ()

    def may(self, request, act, obj=None):
        return may(request.user, act, self.model if obj is None else obj)

    def has_add_permission(self, request):
        """If the form has no date of publication that may stay empty, what is added is public at once."""
        allowed = super().has_add_permission(request) and self.may(request, "add")
        return allowed and (bool(self.publishing_fields) or self.may_show(request))

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj) and self.may(request, "edit", obj)
        return allowed and (obj is None or not is_public(obj) or self.may_show(request))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.may(request, "delete", obj)

    def has_publish_permission(self, request, obj=None):
        return self.may(request, "publish", obj)

    def has_move_permission(self, request, obj=None):
        return self.may(request, "move", obj)

    def may_write_row(self, request, obj):
        """Whether the user may write the row itself, without a draft; if it is public, only those who may publish."""
        return self.has_change_permission(request, obj) and (
            not is_public(obj) or self.has_publish_permission(request, obj)
        )

    def may_show(self, request):
        """Whether this user may save what is public at once."""
        if not self.edits_are_public or "publish" not in self.opts.default_permissions:
            return True
        return self.may(request, "publish")

    def get_readonly_fields(self, request, obj=None):
        kept = () if self.has_publish_permission(request, obj) else self.publishing_fields
        return (*super().get_readonly_fields(request, obj), *kept)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def get_actions(self, request):
        found = super().get_actions(request)
        return {name: (on_permitted(action), name, words) for name, (action, _name, words) in found.items()}

    def log_addition(self, request, obj, message):
        audit.record(request, Act.ADD, obj, **said(message))
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message, act=Act.CHANGE):
        audit.record(request, act, obj, **said(message))
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        audit.record_all(request, Act.DELETE, queryset)
        return super().log_deletions(request, queryset)


class RuledLines:
    """Mixin for an inline: whoever may change the object may change its lines."""

    def may_edit(self, request, obj):
        owner = self.admin_site.get_model_admin(self.parent_model)
        return owner.has_change_permission(request, obj) if obj else owner.has_add_permission(request)

    def has_add_permission(self, request, obj=None):
        return self.may_edit(request, obj)

    has_change_permission = has_delete_permission = has_add_permission

    def has_view_permission(self, request, obj=None):
        return self.admin_site.get_model_admin(self.parent_model).has_view_permission(request, obj)


def on_permitted(action):
    """The action of a list, applied to the chosen objects for which the user has permission; a message names
    the others.
    """

    @wraps(action)
    def acted(model_admin, request, queryset):
        words = getattr(action, "allowed_permissions", ())  # an action without permissions is refused
        asked = [getattr(model_admin, f"has_{word}_permission") for word in words]
        chosen = list(queryset)
        refused = [obj for obj in chosen if not any(may(request, obj) for may in asked)]
        if refused:
            names = ", ".join(_("« %s »") % obj for obj in refused[:NAMED])
            names += ", …" if len(refused) > NAMED else ""
            sentence = _("Votre compte ne le permet pas pour : %s. Rien n’y a été changé.") % names
            model_admin.message_user(request, sentence, messages.ERROR)
            queryset = queryset.exclude(pk__in=[obj.pk for obj in refused])
        return action(model_admin, request, queryset) if len(refused) < len(chosen) else None

    return acted


def said(message):
    """The details for the audit log: what Django's history says, a sentence or the names of the fields."""
    return {"message": message} if message else {}
