"""What a file of grants holds, in sentences."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.templatetags.money import euros


def sentences(counts):
    """From the counts of a GrantPlan."""
    return [
        lines_read(counts),
        new_grants(counts),
        *other_numbers(counts),
        refused(counts),
        *left_out(counts),
    ]


def lines_read(counts):
    read = said(counts["lines"], ngettext("%(number)s ligne lue", "%(number)s lignes lues", counts["lines"]))
    blank = ngettext("%(number)s ligne vide", "%(number)s lignes vides", counts["blank"])
    return f"{read}, {said(counts['blank'], blank)}" if counts["blank"] else read


def new_grants(counts):
    made = counts["made"]
    if not made:
        return _("Aucune subvention nouvelle")
    sentence = ngettext(
        "%(number)s subvention nouvelle (%(total)s)",
        "%(number)s subventions nouvelles (%(total)s en tout)",
        made,
    )
    return sentence % {"number": made, "total": euros(Decimal(counts["amount"]))}


def other_numbers(counts):
    """Of those that are not zero."""
    drafts, persons, dated, known, partners = (
        counts[name] for name in ("drafts", "persons", "dated", "known", "partners")
    )
    numbers = [
        (drafts, ngettext("dont %(number)s en brouillon : sans date de convention, ou nom à vérifier", "dont %(number)s en brouillon : sans date de convention, ou nom à vérifier", drafts)),
        (persons, ngettext("dont %(number)s à une personne, peut-être : à vous de le dire avant de la publier", "dont %(number)s à des personnes, peut-être : à vous de le dire avant de les publier", persons)),
        (dated, ngettext("%(number)s déjà là, qui reçoit sa date de convention", "%(number)s déjà là, qui reçoivent leur date de convention", dated)),
        (known, ngettext("%(number)s déjà là, inchangée", "%(number)s déjà là, inchangées", known)),
        (partners, ngettext("%(number)s bénéficiaire nouveau, hors de la liste publique des partenaires", "%(number)s bénéficiaires nouveaux, hors de la liste publique des partenaires", partners)),
    ]  # fmt: skip
    return [said(number, sentence) for number, sentence in numbers if number]


def refused(counts):
    number = counts["refused"]
    if not number:
        return _("Aucune ligne refusée")
    return said(number, ngettext("%(number)s ligne refusée", "%(number)s lignes refusées", number))


def left_out(counts):
    """So that nothing is dropped in silence."""
    themes, titles = (", ".join(counts.get(name, ())) for name in ("other_themes", "unread"))
    found = (
        [_("Thèmes hors de la liste nationale, non gardés : %(names)s") % {"names": themes}] if themes else []
    )
    return [*found, _("Colonnes non lues : %(names)s") % {"names": titles}] if titles else found


def said(number, sentence):
    return sentence % {"number": number}
