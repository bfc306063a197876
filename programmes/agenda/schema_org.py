"""An event for search engines (schema.org/Event, in JSON-LD)."""

from django.utils import timezone

from programmes.models import Event

STATUS = "https://schema.org/Event"
OFFLINE = "https://schema.org/OfflineEventAttendanceMode"


def event_data(event, date, root):
    """The facts of one date of the event, without those that are not known.

    `root` is the address of the site: 'https://www.exemple.fr'.
    """
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "description": event.description,
        "url": f"{root}{event.get_absolute_url()}",
        "startDate": iso(date.start),
        "endDate": date.end and iso(date.end),
        "eventStatus": f"{STATUS}{status(date)}",
        "previousStartDate": iso(date.original) if date.is_moved else None,
        "eventAttendanceMode": OFFLINE if event.where or date.place else None,
        "location": place(event, date),
        "organizer": organiser(event, root),
        "image": event.picture and f"{root}{event.picture.file.social}",
        "isAccessibleForFree": {Event.Entry.FREE: True, Event.Entry.PAID: False}.get(event.entry),
        "eventSchedule": schedule(event),
    }
    return {name: value for name, value in data.items() if value not in (None, "")}


def status(date):
    if date.is_cancelled:
        return "Cancelled"
    return "Rescheduled" if date.is_moved else "Scheduled"


def place(event, date):
    name = date.place or event.place_name or (event.commune and event.commune.name)
    if not name:
        return None
    address = {
        "@type": "PostalAddress",
        "streetAddress": "" if date.place else event.place_address,
        "addressLocality": event.commune.name if event.commune else "",
        "addressCountry": "FR",
    }
    return {
        "@type": "Place",
        "name": name,
        "address": {key: value for key, value in address.items() if value},
    }


def organiser(event, root):
    if not event.organiser:
        return None
    url = event.organiser.website or f"{root}{event.organiser.get_absolute_url()}"
    return {"@type": "Organization", "name": event.organiser.name, "url": url}


FREQUENCIES = {
    Event.Repeat.DAILY: "P1D",
    Event.Repeat.WEEKLY: "P1W",
    Event.Repeat.FORTNIGHTLY: "P2W",
    Event.Repeat.MONTHLY_WEEKDAY: "P1M",
    Event.Repeat.MONTHLY_DATE: "P1M",
}


def schedule(event):
    if not event.rule:
        return None
    data = {
        "@type": "Schedule",
        "repeatFrequency": FREQUENCIES[event.repeat],
        "byDay": event.rule.parts.get("BYDAY"),
        "byMonthDay": event.rule.parts.get("BYMONTHDAY"),
        "startDate": event.first_day.isoformat(),
        "endDate": event.repeat_until.isoformat(),
        "startTime": f"{timezone.localtime(event.start):%H:%M:%S}",
        "endTime": event.end and f"{timezone.localtime(event.end):%H:%M:%S}",
        "scheduleTimezone": "Europe/Paris",
    }
    return {name: value for name, value in data.items() if value}


def iso(moment):
    return timezone.localtime(moment).isoformat()
