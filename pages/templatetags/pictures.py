"""How a picture of the library is shown: the browser chooses the format and the size."""

from django import template

from pages.files.renditions import candidates

register = template.Library()

#: Best first; browsers that know neither get a JPEG.
SOURCES = ("avif", "webp")
USUAL_WIDTH = 960


@register.inclusion_tag("includes/picture.html")
def picture(picture, sizes="100vw", lead=False):
    """`sizes` is the HTML attribute; `lead` is for the first picture of a page, which must load at once.

    Makes no query and opens no file: if the file is lost, its alternative text is shown.
    """
    if not picture or not picture.file.name or not picture.file_width:
        return {}
    return {
        "picture": picture,
        "sources": [(f"image/{encoding}", srcset(picture, encoding)) for encoding in SOURCES],
        "src": address(picture, "jpeg", usual_width(picture)),
        "srcset": srcset(picture, "jpeg"),
        "sizes": sizes,
        "lead": lead,
    }


def srcset(picture, encoding):
    return ", ".join(
        f"{address(picture, encoding, width)} {true_width}w"
        for width, true_width in candidates(picture.file_width)
    )


def usual_width(picture):
    widths = [width for width, _ in candidates(picture.file_width)]
    return USUAL_WIDTH if USUAL_WIDTH in widths else widths[-1]


def address(picture, encoding, width):
    return getattr(picture.file, f"{encoding}_{width}")
