"""Follows a bundle: who read, said and signed what. Links are shown once, renewed, withdrawn."""

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


class FollowScreen:
    """One request about one bundle; `admin` is that of bundles. VIEWS: {address: method}."""

    VIEWS = {
        "suivi/": "follow",
        "retirer/": "revoke",
        "destinataire/<int:number>/retirer/": "revoke_recipient",
        "destinataire/<int:number>/nouveau-lien/": "renew",
        "remarque/<int:number>/traitee/": "resolve_remark",
    }

    def __init__(self, admin, request):
        self.admin, self.request = admin, request
        self.is_sent = request.method == "POST"

    @classmethod
    def urls(cls, admin):
        return [
            path(
                f"<int:object_id>/{address}",
                admin.admin_site.admin_view(cls.view(admin, method)),
                name=f"pages_bundle_{method}",
            )
            for address, method in cls.VIEWS.items()
        ]

    @classmethod
    def view(cls, admin, method):
        def view(request, object_id, **kwargs):
            return getattr(cls(admin, request), method)(object_id, **kwargs)

        return view

    def reachable(self, object_id, to_change=True):
        bundle = get_object_or_404(Bundle, pk=object_id)
        may = self.admin.has_change_permission if to_change else self.admin.has_view_permission
        if not may(self.request, bundle):
            raise PermissionDenied
        return bundle

    def page(self, bundle, name, title, **context):
        shown = self.admin.admin_site.each_context(self.request) | {
            "opts": self.admin.opts, "original": bundle, "bundle": bundle, "title": title,
        }  # fmt: skip
        return TemplateResponse(self.request, f"admin/pages/bundle/{name}.html", shown | context)

    def follow(self, object_id):
        bundle = self.reachable(object_id, to_change=False)
        followed = [Followed(item) for item in bundle.items.select_related("content_type")]
        title = _("Suivi du partage « %s »") % bundle
        recipients = bundle.recipients.all()
        may_change = self.admin.has_change_permission(self.request, bundle)
        context = {"followed": followed, "recipients": recipients, "may_change": may_change}
        return self.page(bundle, "follow", title, **context)

    def revoke(self, object_id):
        bundle = self.reachable(object_id)
        if self.is_sent and not bundle.revoked_at:
            bundle.revoke()
            self.log_and_say(bundle, REVOKED % bundle)
        return self.back(bundle)

    def revoke_recipient(self, object_id, number):
        bundle = self.reachable(object_id)
        recipient = get_object_or_404(bundle.recipients, pk=number)
        if self.is_sent and not recipient.revoked_at:
            recipient.revoke()
            self.log_and_say(bundle, REVOKED_LINK % recipient)
        return self.back(bundle)

    def renew(self, object_id, number):
        """A link is shown once: who lost it needs another, and the one that is lost opens nothing any more."""
        bundle = self.reachable(object_id)
        recipient = get_object_or_404(bundle.recipients, pk=number)
        if not self.is_sent:
            return self.back(bundle)
        recipient.token, recipient.is_sent = recipient.new_token(), False
        recipient.save()
        self.admin.log_change(self.request, bundle, str(_("Nouveau lien pour %s.") % recipient))
        return self.links(bundle, [recipient])

    def resolve_remark(self, object_id, number):
        bundle = self.reachable(object_id)
        comment = get_object_or_404(BundleComment, pk=number, item__bundle=bundle)
        if self.is_sent and not comment.resolved_at:
            comment.resolve(self.request.user)
            messages.success(self.request, RESOLVED)
        return self.back(bundle)

    def log_and_say(self, bundle, sentence):
        self.admin.log_change(self.request, bundle, str(sentence))
        messages.success(self.request, sentence)

    def back(self, bundle):
        return HttpResponseRedirect(reverse("admin:pages_bundle_follow", args=[bundle.pk]))

    def links(self, bundle, given):
        """The links that were just given, told this once: only their hashes are kept."""
        for recipient in given:
            with translation.override("fr"):
                address = reverse("pages:shared", args=[recipient.token])
            recipient.link = self.request.build_absolute_uri(address)
            if recipient.is_sent:
                transaction.on_commit(lambda recipient=recipient: mail(recipient), robust=True)
        answer = self.page(bundle, "links", _("Liens du partage « %s »") % bundle, given=given)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer


def mail(recipient):
    """Writes in French, which all partners read. `has_left` lets the next page say whether the mail was sent."""
    with translation.override("fr"):
        subject = _("À relire avant publication : %s") % recipient.bundle
        text = render_to_string("admin/pages/bundle/mail.txt", {"recipient": recipient}).strip()
        recipient.has_left = send(subject, text, recipient.email)


class Followed(SharedItem):
    """An item as staff follow it: what all its recipients said."""

    def __init__(self, item):
        super().__init__(None, item)
        self.said = list(BundleComment.objects.filter(item=item).select_related("recipient"))
        self.kept = list(BundleSignature.objects.filter(item=item))

    @property
    def rows(self):
        """[(passage, its valid signatures, the signatures of an earlier wording), …]"""
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
