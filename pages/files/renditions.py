"""The sizes and formats in which a picture is served, used by the model, the template tag and the admin."""

from imagefield.processing import register
from PIL import Image, ImageOps

WIDTHS = (480, 960, 1600)
SOCIAL = (1200, 630)  # what social networks show when a page is shared

#: Format, extension, options of the encoder. AVIF at speed 8 takes a quarter of the time of the default (6)
#: for the same file size, measured on a photograph of 2400 × 1500.
ENCODINGS = {
    "avif": ("AVIF", ".avif", {"quality": 60, "speed": 8}),
    "webp": ("WEBP", ".webp", {"quality": 78}),
    "jpeg": ("JPEG", ".jpg", {"quality": 80, "progressive": True, "optimize": True}),
}
CENTRE = [0.5, 0.5]


def candidates(master_width: int) -> list[tuple[int, int]]:
    """[(width of the format, true width), …] of a picture, from narrow to wide.

    A picture is never enlarged: the formats wider than it are left out, except the first, which has its own
    width.
    """
    narrower = [(width, width) for width in WIDTHS if width < master_width]
    whole = [(width, master_width) for width in WIDTHS if width >= master_width]
    return narrower + whole[:1]


def needed_formats(master_width: int) -> list[str]:
    """The names of the formats to make for a picture of that width."""
    return [f"{encoding}_{width}" for encoding in ENCODINGS for width, _ in candidates(master_width)] + [
        "social"
    ]


def in_range(focal_point: str) -> str:
    """'0.3x1.7' → '0.3x1.0'; anything that is not a point is the centre."""
    try:
        x, y = (min(max(float(part), 0.0), 1.0) for part in focal_point.split("x"))
    except ValueError:
        return "0.5x0.5"
    return f"{x:.4g}x{y:.4g}" if x == x and y == y else "0.5x0.5"  # NaN differs from itself


@register
def encoded(get_image, image_format, options):
    def processor(image, context):
        context.save_kwargs.update(options, format=image_format)
        image = get_image(image, context)
        return on_white(image) if image_format == "JPEG" else image

    return processor


def on_white(image):
    """The image on a white background, since JPEG has no transparency."""
    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


@register
def narrowed(get_image, width):
    def processor(image, context):
        image = get_image(image, context)
        if image.width <= width:
            return image
        return image.resize(
            (width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS
        )

    return processor


@register
def cropped(get_image, width, height):
    """Cuts the image around the focal point to the proportions of `width` × `height`, and to that size at most."""

    def processor(image, context):
        image = get_image(image, context)
        scale = min(1, image.width / width, image.height / height)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        return ImageOps.fit(image, size, Image.Resampling.LANCZOS, centering=context.ppoi)

    return processor


def rendition(encoding, width):
    """A format for django-imagefield: the whole picture, at most `width` pixels wide.

    The name of the file is a hash of these processors: other options give another name.
    """
    image_format, extension, options = ENCODINGS[encoding]

    def spec(fieldfile, context):
        context.extension = extension
        context.processors = [("encoded", image_format, options), ("narrowed", width)]
        context.ppoi = (
            CENTRE  # the whole picture is shown: moving the focal point must not make the file again
        )

    return spec


def social(fieldfile, context):
    """The only format that is cut, so the only one that depends on the focal point."""
    image_format, context.extension, options = ENCODINGS["jpeg"]
    context.processors = [("encoded", image_format, options), ("cropped", *SOCIAL)]


FORMATS = {f"{encoding}_{width}": rendition(encoding, width) for encoding in ENCODINGS for width in WIDTHS}
FORMATS["social"] = social
FORMATS["preview"] = FORMATS["jpeg_480"]  # django-imagefield shows this one in the form of the admin
