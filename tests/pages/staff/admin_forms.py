"""What a browser sends when an editor saves a form of the admin as it was drawn."""

from html.parser import HTMLParser
from unittest.mock import patch

from django.template.response import SimpleTemplateResponse


class Fields(HTMLParser):
    def __init__(self):
        super().__init__()
        self.sent, self.select, self.textarea = {}, None, None

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "input" and self.is_sent(at):
            self.sent[at["name"]] = at.get("value", "on" if at.get("type") in ("checkbox", "radio") else "")
        elif tag in ("select", "textarea"):
            setattr(self, tag, at.get("name"))
            self.sent.setdefault(at.get("name"), [] if "multiple" in at else "")
        elif tag == "option" and "selected" in at and self.select:
            several = isinstance(self.sent[self.select], list)
            self.sent[self.select] = [*self.sent[self.select], at["value"]] if several else at["value"]

    def is_sent(self, at):
        if at.get("type") in ("submit", "file", None):
            return False
        return at["type"] not in ("checkbox", "radio") or "checked" in at

    def handle_data(self, data):
        if self.textarea:
            self.sent[self.textarea] += data

    def handle_endtag(self, tag):
        if tag in ("select", "textarea"):
            setattr(self, tag, None)


def undrawn():
    """Inside, a view answers as ever and its page stays blank: for what is read of the answer (`status_code`, `context_data`)."""
    return patch.object(SimpleTemplateResponse, "rendered_content", "")


def filled(response, **changes):
    """{name: value} of the form that `response` shows, with `changes`."""
    fields = Fields()
    html = response.content.decode()
    fields.feed(html[html.index('id="content-main"') :])
    kept = {name: value for name, value in fields.sent.items() if name and "__prefix__" not in name}
    return {
        name: value.lstrip("\r\n") if isinstance(value, str) else value for name, value in kept.items()
    } | changes


def add_block(data, kind, **values):
    """The form `data` with one more block of `kind`, as the « + » button adds it."""
    number = int(data[f"{kind}-TOTAL_FORMS"])
    fields = {"region": "main", "ordering": 990, **values}
    added = {f"{kind}-{number}-{name}": value for name, value in fields.items()}
    return data | added | {f"{kind}-TOTAL_FORMS": number + 1}
