from pages.admin.accounts import LimitLines, StaffUserAdmin
from programmes.models import ProgrammeLimit


class ProgrammeLimitLines(LimitLines):
    model = ProgrammeLimit


StaffUserAdmin.inlines.append(ProgrammeLimitLines)
