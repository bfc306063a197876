from pages.accounts.limit_lines import LimitLines, register
from programmes.models import ProgrammeLimit


@register
class ProgrammeLimitLines(LimitLines):
    model = ProgrammeLimit
