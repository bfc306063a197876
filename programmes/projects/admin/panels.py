"""What the dashboard says of projects."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from pages.staff.dashboard import Item, first, panel
from pages.tree.admin.panels import SOON, dated, drafts, form_url, list_url, without_english
from programmes.models import Grant, Milestone, Project
from programmes.projects.admin.project import WITHOUT_CONTACT, project_parts
from programmes.templatetags.money import euros


@panel("programmes.change_project")
def project_drafts():
    return drafts(Project, title=_("Projets en brouillon"), empty=_("Aucun projet n’attend d’être publié."))


@panel("programmes.change_project")
def project_dates():
    return dated(
        Project, title=_("Projets datés"), empty=_("Aucun projet ne paraît ni ne disparaît dans le mois.")
    )


@panel("programmes.change_project")
def projects_without_english():
    return without_english(
        Project,
        project_parts(),
        title=_("Projets à traduire en anglais"),
        empty=_("Tous les projets sont en anglais."),
    )


@panel("programmes.change_project")
def projects_without_contact():
    return first(
        Project.objects.filter(**WITHOUT_CONTACT).order_by("-updated_at"),
        lambda project: Item(project.title, form_url(project)),
        others_url=list_url(Project, contact="sans"),
        title=_("Projets sans contact"),
        advice=_("Un téléphone ou une adresse électronique, pour qui a une question."),
        empty=_("Chaque projet dit à qui s’adresser."),
    )


@panel("programmes.change_grant")
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


@panel("programmes.change_grant")
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


@panel("programmes.change_grant")
def persons_to_check():
    return first(
        Grant.objects.persons_to_check().order_by("-year", "-amount"),
        lambda grant: Item(str(grant), form_url(grant), grant.purpose),
        others_url=list_url(Grant, person__exact=Grant.Person.TO_CHECK),
        title=_("Bénéficiaires : des personnes ?"),
        advice=_("Le nom d’une personne ne se publie pas sans son accord. Dites ce qu’il en est."),
        empty=_("Aucun nom n’est à vérifier."),
    )


@panel("programmes.change_milestone")
def promises_due():
    """Before the date there is time to keep a promise, or to say why it moves; after it, readers see « en retard »."""
    return first(
        Milestone.objects.published().due_by(timezone.localdate() + SOON).select_related("project", "call"),
        lambda milestone: Item(
            milestone.label, form_url(milestone), f"{milestone.owner} – {due_sentence(milestone)}"
        ),
        others_url=list_url(Milestone, etat="a-suivre"),
        title=_("Jalons à tenir"),
        advice=_("Donnez la date réelle si c’est fait ; sinon la nouvelle date, et pourquoi."),
        empty=_("Aucun jalon n’arrive à sa date dans le mois."),
    )


def due_sentence(milestone):
    said = _("en retard : promis pour %s.") if milestone.date < timezone.localdate() else _("promis pour %s.")
    return said % milestone.promised
