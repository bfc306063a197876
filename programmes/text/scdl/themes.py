"""The national themes of actions of the politique de la ville (ANCT, Dauphin)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Theme(TextChoices):
    COHESION = "1", _("Cohésion sociale")
    EDUCATION = "1.1", _("Éducation")
    HEALTH = "1.2", _("Santé")
    PARENTS = "1.3", _("Parentalité et droits sociaux")
    CULTURE = "1.4", _("Culture et expression artistique")
    CITIZENSHIP = "1.5", _("Lien social, citoyenneté et participation des habitants")
    YOUTH = "1.5a", _("Jeunesse")
    SPORT = "1.5b", _("Sport et loisirs")
    DISCRIMINATION = "1.6", _("Lutte contre les discriminations")
    ECONOMY = "2", _("Développement économique et emploi")
    WORK = "2.1", _("Emploi")
    BUSINESS = "2.2", _("Développement économique")
    LIVING = "3", _("Cadre de vie et renouvellement urbain")
    SURROUNDINGS = "3.1", _("Cadre de vie")
    SAFETY = "3.2", _("Tranquillité et sûreté publique")
    STEERING = "4", _("Pilotage et évaluation")
    ENGINEERING = "4.1", _("Ingénierie et ressources")
    SHARED = "4.2", _("Structures mutualisatrices")
