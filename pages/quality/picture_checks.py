"""Pictures without alternative text, and pages that are heavy to load."""

from django.utils.translation import gettext as _

from pages.files.renditions import candidates
from pages.files.size import size_in_words
from pages.quality.finding import Text, error, warning

#: In bytes. An average web page weighs twice as much; ours is read on phones with limited data.
HEAVY = 1_000_000
SHOWN_WIDTH = 960  # the rendition that a wide screen loads in a column of text
BYTES_A_PIXEL = 0.12  # bytes for each pixel of our WebP files, when the file is not there
AROUND = 30_000  # bytes of a first visit without the pictures of the content
MEASURED = 60  # pictures at most whose size is read


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
    }  # a picture shown several times is loaded once
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
    """The size, in bytes, of the rendition that is shown."""
    width = max(
        (each for each, _true in candidates(picture.file_width or 0) if each <= SHOWN_WIDTH), default=480
    )
    try:
        context = picture.file._process_context(picture.file.field.formats[f"webp_{width}"])
        return picture.file.storage.size(context.name)
    except (OSError, NotImplementedError):  # the file is not made yet, or is lost
        shown = min(width, picture.file_width or width)
        return round(
            shown * shown * (picture.file_height or shown) / (picture.file_width or shown) * BYTES_A_PIXEL
        )
