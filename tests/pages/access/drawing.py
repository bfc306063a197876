"""To draw the screens of the admin is most of what the matrix costs, and nothing there looks at them."""

from contextlib import nullcontext
from unittest.mock import patch

from django.template.base import Template

from tests.pages.staff.admin_forms import undrawn

#: Who sees least in a form, and who sees most: what breaks while it is drawn breaks for one of them.
DRAWN = ("Rédacteur, limited", "Administrateur")


def drawn_for(someone):
    """Whoever is let in is, once the view has answered: for most people, its answer stays blank."""
    return nullcontext() if str(someone) in DRAWN else undrawn()


def uncopied():
    """Django's test client keeps a copy of the context of each template, and a form has one for each of its widgets."""
    return patch.object(Template, "_render", lambda template, context: template.nodelist.render(context))
