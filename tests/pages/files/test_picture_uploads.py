"""A picture is encoded anew when it comes in; what is not one is refused with a sentence that says what to do."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from pages.models import Picture
from tests.pages.files.files import (
    COMMENT,
    heic,
    phone_photo,
    photograph,
    png_header,
    saved,
    upload,
)

pytestmark = pytest.mark.django_db
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def kept(file):
    picture = Picture(title="Une image", alt_fr="Une rue", file=file)
    picture.full_clean()
    picture.save()
    return picture


def master(file):
    with kept(file).file.open() as stored:
        image = Image.open(stored)
        image.load()
        return image


def refusal(file):
    with pytest.raises(ValidationError) as refused:
        Picture(title="Une image", alt_fr="Une rue", file=file).full_clean()
    assert list(refused.value.message_dict) == ["file"]
    return " ".join(refused.value.messages)


def test_the_picture_of_a_phone_held_upright_is_turned():
    assert master(phone_photo()).size == (40, 60)


def test_place_owner_and_orientation_are_not_kept():
    assert not master(phone_photo()).getexif()


def test_nothing_that_the_phone_wrote_is_left_in_the_bytes():
    picture = kept(phone_photo())
    with picture.file.open() as stored:
        content = stored.read()
    assert b"Exif" not in content and b"Telephone" not in content and COMMENT not in content


def test_the_row_knows_width_and_height_as_seen():
    picture = Picture.objects.get(pk=kept(phone_photo()).pk)
    assert (picture.file_width, picture.file_height) == (40, 60)


def test_what_an_iphone_takes_is_accepted():
    assert master(heic()).format == "JPEG"


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF", "MPO"])
def test_a_photograph_becomes_a_jpeg(image_format):
    assert master(upload(saved(photograph(), image_format), "a.jpg")).format == "JPEG"


def test_an_animation_becomes_its_first_picture():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("#ffffff", "#000000")]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert master(upload(content, "a.gif")).getpixel((0, 0)) == (255, 255, 255)


def test_transparency_is_kept():
    image = master(upload(saved(photograph(mode="RGBA"), "PNG"), "logo.png"))
    assert (image.format, image.mode) == ("PNG", "RGBA")


def test_a_drawing_of_few_colours_is_not_spoilt_by_jpeg():
    assert master(upload(saved(Image.new("P", (20, 20), 3), "PNG"), "dessin.png")).format == "PNG"


def test_sixteen_bits_a_point_are_brought_to_eight():
    deep = Image.new("I;16", (4, 4), 65535 // 2)
    assert master(upload(saved(deep, "PNG"), "carte.png")).getpixel((0, 0)) == (127, 127, 127)


def test_colours_of_a_printer_become_those_of_a_screen():
    assert master(upload(saved(photograph(mode="CMYK")), "a.jpg")).mode == "RGB"


def test_a_colour_profile_is_applied_then_left_out():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert "icc_profile" not in master(upload(saved(photograph(), icc_profile=profile), "a.jpg")).info


def test_a_broken_colour_profile_is_no_reason_to_refuse():
    assert master(upload(saved(photograph(), icc_profile=b"no profile"), "a.jpg")).mode == "RGB"


def test_a_very_large_picture_is_made_smaller():
    picture = kept(upload(saved(photograph((3000, 1500))), "a.jpg"))
    assert (picture.file_width, picture.file_height) == (2400, 1200)


def test_a_lying_extension_does_not_matter():
    assert kept(upload(saved(photograph()), "a.txt")).file.name.endswith(".jpg")


def test_the_stored_name_is_plain_and_says_what_the_content_is():
    name = kept(upload(saved(photograph()), "Église de Béthune.JPG")).file.name
    assert name.split("/")[-1].startswith("eglise-de-bethune-")


def test_another_content_under_the_same_name_has_another_address():
    first = kept(upload(saved(photograph()), "a.jpg")).file.name
    Picture.objects.all().delete()
    assert kept(upload(saved(photograph((30, 30))), "a.jpg")).file.name != first


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<!doctype html><html><script>alert(1)</script></html>", "pas une image que le site sait lire"),
        (b"", "vide"),
        (SVG, "SVG sont refusés"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "pas une image que le site sait lire"),
        (saved(photograph((300, 200)))[:-2000], "abîmée ou incomplète"),
        (saved(photograph((300, 200)), "PNG")[:-500], "abîmée ou incomplète"),
        (saved(photograph((300, 200)), "WEBP")[:-500], "abîmée ou incomplète"),
        (saved(photograph((300, 200)), "AVIF")[:-500], "abîmée ou incomplète"),
        (heic().read()[:-500], "abîmée ou incomplète"),
        (png_header(9_000, 9_000), "limite est de 60 millions"),
        (png_header(100_000, 100_000), "limite est de 60 millions"),
    ],
    ids=["html", "empty", "svg", "eps", "jpeg", "png", "webp", "avif", "heic", "large", "bomb"],
)
def test_the_refusal_says_what_is_wrong(content, says):
    assert says in refusal(upload(content, "photo.jpg"))


def test_a_bomb_is_refused_before_it_is_decoded(monkeypatch):
    bomb = upload(png_header(9_000, 9_000), "photo.png")
    monkeypatch.setattr(Image.Image, "load", lambda image: pytest.fail("decoded"))
    assert "trop de points" in refusal(bomb)


def test_a_file_over_the_limit_is_refused_with_its_weight(settings):
    settings.MAX_PICTURE_MB = 1
    assert "pèse 1,2\xa0Mo\xa0; la limite est de 1\xa0Mo" in refusal(upload(b"x" * 1_240_000, "photo.jpg"))


def test_saving_without_validation_refuses_too():
    with pytest.raises(ValidationError):
        Picture.objects.create(title="Dessin", file=upload(SVG, "a.svg"))


def test_writing_the_file_directly_is_no_way_round():
    with pytest.raises(ValidationError):
        kept(phone_photo()).file.save("a.jpg", ContentFile(SVG))


@pytest.mark.parametrize(
    ("given", "kept_as"),
    [
        ("0.25x0.75", "0.25x0.75"),
        ("0.3x1.7", "0.3x1"),
        ("-2x0.5", "0x0.5"),
        ("là", "0.5x0.5"),
        ("nanxnan", "0.5x0.5"),
    ],
)
def test_the_focal_point_stays_on_the_picture(given, kept_as):
    picture = kept(phone_photo())
    picture.file_ppoi = given
    picture.save()
    assert Picture.objects.get().file_ppoi == kept_as
