from dataclasses import dataclass

from django.utils.functional import Promise

ERROR = "error"  # a reader is excluded or led nowhere: publishing takes a reason
WARNING = "warning"

Words = str | Promise


@dataclass(frozen=True)
class Text:
    """A text in one language, and where the form shows it."""

    language: str
    place: Words
    field_id: str
    value: str
    is_prose: bool = False


@dataclass(frozen=True)
class Finding:
    level: str
    place: Words
    sentence: Words
    remedy: Words
    field_id: str = ""

    @property
    def is_error(self):
        return self.level == ERROR


def error(text, sentence, remedy):
    return Finding(ERROR, text.place, sentence, remedy, text.field_id)


def warning(text, sentence, remedy):
    return Finding(WARNING, text.place, sentence, remedy, text.field_id)
