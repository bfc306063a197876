"""What the dashboard says of pages, pictures and settings."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.library.admin import WITHOUT_ALT
from pages.models import ExternalLink, Page, Picture, SiteSettings
from pages.publication.editing import lacks_english, state
from pages.staff.dashboard import SHOWN, Item, Panel, first, panel
from pages.staff.places import form_url
from pages.text.clock import when
from pages.tree.admin.page import page_parts

SOON = timedelta(days=30)


def list_url(model, **filters):
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{url}?{'&'.join(f'{name}={value}' for name, value in filters.items())}" if filters else url


def drafts(model, **words):
    return first(
        model.objects.drafts().order_by("-updated_at"),
        lambda obj: Item(obj.title, form_url(obj), _("Enregistré le %s.") % when(obj.updated_at)),
        others_url=list_url(model, etat="brouillon"),
        **words,
    )


def dated(model, **words):
    """What appears or disappears within a month, and what is no longer public since it expired."""
    now = timezone.now()
    coming = Q(publish_at__gt=now, publish_at__lte=now + SOON) | Q(
        publish_at__lte=now, expire_at__lte=now + SOON
    )
    return first(
        model.objects.filter(coming).order_by("-publish_at"),
        lambda obj: Item(obj.title, form_url(obj), date_sentence(obj)),
        others_url=list_url(model),
        **words,
    )


def date_sentence(obj):
    if obj.is_published:
        return _("Sera retiré le %s.") % when(obj.expire_at)
    return f"{state(obj)}."


def without_english(model, parts, **words):
    return first(
        model.objects.filter(lacks_english(model, parts)).order_by("-updated_at"),
        lambda obj: Item(
            obj.title,
            form_url(obj),
            _("Traduction commencée.") if obj.title_en else _("Rien en anglais."),
        ),
        others_url=list_url(model, traduction="sans-anglais"),
        **words,
    )


@panel("pages.change_sitesettings")
def settings_to_fill():
    settings = SiteSettings.load()
    url = reverse("admin:pages_sitesettings_change", args=[1])
    missing = settings.missing
    return Panel(
        title=_("Réglages du site à remplir"),
        advice=_("La loi demande que le site affiche ces informations."),
        items=[Item(field.verbose_name, f"{url}#id_{field.name}") for field in missing[:SHOWN]],
        others=max(len(missing) - SHOWN, 0),
        others_url=url,
        empty=_("Tout ce que la loi demande est rempli."),
    )


@panel("pages.change_page")
def page_drafts():
    return drafts(Page, title=_("Pages en brouillon"), empty=_("Aucune page n’attend d’être publiée."))


@panel("pages.change_page")
def page_dates():
    return dated(
        Page, title=_("Pages datées"), empty=_("Aucune page ne paraît ni ne disparaît dans le mois.")
    )


@panel("pages.change_page")
def pages_without_english():
    return without_english(
        Page,
        page_parts(),
        title=_("Pages à traduire en anglais"),
        advice=_("D’ici là, les lecteurs anglophones voient le français, et un avis le leur dit."),
        empty=_("Toutes les pages sont en anglais."),
    )


@panel("pages.change_picture")
def pictures_without_alt():
    return first(
        Picture.objects.filter(WITHOUT_ALT).order_by("-created_at"),
        lambda picture: Item(picture.title, form_url(picture)),
        others_url=list_url(Picture, alt="sans"),
        title=_("Images sans texte de remplacement"),
        advice=_("Écrivez ce que l’image montre, ou dites qu’elle est décorative."),
        empty=_("Toutes les images ont leur texte, ou sont décoratives."),
    )


@panel("pages.view_externallink")
def broken_links():
    report = list_url(ExternalLink, etat="casses")
    return first(
        ExternalLink.objects.broken().order_by("first_failed_at", "url"),
        lambda link: Item(_("vers %s") % link.url, report, link.sentence),
        others_url=report,
        title=_("Liens cassés"),
        advice=_("Des adresses d’autres sites que nos textes citent. La liste dit où les corriger."),
        empty=_("Aucun lien cassé vers d’autres sites."),
    )
