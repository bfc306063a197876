"""What a recipient sees of a bundle, and what they can still sign."""

from django.db import IntegrityError, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from pages.models import BundleComment, BundleSignature, Revision
from pages.sharing.passages import Passages
from pages.text.clock import when

#: For one recipient and one text: a link that leaked must not fill the database.
MAX_COMMENTS = 500
WHOLE = "tout"


class SharedItem:
    """A text of a bundle, as one recipient reads it."""

    def __init__(self, recipient, item):
        self.recipient, self.item = recipient, item

    @property
    def obj(self):
        return self.item.object

    @property
    def is_gone(self):
        return self.obj is None

    @cached_property
    def is_open(self):
        return not self.is_gone and not self.item.is_published

    @cached_property
    def title(self):
        """The title as it is written now, in French: the other languages may not be written yet."""
        snapshot = self.item.work.snapshot["fields"] if self.is_open else {}
        return snapshot.get("title_fr") or snapshot.get("name_fr") or self.item.object_name

    @cached_property
    def passages(self):
        return Passages(self.obj, self.item.work.snapshot)

    @cached_property
    def signed(self):
        """{key of the passage: its signature}, for the signatures that are still valid."""
        prints = self.passages.prints
        found = BundleSignature.objects.filter(recipient=self.recipient, item=self.item)
        return {each.passage: each for each in found if prints.get(each.passage) == each.fingerprint}

    @cached_property
    def comments(self):
        return list(BundleComment.objects.filter(recipient=self.recipient, item=self.item))

    @property
    def rows(self):
        """[(passage, its signature or None, its comments), …]"""
        return [
            (
                passage,
                self.signed.get(passage.key),
                [each for each in self.comments if each.passage == passage.key],
            )
            for passage in self.passages.all
        ]

    @property
    def other_comments(self):
        """The comments on the whole text, or on a passage that no longer exists."""
        here = self.passages.prints
        return [comment for comment in self.comments if comment.passage not in here]

    @property
    def to_sign(self):
        return [passage for passage in self.passages.all if passage.key not in self.signed]

    @property
    def is_all_signed(self):
        return not self.to_sign

    def seen_print(self, key):
        return self.passages.whole if key == WHOLE else self.passages.prints.get(key)

    def sign(self, key, seen):
        """Signs the passage `key`, or all with WHOLE; returns the passages signed.

        `seen` is the fingerprint that the recipient has read. Returns None, and signs nothing, if the text
        has changed since.
        """
        if not seen or self.seen_print(key) != seen:
            return None
        to_sign = [
            passage
            for passage in self.passages.all
            if key in (WHOLE, passage.key) and passage.key not in self.signed
        ]
        for passage in to_sign:
            self.sign_passage(passage)
        return to_sign

    def sign_passage(self, passage):
        last = Revision.objects.of(self.obj).order_by("number").values_list("number", flat=True).last()
        try:
            with transaction.atomic():
                BundleSignature.objects.create(
                    recipient=self.recipient, item=self.item, passage=passage.key, passage_name=passage.name,
                    fingerprint=passage.fingerprint, version=last,
                    organisation=self.recipient.organisation, person=self.recipient.person,
                )  # fmt: skip
        except IntegrityError:  # the button was pressed twice
            return

    def comment(self, key, text):
        """Records a comment on the passage `key`; if it no longer exists, the comment is about the whole text."""
        names = {passage.key: passage.name for passage in self.passages.all} if not self.is_gone else {}
        key = key if key in names else ""
        return BundleComment.objects.create(
            recipient=self.recipient, item=self.item, passage=key, passage_name=names.get(key, ""), text=text
        )


def shared_items(recipient):
    """The texts of the recipient's bundle, as SharedItems."""
    return [SharedItem(recipient, item) for item in recipient.bundle.items.select_related("content_type")]


def signed_lines(obj):
    """{number of the version: ["Validé pour …", …]}: who signed what, for the history of `obj`."""
    found = {}
    for signature in BundleSignature.objects.about(obj).select_related("item__bundle"):
        place = found.setdefault(signature.version, {})
        place.setdefault((signature.organisation, signature.person, signature.item.bundle.title), []).append(
            signature
        )
    return {
        version: [signed_line(who, signed) for who, signed in by.items()] for version, by in found.items()
    }


def signed_line(who, signed):
    organisation, person, bundle = who
    return _(
        "Validé pour %(organisation)s par %(person)s le %(when)s (partage « %(bundle)s ») : %(passages)s."
    ) % {
        "organisation": organisation,
        "person": person,
        "when": when(signed[-1].signed_at),
        "bundle": bundle,
        "passages": ", ".join(signature.passage_name for signature in signed),
    }
