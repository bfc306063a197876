"""What allauth's own views do not do."""

from allauth.account.views import LoginView, LogoutView
from allauth.mfa.base.views import IndexView
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pages import proconnect
from pages.accounts import browsers, second_factor


def way_in(request):
    """Redirects whoever may not enter the admin yet to the next step; `next` keeps the screen that they asked for."""
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    if not request.user.is_authenticated:
        query = f"?{urlencode({REDIRECT_FIELD_NAME: wanted})}" if wanted else ""
        return redirect(reverse("account_login") + query)
    if not request.user.is_staff:
        messages.error(
            request, _("Votre compte n’ouvre pas l’administration : voyez l’administrateur du site.")
        )
    elif not second_factor.is_missing(request.user):
        return redirect("admin:index")
    return redirect("mfa_index")


class SignIn(LoginView):
    template_name = "account/login.html"

    def get_context_data(self, **kwargs):
        wanted = self.get_next_url()
        address = reverse("proconnect_start") + (
            f"?{urlencode({REDIRECT_FIELD_NAME: wanted})}" if wanted else ""
        )
        return super().get_context_data(proconnect=settings.PROCONNECT and address, **kwargs)


class Home(IndexView):
    """« Mon compte »: password, second factor, connections."""

    template_name = "account/home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            second_factor_missing=second_factor.is_missing(user),
            second_factor_required=second_factor.is_required(user),
            **kwargs,
        )


class Sessions(ListUserSessionsView):
    template_name = "account/sessions.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for session in context["sessions"]:
            session.browser = browsers.named(session.user_agent)
        return context

    def form_valid(self, form):
        """Closes the connection whose button was pressed, or all the others."""
        chosen = self.request.POST.get("session", "")
        if not chosen:
            return super().form_valid(form)
        if chosen.isdecimal():
            for session in UserSession.objects.filter(user=self.request.user, pk=chosen):
                session.end()
        messages.success(self.request, _("Cette connexion est fermée."))
        return redirect(self.get_success_url())


class SignOut(LogoutView):
    """Also signs out of ProConnect those who signed in by it: the browser must be sent there."""

    template_name = "account/form.html"

    def post(self, request, *args, **kwargs):
        onward = proconnect.sign_out_address(request)
        response = super().post(request, *args, **kwargs)
        if not onward:
            return response
        said = {"title": _("Vous êtes déconnecté"), "onward": onward}
        return TemplateResponse(request, "account/signed_out.html", said)
