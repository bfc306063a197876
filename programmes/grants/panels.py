"""The panels of the dashboard about grants."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from pages.staff.dashboard import Item, first, panel
from pages.staff.panels import list_url
from pages.staff.places import form_url
from programmes.models import Grant
from programmes.templatetags.money import euros


@panel("programmes.change_grant", rank=81)
def grants_without_convention():
    return first(
        Grant.objects.without_convention().select_related("partner").order_by("-year", "-amount"),
        lambda grant: Item(
            str(grant),
            form_url(grant),
            _("%(amount)s ; en tout %(total)s cette année-là.")
            % {"amount": euros(grant.amount), "total": euros(grant.year_total)},
        ),
        others_url=list_url(Grant, publication="convention"),
        title=_("Subventions sans date de convention"),
        advice=_("Au-delà de 23 000 € par an à un organisme privé, la loi demande une convention."),
        empty=_("Chaque subvention qui demande une convention en a la date."),
    )


@panel("programmes.change_grant", rank=81)
def grants_published_late():
    return first(
        Grant.objects.published_late().select_related("partner").order_by("publication_due"),
        lambda grant: Item(
            str(grant),
            form_url(grant),
            _("Était à publier avant le %s.") % date_format(grant.publication_due),
        ),
        others_url=list_url(Grant, publication="retard"),
        title=_("Subventions à publier : délai dépassé"),
        advice=_("La loi donne trois mois après la signature de la convention."),
        empty=_("Aucune publication n’est en retard."),
    )


@panel("programmes.change_grant", rank=81)
def persons_to_check():
    return first(
        Grant.objects.persons_to_check().order_by("-year", "-amount"),
        lambda grant: Item(str(grant), form_url(grant), grant.purpose),
        others_url=list_url(Grant, person__exact=Grant.Person.TO_CHECK),
        title=_("Bénéficiaires : des personnes ?"),
        advice=_("Le nom d’une personne ne se publie pas sans son accord. Dites ce qu’il en est."),
        empty=_("Aucun nom n’est à vérifier."),
    )
