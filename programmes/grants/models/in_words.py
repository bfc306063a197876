from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _


class InWords:
    """What readers and files are told of a grant, computed from its fields."""

    @property
    def purpose_fr(self):
        """The text is in French only: `lang_of` tells readers of other languages."""
        return self.purpose

    summary_fr = payment_terms_fr = purpose_fr

    @property
    def terms(self):
        """The two usual conditions in the language of the reader; None if other words were written."""
        usual = {"unique": _("en une fois"), "échelonné": _("en plusieurs fois")}
        return usual.get(self.payment_terms)

    @property
    def percentage(self):
        """The share as a percentage: 80 for 0.8."""
        return number_format((self.share * 100).normalize(), force_grouping=True)

    @property
    def public_project(self):
        """The project that it helps, if visitors may see it."""
        return self.project if self.project and self.project.is_published else None

    @property
    def public_call(self):
        return self.call if self.call and self.call.is_published else None

    @property
    def payment_period(self):
        """The period as the national schema writes it: '2017-03-14' or '2017-03-14/2018-03-14'."""
        if not self.payment_end or self.payment_end == self.payment_start:
            return self.payment_start.isoformat()
        return f"{self.payment_start.isoformat()}/{self.payment_end.isoformat()}"
