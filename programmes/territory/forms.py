"""A file of communes or quartiers sent through the admin."""

from django.contrib.admin.widgets import AdminDateWidget

from programmes.imports.forms import UploadForm
from programmes.models import TerritoryImport
from programmes.territory.imports.kinds import plan_for


class PlaceUploadForm(UploadForm):
    class Meta:
        model = TerritoryImport
        fields = ("kind", "source", "source_date", "year", "epci", "partial", "known_only", "strict")
        widgets = {"source_date": AdminDateWidget}

    def plan_for(self, sent):
        return plan_for(sent)
