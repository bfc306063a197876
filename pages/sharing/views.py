"""What partners see of drafts, by the secret link they were sent: no account, no cookie, no cache."""

from functools import wraps

from django import forms
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from pages.access.audit import Act, record
from pages.editorial.drafting import as_if_published, visited
from pages.models import BundleRecipient
from pages.sharing.items import MAX_COMMENTS, WHOLE, SharedItem, shared_items
from pages.sharing.links import Inside
from pages.sharing.models.answers import MAX_TEXT

#: The address is the secret: it is told to no other site, and what it shows is not kept by any search engine or cache.
SECRET = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "private, no-store",
}
#: What the page says after a form is sent; the address carries the key, since there is no cookie.
DONE = {
    "remarque": _("Votre remarque est envoyée."),
    "valide": _("C’est validé pour votre organisme. Merci."),
    "change": _(
        "Ce texte a changé pendant que vous le lisiez : relisez-le, puis validez. Rien n’est validé."
    ),
}


def by_link(view):
    """Decorator: gives the view the recipient of the token; if anything is wrong, shows one page that says what to do.

    There is no CSRF token: it protects from requests sent with a cookie without one's knowledge, and no
    cookie is read here. Whoever knows the address may send the form.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request, token="", **kwargs):
        recipient = BundleRecipient.objects.opened_by(token)
        try:
            response = view(request, recipient, token, **kwargs) if recipient else lost(request)
        except Http404:
            response = lost(request)
        if recipient:
            recipient.seen()
        for name, value in SECRET.items():
            response.headers[name] = value
        return response

    return guarded


def lost(request):
    return render(request, "pages/sharing/shared_lost.html", status=404)


def chosen(recipient, number):
    found = recipient.bundle.items.select_related("content_type")
    return SharedItem(recipient, get_object_or_404(found, pk=number))


@by_link
@require_safe
def shared(request, recipient, token):
    context = {"recipient": recipient, "token": token, "shared": shared_items(recipient)}
    return render(request, "pages/sharing/shared.html", context)


@by_link
@require_safe
def shared_item(request, recipient, token, number):
    """The real page with the draft. Once it is public, a page that says where it is."""
    shown = chosen(recipient, number)
    response = drawn_for(request, recipient, token, shown) if shown.is_open else None
    if response:
        return response
    context = {"recipient": recipient, "token": token, "shared": shown}
    return render(request, "pages/sharing/shared_closed.html", context)


def drawn_for(request, recipient, token, shown):
    """The response with the draft, or None if it cannot be shown.

    All drafts of the bundle are public while one is drawn, so that lists and links show them.
    """
    inside = Inside(recipient, token)
    asked = next(obj for obj, item in inside.items.items() if item == shown.item)
    with as_if_published(inside.drafts) as (refused, addresses):
        if asked in refused:
            return None
        strip = {"token": token, "number": shown.item.pk, "bundle": recipient.bundle}
        response = visited(request, asked, request.LANGUAGE_CODE, shared=strip)
    return inside.keep(response, refused, addresses)


class AnswerForm(forms.Form):
    passage = forms.CharField(max_length=80, required=False)
    seen = forms.CharField(max_length=64, required=False)
    text = forms.CharField(
        max_length=MAX_TEXT,
        error_messages={
            "required": _("Écrivez votre remarque, puis envoyez-la."),
            "max_length": _("Cette remarque dépasse %(limit_value)d caractères : faites-en deux."),
        },
    )


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def shared_review(request, recipient, token, number):
    """Each passage with its comments, a box for remarks, and « Validé »."""
    shown = chosen(recipient, number)
    if request.method != "POST":
        return review_page(request, recipient, token, shown)
    form = AnswerForm(request.POST)
    if "valider" in request.POST:
        return sign(request, token, shown)
    if not form.is_valid() or len(shown.comments) >= MAX_COMMENTS:
        return review_page(request, recipient, token, shown, form)
    comment = shown.comment(form.cleaned_data["passage"], form.cleaned_data["text"])
    return done(token, shown, "remarque", comment.passage)


def sign(request, token, shown):
    key = request.POST.get("passage", "")
    signed = shown.sign(key, request.POST.get("seen", "")) if shown.is_open else None
    if signed:  # recorded once, however often the button is pressed
        passages = [passage.name for passage in signed]
        record(request, Act.SIGN, shown.obj, by=str(shown.recipient), passages=passages)
    return done(token, shown, "change" if signed is None else "valide", "" if key == WHOLE else key)


def done(token, shown, what, key):
    address = reverse("pages:shared_review", args=[token, shown.item.pk])
    return HttpResponseRedirect(f"{address}?fait={what}#{anchor(key)}")


def anchor(key):
    return f"passage-{key or 'tout'}"


def review_page(request, recipient, token, shown, form=None):
    context = {
        "recipient": recipient,
        "token": token,
        "shared": shown,
        "done": DONE.get(request.GET.get("fait")),
    }
    if not shown.is_open:
        return render(request, "pages/sharing/shared_closed.html", context)
    context |= {
        "form": form,
        "too_many": len(shown.comments) >= MAX_COMMENTS,
        "whole": WHOLE,
        "max_text": MAX_TEXT,
    }
    response = render(request, "pages/sharing/shared_review.html", context, status=422 if form else 200)
    inside = Inside(recipient, token)
    with as_if_published(inside.drafts) as (refused, addresses):
        pass  # only the addresses are needed
    return inside.keep(response, refused, addresses)
