"""The form of what is under editorial control: a draft is the normal save, photographed, then rolled back."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.admin.history import HistoryViews
from pages.admin.preview import PreviewViews
from pages.admin.scheduling import ScheduleViews
from pages.admin.when import when
from pages.due import wanted
from pages.models import Revision, Working
from pages.roles import may
from pages.snapshots import apply, take

#: The buttons that keep a draft, and where each leads then.
DRAFTS = {"_preview": "preview", "_schedule": "schedule", "_draft": "change"}
KEPT_AS_DRAFT = _("Brouillon de « %s » enregistré. Le public voit toujours la version publiée.")
KEPT_UNSEEN = _("Brouillon de « %s » enregistré. Le public ne le voit pas.")
PUBLISHED = _("« %s » est publié : le public voit ce que vous venez d’enregistrer.")
MAY_NOT = _("Vous ne pouvez pas publier : ce que vous avez écrit est enregistré en brouillon.")
DATE_LATER = _("La date de publication n’est pas gardée avec un brouillon : elle se choisit en publiant.")
STILL_SCHEDULED = _(
    "La version %(number)s reste programmée le %(when)s, et changera encore ce contenu : annulez-la si elle ne doit plus."
)
LOST = _("Ce que ce brouillon citait a été supprimé depuis, et n’y est plus : vérifiez avant de publier.")


class EditorialAdmin(HistoryViews, PreviewViews, ScheduleViews):
    """Above the admin of a Revised model."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        view = self.keep_form if request.method == "POST" else self.show_form
        return view(request, object_id, form_url, extra_context or {})

    def show_form(self, request, object_id, form_url, context):
        """The draft that waits is written into the row for the time of drawing the form."""
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        if not obj or not self.has_view_or_change_permission(request, obj):
            return super().changeform_view(request, object_id, form_url, context)
        working = Working(obj)
        with transaction.atomic():
            if working.is_over_row and apply(obj, working.snapshot):
                messages.warning(request, LOST)
            response = super().changeform_view(request, object_id, form_url, context | {"working": working})
            if working.is_over_row:
                response.render()
                transaction.set_rollback(True)
        return response

    def keep_form(self, request, object_id, form_url, context):
        """Nobody writes between the reading of the row and its writing: the row is held."""
        with transaction.atomic():
            obj = self.held(object_id)
            working = Working(obj) if obj else None
            base = self.base(request, working) if working else None
            if base:
                self.apply_base(obj, base)
            response = super().changeform_view(request, object_id, form_url, context | {"working": working})
            if getattr(request, "kept", None) is None:
                if hasattr(response, "render"):
                    response.render()
                transaction.set_rollback(bool(base))
                return response
            outcome = self.outcome(request, working, response)
        return outcome()

    def held(self, object_id):
        key = unquote(object_id) if object_id else None
        with suppress(ValueError, ValidationError):
            return self.model._base_manager.select_for_update().filter(pk=key).first() if key else None

    def base(self, request, working):
        """The snapshot from which the form was drawn, if the row does not hold it."""
        shown = request.POST.get("_base")
        if shown in (None, working.fingerprint):
            return working.snapshot if working.is_over_row else None
        found = Revision.objects.of(working.obj).filter(fingerprint=shown).last()
        return found.snapshot if found else None

    def apply_base(self, obj, base):
        with suppress(IntegrityError, ValidationError, models.ProtectedError), transaction.atomic():
            apply(obj, base)

    def outcome(self, request, working, response):
        """What became of the form that was valid; called inside the transaction, it returns what to do after it."""
        obj = request.kept
        mine = take(obj)
        if working and self.is_stale(request, working) and mine != working.snapshot:
            transaction.set_rollback(True)
            return lambda: self.set_aside(request, working, mine)
        if working and working.row and self.act(request) == "draft":
            transaction.set_rollback(True)
            if "_schedule" in request.POST and mine == working.snapshot:  # only its dates are to change
                return lambda: self.back_to_work(request, obj)
            return lambda: self.keep_draft(request, working, mine)
        self.keep_row(request, obj, mine)
        return lambda: response

    def is_stale(self, request, working):
        return request.POST.get("_base", working.fingerprint) != working.fingerprint

    def act(self, request):
        """What the button asks for; the stock "save" keeps the form as it is typed, for who may publish."""
        if any(button in request.POST for button in DRAFTS):
            return "draft"
        if not may(request.user, "publish", self.model):
            return "draft"
        return "publish" if "_publish" in request.POST else "save"

    def keep_draft(self, request, working, mine):
        obj = working.obj
        with transaction.atomic():
            Revision.objects.of(obj).drafts().update(status=Revision.Status.REPLACED)
            draft = Revision.objects.add(
                obj, mine, Revision.Status.DRAFT, base=working.row, **self.signed(request)
            )
        self.log_change(request, obj, f"{Revision.Status.DRAFT.label} ({draft.number})")
        messages.success(request, KEPT_AS_DRAFT % obj)
        return self.back_to_work(request, obj)

    def keep_row(self, request, obj, mine):
        """The row itself was written: what the public sees, or a draft that it has never seen."""
        status = Revision.Status.PUBLISHED if obj.is_live else Revision.Status.DRAFT
        Revision.objects.of(obj).drafts().update(status=Revision.Status.REPLACED)
        self.drop_applied(request, obj, mine)
        Revision.objects.add(obj, mine, status, **self.signed(request))

    def drop_applied(self, request, obj, mine):
        """A scheduled version that would change nothing more is over; that one waits which still would is said."""
        for scheduled in Revision.objects.of(obj).scheduled().select_related("base"):
            if wanted(scheduled, obj, mine) == mine:
                Revision.objects.filter(pk=scheduled.pk).update(status=Revision.Status.REPLACED)
            else:
                words = {"number": scheduled.number, "when": when(scheduled.apply_at)}
                messages.warning(request, STILL_SCHEDULED % words)

    def set_aside(self, request, working, mine):
        """Someone saved in between: what was typed here is kept as a version, and both are shown."""
        shown = request.POST.get("_base")
        base = Revision.objects.of(working.obj).filter(fingerprint=shown).last()
        aside = Revision.objects.add(
            working.obj, mine, Revision.Status.ASIDE, base=base, **self.signed(request)
        )
        return HttpResponseRedirect(self.url("conflict", working.obj, aside.number))

    def signed(self, request):
        user = request.user
        comment = request.POST.get("_comment", "").strip()[:300]
        return {
            "author": user,
            "author_name": user.get_full_name() or user.get_username(),
            "comment": comment,
        }

    def save_model(self, request, obj, form, change):
        """A draft has no date: its row would become public by itself."""
        act = self.act(request)
        if hasattr(obj, "publish_at"):
            if act == "publish" and not obj.publish_at:
                obj.publish_at = timezone.now()
            stored = type(obj)._base_manager.filter(pk=obj.pk).values_list("publish_at", flat=True).first()
            if act == "draft" and stored is None and obj.publish_at:
                obj.publish_at = obj.expire_at = None
                messages.warning(request, DATE_LATER)
        super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        request.kept = obj
        return self.answer(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        request.kept = obj
        return self.answer(request, obj) or super().response_change(request, obj)

    def answer(self, request, obj):
        act = self.act(request)
        if "_publish" in request.POST and act == "draft":
            messages.warning(request, MAY_NOT)
        if act == "publish":
            messages.success(request, PUBLISHED % obj)
            return self.response_post_save_change(request, obj)
        if act == "draft" and not obj.is_live:
            messages.success(request, KEPT_UNSEEN % obj)
        return self.back_to_work(request, obj) if act == "draft" else None

    def back_to_work(self, request, obj):
        screen = next((DRAFTS[button] for button in DRAFTS if button in request.POST), "change")
        return HttpResponseRedirect(self.url(screen, obj))

    def render_change_form(self, request, context, *args, **kwargs):
        context |= {
            "editorial": True,
            "may_publish": may(request.user, "publish", context.get("original") or self.model),
            "base": self.shown_base(request, context.get("working")),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def shown_base(self, request, working):
        """A form that is shown again keeps the base it had: it is no fresher for having been refused."""
        return request.POST.get("_base") or (working.fingerprint if working else "")

    def url(self, name, obj, *args):
        opts = self.opts
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=[obj.pk, *args])

    def view_name(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def get_urls(self):
        views = [
            path(f"<path:object_id>/{address}", self.admin_site.admin_view(view), name=self.view_name(name))
            for address, view, name in self.editorial_views()
        ]
        return views + super().get_urls()

    def editorial_views(self):
        return [*self.history_urls(), *self.preview_urls(), *self.schedule_urls()]
