"""How a machine is refused.

A page says that it left a value aside; a program would take the answer for what it asked.
"""

from functools import wraps

from django.http import HttpResponse, JsonResponse

AS_JSON = ("json", "geojson")


class Refusal(ValueError):
    """The request means nothing here. Its text is the sentence that says why, in the language of the address."""


def refusing(view):
    """A Refusal raised by the view is the answer: 400, in JSON where the address asks for it, else as plain text."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return refused(str(refusal), kwargs.get("format"))

    return answered


def refused(sentence, format):
    if format in AS_JSON:
        return JsonResponse({"erreur": sentence}, status=400, json_dumps_params={"ensure_ascii": False})
    return HttpResponse(f"{sentence}\n", status=400, content_type="text/plain; charset=utf-8")
