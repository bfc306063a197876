"""Review: who writes submits, who reviews approves, asks for changes or publishes. Comments stand beside the blocks."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from pages.access.audit import Act
from pages.editorial.differences import Differences, part_names
from pages.editorial.form.letters import reviewers, tell_people
from pages.editorial.form.obstacles import obstacles_of_draft
from pages.editorial.form.screen import Screen
from pages.editorial.form.submission import Outcome
from pages.editorial.form.words import SUBMITTED
from pages.editorial.publishing import publish
from pages.models import Comment, Revision, Working

Status = Revision.Status

NOTHING = _("Aucun brouillon n’attend : enregistrez-en un d’abord.")
HAS_A_DATE = _("Cette version est programmée : annulez d’abord sa date, dans « Programmer ».")
SAY_WHAT = _("Dites ce qu’il faut reprendre : écrivez un commentaire.")
SAY_WHY = _("Dites pourquoi publier quand même, en une phrase : elle restera dans l’historique.")
COMMENTED = _("Commentaire ajouté.")
RESOLVED = _("Commentaire réglé.")
#: act: (what it takes, the state it gives, what is said). A comment takes what submitting takes.
DECISIONS = {
    "soumettre": ("submit", Status.SUBMITTED, SUBMITTED),
    "approuver": ("review", Status.APPROVED, _("« %s » est approuvé : il peut être publié.")),
    "reprendre": ("review", Status.CHANGES, _("La reprise de « %s » est demandée à son auteur.")),
}


class ReviewScreen(Screen):
    VIEWS = {
        "relecture/": "review",
        "relecture/commentaire/<int:number>/": "resolve",
        "publier/": "publish",
    }

    def review(self):
        obj = self.reachable()
        if self.submission.is_sent:
            with transaction.atomic():
                working = Working(self.held_or_404())
                return self.decide(working, self.submission.data.get("act", ""))
        working = Working(obj)
        differences = Differences(obj, working.live, working.snapshot) if working.is_over_row else []
        context = {
            "working": working,
            "differences": differences,
            "comments": Comment.objects.of(obj),
            "units": part_names(obj, working.snapshot),
            "may_submit": self.may("submit", obj),
            "may_review": self.may("review", obj),
            "may_publish": self.may("publish", obj),
        }
        return self.page(obj, "review", _("Relecture de « %s »") % obj, **context)

    def decide(self, working, act):
        obj, text = working.obj, self.submission.data.get("text", "").strip()[:2000]
        if not self.may(DECISIONS[act][0] if act in DECISIONS else "submit", obj):
            raise PermissionDenied
        if act == "commenter":
            if self.comment(working, text):
                self.admin.log_change(self.request, obj, str(COMMENTED), Act.REVIEW)
        elif not working.pending:
            messages.warning(self.request, NOTHING)
        elif self.has_moved(working):
            pass  # it is said, and the screen shows what there is now
        elif act in DECISIONS and working.pending.status == Status.SCHEDULED:
            messages.warning(self.request, HAS_A_DATE)
        elif act == "reprendre" and not text:
            messages.error(self.request, SAY_WHAT)
        elif act in DECISIONS:
            self.settle(working, act, text)
        return HttpResponseRedirect(self.url("review", obj))

    def settle(self, working, act, text):
        _needed, status, sentence = DECISIONS[act]
        self.comment(working, text)
        self.move(working.obj, working.pending, status)
        messages.success(self.request, sentence % working.obj)

    def move(self, obj, revision, status):
        Revision.objects.filter(pk=revision.pk).update(status=status)
        done = Act.SUBMIT if status == Status.SUBMITTED else Act.REVIEW
        self.admin.log_change(self.request, obj, f"{status.label} ({revision.number})", done)
        is_submitted = status == Status.SUBMITTED
        people = reviewers(obj, but=self.submission.user) if is_submitted else [revision.author]
        tell_people(self, obj, people, status)

    def comment(self, working, text):
        """Nothing written, nothing kept: whether there was something."""
        names = dict(part_names(working.obj, working.snapshot))
        unit = self.submission.data.get("unit", "")
        unit = unit if unit in names else ""
        if text:
            Comment.objects.create(
                content_type=Revision.objects.kind(working.obj), object_key=str(working.obj.pk), unit=unit,
                unit_name=names.get(unit, "")[:200], text=text, author=self.submission.user,
                author_name=self.submission.name,
            )  # fmt: skip
        return bool(text)

    def resolve(self, number):
        obj = self.reachable("edit")
        found = Comment.objects.of(obj).open().filter(pk=number).first()
        if self.submission.is_sent and found:
            found.resolve(self.submission.name)
            self.admin.log_change(self.request, obj, str(RESOLVED), Act.REVIEW)
        return HttpResponseRedirect(self.url("review", obj))

    def publish(self):
        """Where something stands in the way, publishing takes a reason."""
        obj = self.reachable("publish")
        with transaction.atomic():
            working = Working(self.held_or_404())
            found, has_moved = obstacles_of_draft(self.submission, working), self.has_moved(working)
            if self.submission.is_sent and not found and not has_moved:
                return self.publish_draft(working)
        if self.submission.is_sent and found:
            messages.error(self.request, SAY_WHY)
        context = {"working": working, "obstacles": found}
        return self.page(obj, "publish", _("Publier « %s »") % obj, **context)

    def publish_draft(self, working):
        obj, author = working.obj, working.pending.author if working.pending else None
        try:
            if refusal := self.beyond(working, working.snapshot):
                raise ValidationError(refusal)
            publish(working, **self.submission.signed)
        except ValidationError as error:
            self.submission.outcome = Outcome.REFUSED
            for sentence in error.messages:
                messages.error(self.request, sentence)
            return HttpResponseRedirect(self.url("change", obj))
        self.submission.outcome = Outcome.PUBLISHED
        self.admin.log_change(self.request, obj, str(Status.PUBLISHED.label), Act.PUBLISH)
        tell_people(self, obj, [author], Status.PUBLISHED)
        messages.success(self.request, _("« %s » est publié.") % obj)
        return HttpResponseRedirect(self.list_url())
