"""Pictures that say nothing to those who do not see them, and pages that are heavy to load."""

from django.utils.translation import gettext as _

from pages.files.renditions import candidates
from pages.files.size import size_in_words
from pages.quality.finding import Text, error, warning

#: A page of the web weighs twice as much; ours is read on telephones, with plans that end.
HEAVY = 1_000_000
SHOWN_WIDTH = 960  # the rendition that a wide screen takes in a column of text
BYTES_A_PIXEL = 0.12  # of ours in WebP, where the file itself is not at hand
AROUND = 30_000  # a first visit without content pictures: the budget of the site
MEASURED = 60  # pictures


def alternatives(pictures, languages):
    for place, picture in pictures:
        if picture.is_decorative:
            continue
        for language, words in (("fr", ""), ("en", _("en anglais"))):
            if language in languages and not getattr(picture, f"alt_{language}"):
                raised = error if language == "fr" else warning
                yield raised(
                    place,
                    _("L’image « %(title)s » n’a pas de texte de remplacement %(language)s.")
                    % {"title": picture.title, "language": words}
                    if words
                    else _("L’image « %(title)s » n’a pas de texte de remplacement.")
                    % {"title": picture.title},
                    _("Dans la bibliothèque, écrivez ce qu’elle montre, ou cochez « décorative »."),
                )


def heavy(pictures, texts):
    once = {
        picture.pk: (place, picture) for place, picture in pictures
    }  # loaded once, however often it is shown
    sizes = [(size_of(picture), place, picture) for place, picture in [*once.values()][:MEASURED]]
    total = AROUND + sum(len(text.value.encode()) for text in texts if text.language == "fr")
    total += sum(size for size, _place, _picture in sizes)
    if total > HEAVY:
        size, place, picture = max(sizes, key=lambda each: each[0], default=(0, Text("fr", "", "", ""), ""))
        yield warning(
            place,
            _("La page pèse environ %(weight)s, images comprises (conseillé : %(limit)s au plus).")
            % {"weight": size_in_words(total), "limit": size_in_words(HEAVY)},
            _("Retirez des images. La plus lourde : « %(title)s » (%(weight)s).")
            % {"title": picture, "weight": size_in_words(size)},
        )


def size_of(picture):
    """In bytes, of the rendition really shown."""
    width = max(
        (each for each, _true in candidates(picture.file_width or 0) if each <= SHOWN_WIDTH), default=480
    )
    try:
        context = picture.file._process_context(picture.file.field.formats[f"webp_{width}"])
        return picture.file.storage.size(context.name)
    except (OSError, NotImplementedError):  # not made yet, or lost
        shown = min(width, picture.file_width or width)
        return round(
            shown * shown * (picture.file_height or shown) / (picture.file_width or shown) * BYTES_A_PIXEL
        )
