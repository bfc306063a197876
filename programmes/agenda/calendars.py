"""Events as calendars read them (iCalendar, RFC 5545)."""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar import Event as Component

from pages.text.languages import HTML_LANG
from pages.text.plain import plain
from pages.text.translated import language_shown, speaking
from programmes.models import EventDate

PRODUCT = "-//Agglo site//Agenda//FR"
ZONE = "Europe/Paris"
#: Readers ask again after that; before, they need not.
REFRESH = timedelta(hours=6)


def calendar(events, name, language, root):
    """The bytes of a calendar of these events (see EventQuerySet.for_calendar); `root` begins their addresses."""
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("x-wr-calname", plain(name))
    found.add("x-wr-timezone", ZONE)
    found.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "PT6H")  # the same, as older applications read it
    found.add_component(paris())
    for event in events:
        for component in components(event, HTML_LANG[language], root):
            found.add_component(component)
    return found.to_ical()


def paris():
    """The clocks of Paris since 1996 (directive 2000/84/CE), without end: icalendar's own table stops in 2037."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    changes = ((TimezoneStandard, "CET", 10, 3, 2, 1), (TimezoneDaylight, "CEST", 3, 2, 1, 2))
    for kind, name, month, hour, before, after in changes:
        change = kind()
        last_sunday = datetime(1996, 10, 27, hour) if month == 10 else datetime(1996, 3, 31, hour)
        change.add("dtstart", last_sunday)
        change.add("rrule", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        change.add("tzoffsetfrom", timedelta(hours=before))
        change.add("tzoffsetto", timedelta(hours=after))
        change.add("tzname", name)
        zone.add_component(change)
    return zone


def components(event, language, root):
    """The event, then each of its dates that is not as the rule says (RECURRENCE-ID)."""
    if is_regular(event):
        return [series(event, [], language, root)]
    dates = (
        event.expected_dates()
    )  # what plan() has written: from the changes, hundreds of rows need not be read
    if not event.rule and len(dates) <= 1:
        return [of_date(event, date, language, root) for date in dates]
    if not dates:
        return []
    return [series(event, dates, language, root)] + [
        with_id(of_date(event, date, language, root), date) for date in dates if is_particular(event, date)
    ]


def is_regular(event):
    """Whether the rule says it all."""
    return event.rule and not event.skips_holidays and not event.changes.all()


def is_particular(event, date):
    elsewhere = date.start != date.original or date.end != event.end_of(date.start)
    if event.is_cancelled:
        return elsewhere  # of the others, the series says it for all
    as_usual = EventDate.Status.PLANNED, EventDate.Status.ADDED
    return date.status not in as_usual or elsewhere or bool(date.place)


def series(event, dates, language, root):
    component = described(event, language, root)
    add_span(component, event.start, event.end)
    if event.rule:
        last_moment = timezone.make_aware(datetime.combine(event.repeat_until, time(23, 59, 59)))
        component.add("rrule", {**event.rule.parts, "UNTIL": last_moment.astimezone(UTC)})
    if dates:
        add_exceptions(
            component, {event.at(day) for day in event.all_days}, {date.original for date in dates}
        )
    component.add("status", status(event, event.is_cancelled))
    return component


def add_exceptions(component, own, known):
    """What the rule gives and is not (EXDATE), what is and the rule does not give (RDATE)."""
    if excluded := [local(moment) for moment in sorted(own - known)]:
        component.add("exdate", excluded)
    if added := [local(moment) for moment in sorted(known - own)]:
        component.add("rdate", added)


def of_date(event, date, language, root):
    component = described(event, language, root, date)
    add_span(component, date.start, date.end)
    component.add("status", status(event, date.is_cancelled))
    return component


def status(event, is_cancelled):
    if is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if event.is_to_confirm else "CONFIRMED"


def with_id(component, date):
    component.add("recurrence-id", local(date.original))
    return component


def described(event, language, root, date=None):
    component = Component()
    component.add("uid", str(event.uid))
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.updated_at)
    component.add("last-modified", event.updated_at)
    component.add("summary", plain(event.title), parameters={"LANGUAGE": language_shown(event, "title")})
    component.add("url", f"{root}{event.get_absolute_url()}")
    add_marked(component, "description", language, *description(event, date, language))
    add_marked(component, "location", language, *where(event, date))
    if event.programme_id:
        spoken = language_shown(event.programme, "name")
        add_marked(component, "categories", language, plain(event.programme.name), spoken)
    return component


def add_marked(component, name, language, text, spoken):
    """Says in which language `text` is `spoken`, where that is not the one of the calendar."""
    if text:
        parameters = {"LANGUAGE": spoken} if spoken != language else {}
        component.add(name, [text] if name == "categories" else text, parameters=parameters)


def description(event, date, language):
    """(text, its language). The warning is in that of what follows it; two languages are said to be the calendar's."""
    texts = [text for text in (reason(event, date), (event, "summary")) if text and getattr(*text)]
    spoken = {language_shown(*text) for text in texts}
    spoken = spoken.pop() if len(spoken) == 1 else language
    with speaking(spoken):
        warning = _("À confirmer.") if event.is_to_confirm else ""
    return plain("\n".join(filter(None, (warning, *(getattr(*text) for text in texts))))), spoken


def where(event, date):
    """(text, its language)."""
    if date and date.place:
        return plain(date.place), language_shown(date.change, "place")
    return plain(event.where), language_shown(event, "place_name")


def reason(event, date):
    """(the object, the name of its text) that says why it is not as usual, or None."""
    if event.is_cancelled:
        return event, "cancel_reason"
    return (date.change, "reason") if date and date.change else None


def add_span(component, start, end):
    component.add("dtstart", local(start))
    if end:
        component.add("dtend", local(end))


def local(moment):
    return timezone.localtime(moment)
