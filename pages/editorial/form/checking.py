"""The quality check of the form that is open."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import render

from pages.editorial.form.editing import EditorialForm
from pages.editorial.form.screen import Screen
from pages.editorial.form.submission import Submission
from pages.quality.asking import check_draft

SILENT = messages.ERROR + 1  # no message has this level


class CheckScreen(Screen):
    VIEWS = {"verifier/": "check"}

    def check(self):
        """The findings of the open form: saved, looked at, and taken back. Those of the stored object for a GET."""
        if not self.admin.has_view_or_change_permission(self.request):
            raise PermissionDenied
        refused, findings = False, []
        if self.submission.is_sent:
            messages.set_level(self.request, SILENT)  # a save that does not take place says nothing
            form = self.form()
            refused, findings = form.answer().status_code != 302, form.submission.findings
        elif obj := self.admin.get_object(self.request, unquote(self.object_id)):
            findings = check_draft(obj)
        context = {"findings": findings, "refused": refused}
        return render(self.request, "admin/quality/finding_list.html", context)

    def form(self):
        submission = Submission.of(self.request, only_checks=True)
        return EditorialForm(self.admin, self.request, self.object_id, submission=submission)
