"""A file of grants sent through the admin."""

import io

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pages.access.scope import scope_of
from programmes.grants.import_plan import GrantPlan
from programmes.imports.forms import UploadForm
from programmes.models import GrantImport
from programmes.text.faults import UnreadableFile
from programmes.text.scdl.reader import GIVEN, GrantFile
from programmes.text.scdl.refused import RefusedLines


class GrantUploadForm(UploadForm):
    given = forms.CharField(
        label=_("Ce que vaut une case vide"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Une ligne par colonne, par exemple : notificationUE = non. Sinon, la ligne est refusée."
        ),
    )

    class Meta:
        model = GrantImport
        fields = ("programme", "given", "is_draft")
        labels = {"programme": _("Programme de ces subventions"), "is_draft": _("Importer en brouillon")}
        help_texts = {"is_draft": _("Rien n’est publié avant que vous le décidiez.")}

    field_order = ("file", *Meta.fields)

    def __init__(self, *args, user, **kwargs):
        """A user limited to some programmes imports for one of them."""
        super().__init__(*args, **kwargs)
        scope, programme = scope_of(user), self.fields["programme"]
        programme.queryset = scope.narrowed(GrantImport._meta.get_field("programme"), programme.queryset)
        programme.required = bool(scope.limits)
        programme.empty_label = _("Non précisé")

    def clean_given(self):
        try:
            return given_in(self.cleaned_data["given"])
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def plan_for(self, sent):
        plan = plan_for(sent)
        check_length(plan.file)
        return plan.look()


def plan_for(sent):
    """The GrantPlan of a GrantImport, not yet looked at; raises UnreadableFile."""
    file = GrantFile(io.BytesIO(bytes(sent.content)), sent.given)
    return GrantPlan(sent, file, RefusedLines.in_memory(file.titles))


def check_length(file):
    """Refuses in words what would not end in time, and what has nothing to begin with."""
    count = 0
    for count, _line in enumerate(file.table, 1):
        if count > settings.IMPORT_MAX_LINES:
            raise UnreadableFile(
                gettext(
                    "Ce fichier a plus de %(limit)s lignes : coupez-le, ou demandez à qui s’occupe du serveur de "
                    "l’importer avec la commande « import_grants »."
                )
                % {"limit": number_format(settings.IMPORT_MAX_LINES, force_grouping=True)}
            )
    if not count:
        raise UnreadableFile(gettext("Ce fichier n’a que des titres : aucune ligne n’est à importer."))


def given_in(text):
    """{column: value} from lines 'column = value'; raises ValueError with a sentence."""
    found = {}
    for line in filter(str.strip, text.splitlines()):
        column, sign, value = (part.strip() for part in line.partition("="))
        if column not in GIVEN or not sign or not value:
            said = {"line": line.strip(), "columns": ", ".join(GIVEN)}
            raise ValueError(
                gettext("« %(line)s » : écrivez « colonne = valeur », la colonne parmi %(columns)s.") % said
            )
        found[column] = value
    return found
