"""The panels of the dashboard about projects."""

from django.utils.translation import gettext_lazy as _

from pages.staff.dashboard import Item, first, panel
from pages.staff.panels import dated, drafts, list_url, without_english
from pages.staff.places import form_url
from programmes.models import Project
from programmes.projects.admin.project import WITHOUT_CONTACT, project_parts


@panel("programmes.change_project", rank=80)
def project_drafts():
    return drafts(Project, title=_("Projets en brouillon"), empty=_("Aucun projet n’attend d’être publié."))


@panel("programmes.change_project", rank=80)
def project_dates():
    return dated(
        Project, title=_("Projets datés"), empty=_("Aucun projet ne paraît ni ne disparaît dans le mois.")
    )


@panel("programmes.change_project", rank=80)
def projects_without_english():
    return without_english(
        Project,
        project_parts(),
        title=_("Projets à traduire en anglais"),
        empty=_("Tous les projets sont en anglais."),
    )


@panel("programmes.change_project", rank=80)
def projects_without_contact():
    return first(
        Project.objects.filter(**WITHOUT_CONTACT).order_by("-updated_at"),
        lambda project: Item(project.title, form_url(project)),
        others_url=list_url(Project, contact="sans"),
        title=_("Projets sans contact"),
        advice=_("Un téléphone ou une adresse électronique, pour qui a une question."),
        empty=_("Chaque projet dit à qui s’adresser."),
    )
