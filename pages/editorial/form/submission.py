"""What an editor sent about one object, and what came of it: the one thing that the screens of the editor hand along."""

from enum import Enum

from django.http import QueryDict
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property

from pages.access.roles import may
from pages.editorial.models.open_form import WINDOW

#: The buttons that keep a draft; "_publish" publishes; the stock ones keep the form as it is typed.
DRAFTS = ("_draft", "_preview", "_submit", "_schedule")
#: The screens to which a button leads once the draft is kept.
LEADS = {"_preview": "preview", "_schedule": "schedule"}


class Outcome(Enum):
    REFUSED = "the form has a fault, and is shown again with it"
    CHECKED = "it was saved to look at it, and taken back"
    SAVED = "the row was written as the form was typed"
    DRAFT = "a draft is kept"
    SUBMITTED = "a draft is kept, and its reviewers are told"
    HELD_BACK = "a draft is kept: something stands in the way of publishing it"
    PUBLISHED = "the public sees it"
    SCHEDULED = "the public will see it at its date"
    CONFLICT = "someone saved in between: it is kept as a version set aside"


class Submission:
    """What `user` sent: the fields (`data`), a button, a comment, the version that the form was drawn from.

    Filled by the form while it reads it, in this order:
    - `edited`: the object, held until the end of the transaction, or the model of a new one;
    - `obj`: the object as Django wrote it, once the form was valid;
    - `form_message`: the fields that changed, as the logs say them; `stock_answer`: what Django would answer;
    - `outcome`: one of Outcome, None as long as nothing was sent or decided;
    - `findings`: of the quality check (CHECKED); `conflict`: the version that was set aside (CONFLICT).

    `resumed`: what was typed in another window (an OpenForm) and is shown again; nothing of it is kept.
    `only_checks`: whatever the button says, nothing is kept.
    """

    def __init__(self, user, data=None, *, edited=None, resumed=None, only_checks=False):
        self.user, self.edited = user, edited
        self.resumed, self.only_checks = resumed, only_checks
        self.is_sent = data is not None
        self.data = data if self.is_sent else QueryDict()
        self.comment = self.data.get("_comment", "").strip()[:300]
        self.obj = self.outcome = self.conflict = self.stock_answer = None
        self.form_message, self.findings = "", []

    @classmethod
    def of(cls, request, **kwargs):
        return cls(request.user, request.POST if request.method == "POST" else None, **kwargs)

    def has(self, button):
        return button in self.data

    @property
    def act(self):
        """What the button asks for: "draft", "publish", or "save" as it is typed, for who may publish."""
        is_draft = any(map(self.has, DRAFTS)) and may_wait(self.edited)
        if is_draft or not may(self.user, "publish", self.edited):
            return "draft"
        return "publish" if self.has("_publish") else "save"

    def publishes(self, obj):
        """The stock "save" publishes too, where it writes what the public sees."""
        return self.act == "publish" or (self.act == "save" and obj.is_live)

    @property
    def screen(self):
        """Where the editor goes on working."""
        return next((screen for button, screen in LEADS.items() if self.has(button)), "change")

    @property
    def base(self):
        """The fingerprint of the version that the form was drawn from, or None."""
        return self.data.get("_base")

    @cached_property
    def window(self):
        """The name that the form gave to its window when it was drawn; a new one for a form to draw."""
        return self.data.get("_window", "")[:WINDOW] if self.is_sent else get_random_string(WINDOW)

    @property
    def name(self):
        return self.user.get_full_name() or self.user.get_username()

    @property
    def signed(self):
        """What a version keeps of who wrote it."""
        return {"author": self.user, "author_name": self.name, "comment": self.comment}


def may_wait(edited):
    """Whether a draft of it can be kept. A new object (`edited` is its model) needs a date that can stay empty."""
    return not isinstance(edited, type) or hasattr(edited, "publish_at")
