"""What editors are told after an act."""

from django.utils.translation import gettext_lazy as _

KEPT_AS_DRAFT = _("Brouillon de « %s » enregistré. Le public voit toujours la version publiée.")
KEPT_UNSEEN = _("Brouillon de « %s » enregistré. Le public ne le voit pas.")
PUBLISHED = _("« %s » est publié : le public voit ce que vous venez d’enregistrer.")
PUBLISHED_LATER = _("« %(name)s » paraîtra le %(date)s.")
SUBMITTED = _("« %s » est soumis à relecture : les éditeurs sont prévenus.")
MAY_NOT = _("Vous ne pouvez pas publier : ce que vous avez écrit est enregistré en brouillon.")
DATE_LATER = _("La date de publication n’est pas gardée avec un brouillon : elle se choisit en publiant.")
STILL_SCHEDULED = _(
    "La version %(number)s reste programmée le %(when)s, et changera encore ce contenu : annulez-la si elle ne doit plus."
)
LOST = _("Ce que ce brouillon citait a été supprimé depuis, et n’y est plus : vérifiez avant de publier.")
