"""What became of a bundle: who read, said and signed what; and the links, given once, given anew, withdrawn."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from pages.models import Bundle, BundleComment, BundleSignature
from pages.sharing.items import SharedItem
from pages.site.letters import send

REVOKED = _("Le partage « %s » est retiré : ses liens ne marchent plus.")
REVOKED_LINK = _("Le lien de %s est retiré : il ne marche plus.")
RESOLVED = _("La remarque est notée comme traitée.")


class FollowViews:
    def get_urls(self):
        found = [
            path(f"<int:object_id>/{address}", self.admin_site.admin_view(view), name=f"pages_bundle_{name}")
            for address, view, name in (
                ("suivi/", self.follow_view, "follow"),
                ("retirer/", self.revoke_view, "revoke"),
                ("destinataire/<int:number>/retirer/", self.revoke_recipient_view, "revoke_recipient"),
                ("destinataire/<int:number>/nouveau-lien/", self.renew_view, "renew"),
                ("remarque/<int:number>/traitee/", self.resolve_view, "resolve_remark"),
            )
        ]
        return found + super().get_urls()

    def reachable(self, request, object_id, to_change=True):
        bundle = get_object_or_404(Bundle, pk=object_id)
        may = self.has_change_permission if to_change else self.has_view_permission
        if not may(request, bundle):
            raise PermissionDenied
        return bundle

    def page(self, request, bundle, name, title, **context):
        shown = self.admin_site.each_context(request) | {
            "opts": self.opts, "original": bundle, "bundle": bundle, "title": title,
        }  # fmt: skip
        return TemplateResponse(request, f"admin/pages/bundle/{name}.html", shown | context)

    def follow_view(self, request, object_id):
        bundle = self.reachable(request, object_id, to_change=False)
        followed = [Followed(item) for item in bundle.items.select_related("content_type")]
        title = _("Suivi du partage « %s »") % bundle
        recipients = bundle.recipients.all()
        may_change = self.has_change_permission(request, bundle)
        context = {"followed": followed, "recipients": recipients, "may_change": may_change}
        return self.page(request, bundle, "follow", title, **context)

    def revoke_view(self, request, object_id):
        bundle = self.reachable(request, object_id)
        if request.method == "POST" and not bundle.revoked_at:
            bundle.revoke()
            self.said(request, bundle, REVOKED % bundle)
        return self.back(bundle)

    def revoke_recipient_view(self, request, object_id, number):
        bundle = self.reachable(request, object_id)
        recipient = get_object_or_404(bundle.recipients, pk=number)
        if request.method == "POST" and not recipient.revoked_at:
            recipient.revoke()
            self.said(request, bundle, REVOKED_LINK % recipient)
        return self.back(bundle)

    def renew_view(self, request, object_id, number):
        """A link is shown once: who lost it needs another, and the one that is lost opens nothing any more."""
        bundle = self.reachable(request, object_id)
        recipient = get_object_or_404(bundle.recipients, pk=number)
        if request.method != "POST":
            return self.back(bundle)
        recipient.token, recipient.is_sent = recipient.new_token(), False
        recipient.save()
        self.log_change(request, bundle, str(_("Nouveau lien pour %s.") % recipient))
        bundle.given = [recipient]
        return self.links_page(request, bundle)

    def resolve_view(self, request, object_id, number):
        bundle = self.reachable(request, object_id)
        comment = get_object_or_404(BundleComment, pk=number, item__bundle=bundle)
        if request.method == "POST" and not comment.resolved_at:
            comment.resolve(request.user)
            messages.success(request, RESOLVED)
        return self.back(bundle)

    def said(self, request, bundle, sentence):
        self.log_change(request, bundle, str(sentence))
        messages.success(request, sentence)

    def back(self, bundle):
        return HttpResponseRedirect(reverse("admin:pages_bundle_follow", args=[bundle.pk]))

    def links_page(self, request, bundle):
        """The links that were just made, told this once: only their hashes are kept. None if there is none."""
        for recipient in bundle.given:
            with translation.override("fr"):
                address = reverse("pages:shared", args=[recipient.token])
            recipient.link = request.build_absolute_uri(address)
            if recipient.is_sent:
                transaction.on_commit(lambda recipient=recipient: mail(recipient), robust=True)
        if not bundle.given:
            return None
        answer = self.page(
            request, bundle, "links", _("Liens du partage « %s »") % bundle, given=bundle.given
        )
        answer.headers["Cache-Control"] = "private, no-store"
        return answer


def mail(recipient):
    """In French, which all partners read. The page that is drawn next says whether it left."""
    with translation.override("fr"):
        subject = _("À relire avant publication : %s") % recipient.bundle
        text = render_to_string("admin/pages/bundle/mail.txt", {"recipient": recipient})
        recipient.has_left = send(subject, text, recipient.email)


class Followed(SharedItem):
    """An item as staff follow it: what all its recipients said."""

    def __init__(self, item):
        super().__init__(None, item)
        self.said = list(BundleComment.objects.filter(item=item).select_related("recipient"))
        self.kept = list(BundleSignature.objects.filter(item=item))

    @property
    def rows(self):
        """[(passage, the signatures that still hold, those of what it said before), …]"""
        return [
            (
                passage,
                [
                    each
                    for each in self.kept
                    if each.passage == passage.key and each.fingerprint == passage.fingerprint
                ],
                [
                    each
                    for each in self.kept
                    if each.passage == passage.key and each.fingerprint != passage.fingerprint
                ],
            )
            for passage in self.passages.all
        ]
