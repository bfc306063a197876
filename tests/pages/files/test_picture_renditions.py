"""A picture is kept in three formats and several widths, made once the save is sure."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, features

from pages.models import Picture
from tests.pages.files.files import photograph, saved, upload

pytestmark = pytest.mark.django_db
WIDE = (1800, 180)


@pytest.fixture
def make(django_capture_on_commit_callbacks):
    def make(size=WIDE, mode="RGB", **fields):
        file = upload(saved(photograph(size, mode), "PNG"), "photo.png")
        with django_capture_on_commit_callbacks(execute=True):
            return Picture.objects.create(title="Une image", alt="Une rue", file=file, **fields)

    return make


def stored_name(picture, name):
    return getattr(picture.file, name).removeprefix("/media/")


def stored(picture, name):
    with default_storage.open(stored_name(picture, name)) as file:
        image = Image.open(BytesIO(file.read()))
        image.load()
        return image


def renditions(picture):
    folder = stored_name(picture, "social").rsplit("/", 1)[0]
    return {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}


def test_this_machine_writes_the_formats_we_serve():
    assert features.check("avif") and features.check("webp")


@pytest.mark.parametrize(("encoding", "image_format"), [("avif", "AVIF"), ("webp", "WEBP"), ("jpeg", "JPEG")])
@pytest.mark.parametrize("width", [480, 960, 1600])
def test_each_width_in_each_format(make, encoding, image_format, width):
    image = stored(make(), f"{encoding}_{width}")
    assert (image.format, image.size) == (image_format, (width, width // 10))


def test_modern_formats_weigh_less(make):
    picture = make()
    weights = [default_storage.size(stored_name(picture, f"{name}_1600")) for name in ("avif", "jpeg")]
    assert weights[0] < weights[1]


def test_a_picture_is_never_blown_up(make):
    assert stored(make((700, 350)), "avif_960").size == (700, 350)


def test_what_would_be_a_copy_is_not_made(make):
    picture = make((700, 350))
    assert not default_storage.exists(stored_name(picture, "avif_1600"))


def test_transparency_becomes_white_in_jpeg(make):
    picture = make((700, 350), "RGBA")
    assert stored(picture, "jpeg_480").mode == "RGB"
    assert stored(picture, "webp_480").mode == "RGBA"


def test_the_card_of_social_networks_has_their_shape(make):
    assert stored(make((1300, 700)), "social").size == (1200, 630)


def test_the_card_of_a_small_picture_has_the_shape_not_the_size(make):
    assert stored(make((600, 600)), "social").size == (600, 315)


def test_the_card_is_cut_around_the_focal_point(make):
    """The gradient goes from black at the top to white at the bottom in the first band."""
    top = stored(make((400, 900), file_ppoi="0.5x0"), "social")
    bottom = stored(make((400, 900), file_ppoi="0.5x1"), "social")
    assert top.getpixel((0, 0))[0] < bottom.getpixel((0, 0))[0]


def test_moving_the_focal_point_makes_the_card_anew_and_nothing_else(
    make, django_capture_on_commit_callbacks
):
    picture = make()
    before = renditions(picture)
    picture.file_ppoi = "0.1x0.2"
    with django_capture_on_commit_callbacks(execute=True):
        picture.save()
    assert renditions(picture) - before == {stored_name(Picture.objects.get(), "social")}


def test_a_save_that_is_rolled_back_makes_none(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        picture = Picture.objects.create(title="Rue", file=upload(saved(photograph((90, 90))), "rue.jpg"))
        transaction.set_rollback(True)
    assert not default_storage.exists(stored_name(picture, "jpeg_480"))


def test_saving_the_words_of_a_lost_file_is_possible(make, django_capture_on_commit_callbacks):
    picture = make()
    default_storage.delete(picture.file.name)
    picture = Picture.objects.get(pk=picture.pk)
    picture.alt = "Autre chose"
    with django_capture_on_commit_callbacks(execute=True):
        picture.save()
    assert Picture.objects.get().alt == "Autre chose"


def test_a_deleted_picture_takes_all_its_files_along(make, django_capture_on_commit_callbacks):
    picture = make()
    names = {picture.file.name} | renditions(picture)
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert len(names) == 11
    assert not [name for name in names if default_storage.exists(name)]


def test_deleting_many_takes_their_files_along(make, django_capture_on_commit_callbacks):
    names = [make().file.name, make((90, 90)).file.name]
    assert [default_storage.exists(name) for name in names] == [True, True]
    with django_capture_on_commit_callbacks(execute=True):
        Picture.objects.all().delete()
    assert not [name for name in names if default_storage.exists(name)]


def test_files_stay_until_the_deletion_is_sure(make, django_capture_on_commit_callbacks):
    picture = make()
    name = picture.file.name
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        picture.delete()
        transaction.set_rollback(True)
    assert default_storage.exists(name)


def test_a_replaced_file_goes_away_with_its_renditions(make, django_capture_on_commit_callbacks):
    picture = make()
    old = {picture.file.name} | renditions(picture)
    picture.file = upload(saved(photograph((500, 400))), "autre.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        picture.save()
    assert not [name for name in old if default_storage.exists(name)]
    assert default_storage.exists(stored_name(picture, "avif_480"))
