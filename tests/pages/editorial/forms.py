"""The acts of an editor, through the forms of the admin."""

from django.urls import reverse

from tests.pages.staff.admin_forms import filled


def url(obj, name="change", *args):
    opts = obj._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=[obj.pk, *args])


def opened(client, obj):
    """What a window holds that shows the form of `obj`."""
    return filled(client.get(url(obj)))


def save(client, obj, button="_draft", **changes):
    return send(client, obj, opened(client, obj), button, **changes)


def send(client, obj, data, button="_draft", **changes):
    return client.post(url(obj), data | changes | {button: "1"})
