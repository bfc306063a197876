"""What differs from allauth: nobody signs up, a lock-out says when it ends, all letters have one template."""

import time
from datetime import UTC, datetime

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from pages.access import audit
from pages.access.audit import Act
from pages.accounts import browsers
from pages.accounts.notices import MESSAGES, NEW_SIGN_IN, NOTICES, WAYS
from pages.models import SiteSettings

LOCKED_OUT = _(
    "Trop d’essais avec un mauvais mot de passe. Revenez à %s. Si ce n’était pas vous, prévenez l’administrateur "
    "du site."
)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez-les, majuscules comprises."
        ),
        "too_many_login_attempts": _("Trop d’essais. Réessayez dans un quart d’heure."),
        "rate_limited": _("Trop d’essais. Réessayez dans un quart d’heure."),
    }

    def is_open_for_signup(self, request):
        """Never: an administrator creates the accounts."""
        return False

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as refusal:
            until = self.locked_until(request, **credentials)
            raise (ValidationError(LOCKED_OUT % until, code=refusal.code) if until else refusal) from None

    def locked_until(self, request, **credentials):
        """When the user may try again, as '14:32' in local time; '' if nothing is locked."""
        key = self._get_login_attempts_cache_key(request, **credentials)
        which = {"app": "allauth.account", "action": "login_failed"}
        ends = []
        for rate in ratelimit.get_rates(**which):
            failures = cache.get(ratelimit.get_cache_key(request, **which, rate=rate, key=key), [])
            if len(failures) >= rate.amount:
                ends.append(failures[-1] + rate.duration)
        # rounded up to the minute: whoever comes back at the time shown is let in
        end = max(ends, default=0) + 59
        return time_format(timezone.localtime(datetime.fromtimestamp(end, UTC))) if end > time.time() else ""

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        self.send_notification_mail(NEW_SIGN_IN, user)
        return response

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tells the owner of the account what happened, when, from where, and what to do if it was not them."""
        what = NOTICES.get(template_prefix)
        if what and template_prefix != NEW_SIGN_IN and self.request.user in (user, AnonymousUser()):
            audit.record(
                self.request, Act.SECURITY, user, message=str(what)
            )  # when it is another person, the admin records it
        if not what or not user.email:
            return
        said = {
            "what": what,
            "user": user,
            "when": timezone.now(),
            "ip": self.get_client_ip(self.request),
            "browser": browsers.named(self.get_http_user_agent(self.request)),
        }
        self.send_mail("account/email/notice", user.email, said)

    def format_email_subject(self, subject):
        return f"[{SiteSettings.load().name}] {subject}"

    def send_mail(self, template_prefix, email, context):
        """Sends after the transaction commits. If the mail server is away, the failure is only logged."""
        letter = self.render_mail(template_prefix, email, {"request": self.request, **context})
        transaction.on_commit(letter.send, robust=True)

    def add_message(
        self, request, level, message_template=None, message_context=None, extra_tags="", message=None
    ):
        said = MESSAGES.get(message_template, message)
        if said != "":
            super().add_message(request, level, message_template, message_context, extra_tags, said)

    def get_reauthentication_methods(self, user):
        return [way | {"description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "Ce code ou cette clé n’est pas reconnu. Un code ne sert qu’une fois : attendez le suivant."
        ),
    }

    def get_totp_issuer(self):
        return SiteSettings.load().name
