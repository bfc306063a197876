"""The datasets that are published: nothing else can be downloaded."""

from programmes.agenda.data import EVENTS
from programmes.calls.data import CALLS
from programmes.grants.data import GRANTS
from programmes.partners.data import PARTNERS
from programmes.projects.data import PROJECTS
from programmes.projects.funding_data import FUNDING
from programmes.promises.data import CHANGES, MILESTONES
from programmes.territory.data import COMMUNES, QUARTIERS

DATASETS = (PROJECTS, FUNDING, MILESTONES, CHANGES, GRANTS, COMMUNES, QUARTIERS, PARTNERS, EVENTS, CALLS)
BY_SLUG = {dataset.slug: dataset for dataset in DATASETS}

#: Licence Ouverte 2.0, one of those that CRPA D323-2-1 allows to public bodies.
LICENCE = ("Licence Ouverte 2.0 (Etalab)", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/")
