from pages.accounts.admin.users import LimitLines, StaffUserAdmin
from programmes.models import ProgrammeLimit


class ProgrammeLimitLines(LimitLines):
    model = ProgrammeLimit


StaffUserAdmin.inlines.append(ProgrammeLimitLines)
