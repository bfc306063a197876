"""When a milestone may be saved: the sentences for staff. The triggers check the same (programmes/promises/sql/)."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.promises.models.partial_date import PartialDate

WITHOUT_REASON = _("Dites pourquoi la promesse change, en une phrase : les habitants la liront.")
WORN_REASON = _("Ce motif a déjà servi : dites pourquoi la promesse change cette fois-ci.")
REASON_ALONE = _(
    "Ce motif n’accompagne aucun changement de date : un motif publié ne se récrit pas. "
    "Remettez « %s », ou changez aussi la date."
)
REASON_TOO_SOON = _("Un jalon nouveau n’a rien à expliquer : laissez le motif vide.")
FIRST_DATE = _("La date annoncée d’abord ne change plus.")
UNNAMED = _("Dites ce qui est promis, en quelques mots.")
OTHER_OWNER = _("Un jalon reste là où il a été promis.")
IN_THE_FUTURE = _("La date réelle est celle de ce qui est fait : elle ne peut pas être à venir.")


def faults(milestone, stored) -> dict[str, str]:
    """{field: sentence} of what is wrong in `milestone`; `stored` is the same one as in the database, or None."""
    found = {}
    reason = (milestone.reason_fr or "").strip()
    if (
        milestone.kept_date
        and PartialDate(milestone.kept_date, milestone.kept_precision).start > timezone.localdate()
    ):
        found["kept_date"] = IN_THE_FUTURE
    if not milestone.label_fr:
        found["label_fr"] = UNNAMED
    if not milestone.date or not milestone.precision:
        return found  # the error is shown at the field itself
    if not stored:
        return found | ({"reason_fr": REASON_TOO_SOON} if reason else {})
    if first(milestone) != first(stored):
        found["__all__"] = FIRST_DATE
    if (milestone.project_id, milestone.call_id) != (stored.project_id, stored.call_id):
        found["__all__"] = OTHER_OWNER
    if has_changed(milestone, stored):
        if not reason:
            found["reason_fr"] = WITHOUT_REASON
        elif reason == stored.reason_fr or stored.changes.filter(reason_fr=reason).exists():
            found["reason_fr"] = WORN_REASON
    elif reason != (stored.reason_fr or ""):
        found["reason_fr"] = REASON_ALONE % stored.reason_fr if stored.reason_fr else REASON_TOO_SOON
    return found


def first(milestone):
    return milestone.first_date, milestone.first_precision


def has_changed(milestone, stored):
    """Whether the promise has changed (its date, whether it is cancelled), or the real date once it was given."""
    return promise(milestone) != promise(stored) or (
        bool(stored.kept_date) and kept(milestone) != kept(stored)
    )


def promise(milestone):
    return PartialDate(milestone.date, milestone.precision).end, milestone.precision, milestone.cancelled


def kept(milestone):
    if not milestone.kept_date:
        return None
    return PartialDate(milestone.kept_date, milestone.kept_precision).end, milestone.kept_precision
