"""What is typed is kept on the server while it is typed; the second editor of an object is told who the first is."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pages.editorial.form.screen import Screen
from pages.editorial.form.submission import Submission
from pages.editorial.models.open_form import WINDOW
from pages.models import OpenForm

#: What belongs to the window, not to the text.
NOT_TYPED = ("csrfmiddlewaretoken", "_window", "_draft", "_publish", "_save", "_preview", "_submit", "_typed")


class OpenFormScreen(Screen):
    VIEWS = {"saisie/": "autosave", "saisie/jeter/": "autosave_forget"}

    @classmethod
    def views(cls, admin):
        """Those of a new object too, which has no key yet."""
        new = [(address, cls.view(admin, name), f"{name}_new") for address, name in cls.VIEWS.items()]
        return new + super().views(admin)

    @classmethod
    def view(cls, admin, method):
        return require_POST(super().view(admin, method))

    @property
    def key(self):
        return unquote(self.object_id or "")

    def autosave(self):
        """The form as it is typed, if "_typed" is sent; else only a sign of life. It publishes nothing."""
        self.check_may_write()
        fields = {}
        if self.submission.has("_typed"):
            data = self.submission.data.copy()
            for name in NOT_TYPED:
                data.pop(name, None)
            fields = {"typed": data.urlencode(), "typed_at": timezone.now()}
        place = self.submission.user, self.admin.model, self.key, self.submission.window
        OpenForm.objects.seen(*place, **fields)
        found = OpenForm.objects.window(*place).get()
        at = date_format(timezone.localtime(found.typed_at), "TIME_FORMAT") if found.typed else ""
        return JsonResponse({"saved": _("Saisie gardée à %s.") % at if at else "", "others": self.others()})

    def autosave_forget(self):
        self.check_may_write()
        typed_before(self.admin, self.request, self.object_id, self.submission.data.get("_forget")).delete()
        name, args = ("change", [self.object_id]) if self.object_id else ("add", [])
        return HttpResponseRedirect(reverse(f"admin:{self.admin.view_name(name)}", args=args))

    def check_may_write(self):
        obj = self.admin.get_object(self.request, self.key) if self.object_id else None
        if not self.may_write(obj):
            raise PermissionDenied

    def may_write(self, obj):
        """None: a new one, unless an object was asked for, which is then not there."""
        if obj:
            return self.admin.has_change_permission(self.request, obj)
        return not self.object_id and self.admin.has_add_permission(self.request)

    def context(self, obj):
        """What the template says of it: who else is here, and what was typed and not saved. Opening is a sign of life."""
        if not self.may_write(obj):
            return {}
        user, window, model = self.submission.user, self.submission.window, self.admin.model
        OpenForm.objects.tidy(user)
        OpenForm.objects.seen(user, model, self.key, window)
        suffix, args = ("", [self.object_id]) if self.object_id else ("_new", [])
        return {
            "window": window,
            "typed": OpenForm.objects.of(model, self.key).typed(user, but=window),
            "others": self.others(),
            "autosave_url": reverse(f"admin:{self.admin.view_name('autosave')}{suffix}", args=args),
            "forget_url": reverse(f"admin:{self.admin.view_name('autosave_forget')}{suffix}", args=args),
        }

    def others(self):
        """['Bruno Leroy, depuis 10:42', …]; nobody else is at a new object."""
        if not self.key:
            return []
        return [
            _("%(name)s, depuis %(time)s")
            % {
                "name": other.user.get_full_name() or other.user.get_username(),
                "time": date_format(timezone.localtime(other.opened_at), "TIME_FORMAT"),
            }
            for other in OpenForm.objects.of(self.admin.model, self.key).others(self.submission.user)
        ]

    def close(self):
        """Saved, set aside or published: nothing is left to take up again of what was typed in this window."""
        place = self.submission.user, self.admin.model, self.key, self.submission.window
        OpenForm.objects.window(*place).delete()


def typed_before(admin, request, object_id, number):
    """What this user typed there in another window, which the notice told by its number."""
    mine = OpenForm.objects.of(admin.model, unquote(object_id or "")).filter(user=request.user)
    return mine.filter(pk=number) if str(number).isdecimal() else mine.none()


def resumed(admin, request, object_id):
    """The submission of what was typed in another window and is to be shown again, or None."""
    if request.method == "POST" or "reprendre" not in request.GET:
        return None
    found = typed_before(admin, request, object_id, request.GET["reprendre"]).exclude(typed="").first()
    if not found:
        return None
    found.take_over(get_random_string(WINDOW))
    data = QueryDict(found.typed, mutable=True)
    data["_window"] = found.window
    return Submission(request.user, data, resumed=found)


def as_typed(form, data):
    """A class of forms like `form`, that show `data` and its faults as if it had been sent."""
    return type(form.__name__, (AsTyped, form), {"typed": data})


class AsTyped:
    """A form that is shown as it was typed. Django takes it for one that is to be shown: it saves nothing."""

    typed = None

    def __init__(self, initial=None, **kwargs):
        super().__init__(self.typed, **kwargs)
