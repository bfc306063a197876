"""Review: who writes submits, who reviews approves, asks for changes or publishes. Comments stand beside the blocks."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from pages.access.audit import Act
from pages.access.roles import may
from pages.editorial.differences import Differences, part_names
from pages.editorial.form.words import SUBMITTED
from pages.editorial.publishing import publish
from pages.models import Comment, Revision, Working
from pages.quality.asking import errors_of
from pages.site.letters import tell
from pages.versions.snapshots import apply_for_a_look

Status = Revision.Status

NOTHING = _("Aucun brouillon n’attend : enregistrez-en un d’abord.")
HAS_A_DATE = _("Cette version est programmée : annulez d’abord sa date, dans « Programmer ».")
SAY_WHAT = _("Dites ce qu’il faut reprendre : écrivez un commentaire.")
SAY_WHY = _("Dites pourquoi publier quand même, en une phrase : elle restera dans l’historique.")
CHANGES_ASKED = _("Une reprise a été demandée, et n’est pas faite.")
OWN_REVIEW = _("Vous l’avez soumis à relecture, et personne ne l’a encore approuvé.")
COMMENTED = _("Commentaire ajouté.")
RESOLVED = _("Commentaire réglé.")
#: act: (what it takes, the state it gives, what is said). A comment takes what submitting takes.
DECISIONS = {
    "soumettre": ("submit", Status.SUBMITTED, SUBMITTED),
    "approuver": ("review", Status.APPROVED, _("« %s » est approuvé : il peut être publié.")),
    "reprendre": ("review", Status.CHANGES, _("La reprise de « %s » est demandée à son auteur.")),
}
MAILS = {
    Status.SUBMITTED: _("À relire : %s"),
    Status.APPROVED: _("Approuvé : %s"),
    Status.CHANGES: _("À reprendre : %s"),
    Status.PUBLISHED: _("Publié : %s"),
}


class ReviewViews:
    def review_urls(self):
        return [
            ("relecture/", self.review_view, "review"),
            ("relecture/commentaire/<int:number>/", self.resolve_view, "resolve"),
            ("publier/", self.publish_view, "publish"),
        ]

    def review_view(self, request, object_id):
        obj = self.reachable(request, object_id)
        if request.method == "POST":
            with transaction.atomic():
                working = Working(self.held_or_404(object_id))
                return self.decide(request, working, request.POST.get("act", ""))
        working = Working(obj)
        differences = Differences(obj, working.live, working.snapshot) if working.is_over_row else []
        context = {
            "working": working,
            "differences": differences,
            "comments": Comment.objects.of(obj),
            "units": part_names(obj, working.snapshot),
            "may_submit": may(request.user, "submit", obj),
            "may_review": may(request.user, "review", obj),
            "may_publish": may(request.user, "publish", obj),
        }
        return self.page(request, obj, "review", _("Relecture de « %s »") % obj, **context)

    def decide(self, request, working, act):
        obj, text = working.obj, request.POST.get("text", "").strip()[:2000]
        if not may(request.user, DECISIONS[act][0] if act in DECISIONS else "submit", obj):
            raise PermissionDenied
        if act == "commenter":
            if self.comment(request, working, text):
                self.log_change(request, obj, str(COMMENTED), Act.REVIEW)
        elif not working.pending:
            messages.warning(request, NOTHING)
        elif self.has_moved(request, working):
            pass  # it is said, and the screen shows what there is now
        elif act in DECISIONS and working.pending.status == Status.SCHEDULED:
            messages.warning(request, HAS_A_DATE)
        elif act == "reprendre" and not text:
            messages.error(request, SAY_WHAT)
        elif act in DECISIONS:
            self.settle(request, working, act, text)
        return HttpResponseRedirect(self.url("review", obj))

    def settle(self, request, working, act, text):
        _needed, status, sentence = DECISIONS[act]
        self.comment(request, working, text)
        self.move(request, working.obj, working.pending, status)
        messages.success(request, sentence % working.obj)

    def move(self, request, obj, revision, status):
        Revision.objects.filter(pk=revision.pk).update(status=status)
        done = Act.SUBMIT if status == Status.SUBMITTED else Act.REVIEW
        self.log_change(request, obj, f"{status.label} ({revision.number})", done)
        people = reviewers(obj, but=request.user) if status == Status.SUBMITTED else [revision.author]
        self.tell(request, obj, people, status)

    def tell(self, request, obj, people, status):
        others = [person for person in people if person and person != request.user]
        review = request.build_absolute_uri(self.url("review", obj))
        context = {
            "object": obj,
            "by": self.name_of(request),
            "url": review,
            "comments": list(Comment.objects.of(obj).open()),
        }
        tell(others, MAILS[status] % obj, f"admin/editorial/mails/{status}.txt", **context)

    def tell_reviewers(self, request, obj):
        self.tell(request, obj, reviewers(obj, but=request.user), Status.SUBMITTED)

    def open_comments(self, obj):
        return list(Comment.objects.of(obj).open()) if obj else []

    def comment(self, request, working, text):
        """Nothing written, nothing kept: whether there was something."""
        names = dict(part_names(working.obj, working.snapshot))
        unit = request.POST.get("unit", "")
        unit = unit if unit in names else ""
        if text:
            Comment.objects.create(
                content_type=Revision.objects.kind(working.obj), object_key=str(working.obj.pk), unit=unit,
                unit_name=names.get(unit, "")[:200], text=text, author=request.user, author_name=self.name_of(request),
            )  # fmt: skip
        return bool(text)

    def resolve_view(self, request, object_id, number):
        obj = self.reachable(request, object_id, "edit")
        found = Comment.objects.of(obj).open().filter(pk=number).first()
        if request.method == "POST" and found:
            found.resolve(self.name_of(request))
            self.log_change(request, obj, str(RESOLVED), Act.REVIEW)
        return HttpResponseRedirect(self.url("review", obj))

    def publish_view(self, request, object_id):
        """Where something stands in the way, publishing takes a reason."""
        obj = self.reachable(request, object_id, "publish")
        with transaction.atomic():
            working = Working(self.held_or_404(object_id))
            obstacles, has_moved = self.obstacles_of_draft(request, working), self.has_moved(request, working)
            if request.method == "POST" and not obstacles and not has_moved:
                return self.publish_draft(request, working)
        if request.method == "POST" and obstacles:
            messages.error(request, SAY_WHY)
        context = {"working": working, "obstacles": obstacles}
        return self.page(request, obj, "publish", _("Publier « %s »") % obj, **context)

    def obstacles_of_draft(self, request, working):
        """Asked of the row, which holds the draft for that long."""
        with transaction.atomic():
            apply_for_a_look(working.obj, working.snapshot)
            found = self.obstacles(request, working, working.obj)
            transaction.set_rollback(True)
        working.obj.refresh_from_db()
        return found

    def publish_draft(self, request, working):
        obj, author = working.obj, working.pending.author if working.pending else None
        try:
            if refusal := self.beyond(request, working, working.snapshot):
                raise ValidationError(refusal)
            publish(working, **self.signed(request))
        except ValidationError as error:
            for sentence in error.messages:
                messages.error(request, sentence)
            return HttpResponseRedirect(self.url("change", obj))
        self.log_change(request, obj, str(Status.PUBLISHED.label), Act.PUBLISH)
        self.tell(request, obj, [author], Status.PUBLISHED)
        messages.success(request, _("« %s » est publié.") % obj)
        return HttpResponseRedirect(self.list_url())

    def obstacles(self, request, working, obj):
        """The sentences that say why `obj`, as its row is now, had better not be published yet."""
        if self.reason(request):
            return []
        draft, found = working.pending if working else None, []
        if draft and draft.status == Status.CHANGES:
            found.append(CHANGES_ASKED)
        if draft and draft.status == Status.SUBMITTED and draft.author_id == request.user.pk:
            found.append(OWN_REVIEW)
        return found + [sentence(finding) for finding in errors_of(obj)]

    def reason(self, request):
        return request.POST.get("_comment", "").strip()


def sentence(finding):
    return _("%(place)s : %(what)s %(remedy)s") % {
        "place": finding.place,
        "what": finding.sentence,
        "remedy": finding.remedy,
    }


def reviewers(obj, but):
    staff = get_user_model().objects.filter(is_staff=True, is_active=True).exclude(pk=but.pk)
    return [user for user in staff if may(user, "review", obj)]
