"""What the dashboard says of projects."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.admin.panels import SOON, dated, drafts, form_url, list_url, without_english
from pages.dashboard import Item, first, panel
from programmes.admin.project import WITHOUT_CONTACT, project_parts
from programmes.models import Milestone, Project


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


@panel("programmes.change_milestone")
def promises_due():
    """Before the date there is time to keep a promise, or to say why it moves; after it, readers see « en retard »."""
    return first(
        Milestone.objects.published().due_by(timezone.localdate() + SOON).select_related("project"),
        lambda milestone: Item(
            milestone.label, form_url(milestone), f"{milestone.project} – {due_sentence(milestone)}"
        ),
        others_url=list_url(Milestone, etat="a-suivre"),
        title=_("Jalons à tenir"),
        advice=_("Donnez la date réelle si c’est fait ; sinon la nouvelle date, et pourquoi."),
        empty=_("Aucun jalon n’arrive à sa date dans le mois."),
    )


def due_sentence(milestone):
    said = _("en retard : promis pour %s.") if milestone.date < timezone.localdate() else _("promis pour %s.")
    return said % milestone.promised
