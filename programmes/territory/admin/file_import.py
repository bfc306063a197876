"""Importing communes and quartiers: a file is sent, what it would change is shown, then staff say yes."""

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from programmes.imports.admin import FileImportAdmin
from programmes.models import TerritoryImport
from programmes.staff_groups import TERRITORY
from programmes.territory.forms import PlaceUploadForm
from programmes.territory.imports.kinds import plan_for
from programmes.territory.imports.words import sentences


@admin.register(TerritoryImport)
class TerritoryImportAdmin(FileImportAdmin):
    group, rank = TERRITORY, 3
    list_display = ("name", "kind", "state", "source", "made_by", "made_at")
    search_fields = ("name", "source")
    upload_form = PlaceUploadForm

    def advice(self):
        return [_("Une liste en CSV, ou des contours en GeoJSON : le site reconnaît l’un et l’autre.")]

    def plan_for(self, sent):
        return plan_for(sent)

    def sentences(self, counts):
        return sentences(counts)

    def facts(self, sent):
        return [f"{sent.source}, {date_format(sent.source_date)}."]

    def shown(self, request, sent):
        """Until it is confirmed, each place with what would change: as things stand now."""
        if sent.applied_at:
            return super().shown(request, sent)
        plan = plan_for(sent)
        sent.looked_at(plan)
        changes = [
            (_("À ajouter"), plan.added),
            (_("À modifier"), plan.changed),
            (_("Absents du fichier : gardés, et signalés"), plan.gone),
        ]
        more = {"changes": changes, "outside": plan.outside}
        return super().shown(request, sent) | more
