"""The words of the editors' screens, where they have none in French or bad ones."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: Replaces content-editor's French, which cannot be read ("max. éléments").
CONTENT_EDITOR = {
    "createNew": _("Ajouter un bloc"),
    "empty": _("Aucun bloc pour l’instant : le bouton « + » en ajoute un."),
    "emptyInherited": _("Aucun bloc pour l’instant : le bouton « + » en ajoute un."),
    "noRegions": _("Cette page n’a pas de zone à remplir."),
    "noPlugins": _("Aucun bloc ne peut être ajouté dans cette zone."),
    "newItem": _("Nouveau bloc"),
    "unknownRegion": _("Zone inconnue"),
    "collapseAll": _("Replier tous les blocs"),
    "uncollapseAll": _("Déplier tous les blocs"),
    "forDeletion": _("sera supprimé"),
    "selectMultiple": _("Ctrl + clic sur leurs titres : choisir plusieurs blocs pour les déplacer ensemble."),
    "clone": _("Copier depuis l’autre zone"),
    "noClone": _("L’autre zone n’a pas de bloc enregistré."),
    "selectAll": _("Tout choisir"),
}

#: {the English word of a script: ours}. "Hide" and "Show" are content-editor's; from "Paragraph" on, the
#: buttons of the prose editor, which does not translate them (static/admin_site/js/names.js and blocks.js do).
SCRIPTS = {
    "Focal point": _("L’image ; les flèches déplacent le point qui doit rester visible."),
    "Region": _("Zone de la page"),
    "Add a block here": _("Ajouter un bloc ici"),
    "Move the block up": _("Monter le bloc"),
    "Move the block down": _("Descendre le bloc"),
    "Hide": _("Replier"),
    "Show": _("Déplier"),
    "Paragraph": _("Paragraphe"),
    "paragraph": _("Nature du paragraphe"),
    "Heading 2": _("Titre"),
    "Heading 3": _("Sous-titre"),
    "Heading 4": _("Petit titre"),
    "heading 2": _("Titre"),
    "heading 3": _("Sous-titre"),
    "heading 4": _("Petit titre"),
    "unordered list": _("Liste à puces"),
    "ordered list": _("Liste numérotée"),
    "blockquote": _("Citation"),
    "bold": _("Gras"),
    "italic": _("Italique"),
    "insert link": _("Lien"),
    "remove link": _("Retirer le lien"),
    "Insert table": _("Tableau"),
    "Add column": _("Ajouter une colonne"),
    "Delete column": _("Supprimer la colonne"),
    "Add row": _("Ajouter une ligne"),
    "Delete row": _("Supprimer la ligne"),
    "Merge cells": _("Fusionner les cellules"),
    "Split cell": _("Séparer la cellule"),
    "Toggle header cell": _("Cellule d’en-tête"),
    "Delete table": _("Supprimer le tableau"),
    "undo": pgettext_lazy("what was just written", "Annuler"),
    "redo": _("Rétablir"),
}
