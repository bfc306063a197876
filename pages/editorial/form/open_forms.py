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

from pages.editorial.models.open_form import WINDOW
from pages.models import OpenForm

#: What belongs to the window, not to the text.
NOT_TYPED = ("csrfmiddlewaretoken", "_window", "_draft", "_publish", "_save", "_preview", "_submit", "_typed")


class OpenFormViews:
    def open_form_urls(self):
        return [
            ("saisie/", require_POST(self.keep_typed_view), "autosave_new"),
            ("saisie/jeter/", require_POST(self.forget_typed_view), "autosave_forget_new"),
            ("<path:object_id>/saisie/", require_POST(self.keep_typed_view), "autosave"),
            ("<path:object_id>/saisie/jeter/", require_POST(self.forget_typed_view), "autosave_forget"),
        ]

    def keep_typed_view(self, request, object_id=""):
        """The form as it is typed, if "_typed" is sent; else only a sign of life. It publishes nothing."""
        self.check_reach(request, object_id)
        fields = {}
        if "_typed" in request.POST:
            data = request.POST.copy()
            for name in NOT_TYPED:
                data.pop(name, None)
            fields = {"typed": data.urlencode(), "typed_at": timezone.now()}
        key = unquote(object_id)
        place = request.user, self.model, key, self.window(request)
        OpenForm.objects.seen(*place, **fields)
        found = OpenForm.objects.window(*place).get()
        at = date_format(timezone.localtime(found.typed_at), "TIME_FORMAT") if found.typed else ""
        others = self.others(request, key) if key else []
        return JsonResponse({"saved": _("Saisie gardée à %s.") % at if at else "", "others": others})

    def forget_typed_view(self, request, object_id=""):
        self.check_reach(request, object_id)
        self.typed_before(request, object_id, request.POST.get("_forget")).delete()
        return HttpResponseRedirect(self.form_url(object_id))

    def check_reach(self, request, object_id):
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        allowed = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        if not allowed or (object_id and not obj):
            raise PermissionDenied

    def open_form(self, request, object_id, obj):
        """What the template says of it: who else is here, and what was typed and not saved. Opening is a sign of life."""
        allowed = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        if not allowed or (object_id and not obj):
            return {}
        key, window = unquote(object_id or ""), self.window(request)
        OpenForm.objects.tidy(request.user)
        OpenForm.objects.seen(request.user, self.model, key, window)
        suffix, args = ("", [object_id]) if object_id else ("_new", [])
        return {
            "window": window,
            "typed": OpenForm.objects.of(self.model, key).typed(request.user, but=window),
            "others": self.others(request, key) if key else [],
            "autosave_url": reverse(f"admin:{self.view_name('autosave')}{suffix}", args=args),
            "forget_url": reverse(f"admin:{self.view_name('autosave_forget')}{suffix}", args=args),
        }

    def others(self, request, key):
        """['Bruno Leroy, depuis 10:42', …]"""
        return [
            _("%(name)s, depuis %(time)s")
            % {
                "name": other.user.get_full_name() or other.user.get_username(),
                "time": date_format(timezone.localtime(other.opened_at), "TIME_FORMAT"),
            }
            for other in OpenForm.objects.of(self.model, key).others(request.user)
        ]

    def resume(self, request, object_id):
        """Whether the form is to be shown as it was typed: it then is one that was sent, and that saves nothing."""
        if "reprendre" not in request.GET:
            return False
        found = self.typed_before(request, object_id, request.GET["reprendre"]).exclude(typed="").first()
        if not found:
            return False
        found.take_over(self.window(request))
        _none = (
            request.FILES
        )  # read while this is a GET: read later, it would put an empty body over what was typed
        request.method, request.POST, request.is_resumed = "POST", QueryDict(found.typed, mutable=True), True
        request.POST["_window"] = found.window
        return True

    def window(self, request):
        """The name that the form gave to its window when it was drawn; a new one for a form to draw."""
        if request.method == "POST":
            return request.POST.get("_window", "")[:WINDOW]
        return get_random_string(WINDOW)

    def typed_before(self, request, object_id, number):
        """What this user typed there in another window, which the notice told by its number."""
        mine = OpenForm.objects.of(self.model, unquote(object_id or "")).filter(user=request.user)
        return mine.filter(pk=number) if str(number).isdecimal() else mine.none()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (Resumed, form), {}) if getattr(request, "is_resumed", False) else form

    def close_form(self, request, object_id):
        """Saved, set aside or published: nothing is left to take up again of what was typed in this window."""
        key = unquote(object_id or "")
        OpenForm.objects.window(request.user, self.model, key, self.window(request)).delete()

    def form_url(self, object_id):
        return (
            reverse(f"admin:{self.view_name('change')}", args=[object_id])
            if object_id
            else reverse(f"admin:{self.view_name('add')}")
        )


class Resumed:
    """A form that is shown as it was typed, and not saved."""

    def is_valid(self):
        super().is_valid()
        return False
