from django.utils.translation import gettext_lazy as _

from pages.staff.site import Group

ACTIONS = Group("actions", _("Les actions"), 30)
MONEY = Group("money", _("Les subventions"), 35)
TERRITORY = Group("territory", _("Le territoire"), 40)
PEOPLE = Group("people", _("Qui fait quoi"), 50)
