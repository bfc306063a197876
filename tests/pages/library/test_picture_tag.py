"""{% picture %} lets the browser choose among formats and sizes, and never stands in the way of a page."""

import re

import pytest
from django.core.files.storage import default_storage
from django.template import Context, Template
from django.utils import translation

from pages.models import Picture
from tests.as_read import as_read
from tests.make import image_file, make_picture

pytestmark = pytest.mark.django_db


def drawn(picture, arguments="", language="fr"):
    template = Template("{% load pictures %}{% picture picture " + arguments + " %}")
    with translation.override(language):
        return as_read(template.render(Context({"picture": picture})))


def of_width(width):
    return make_picture(file=image_file(size=(width, 200)))


def widths(html):
    return [re.findall(r" (\d+)w", srcset) for srcset in re.findall(r'srcset="([^"]*)"', html)]


def test_best_format_first():
    assert re.findall(r'<source type="([^"]+)"', drawn(of_width(700))) == ["image/avif", "image/webp"]


def test_widths_are_true():
    assert widths(drawn(of_width(700))) == [["480", "700"]] * 3


def test_a_picture_of_exactly_a_width_stops_there():
    assert widths(drawn(of_width(960)))[0] == ["480", "960"]


def test_a_tiny_picture_is_offered_as_it_is():
    assert widths(drawn(of_width(60)))[0] == ["60"]


def test_a_large_picture_stops_at_the_widest():
    assert widths(drawn(of_width(2000)))[0] == ["480", "960", "1600"]


def test_the_place_is_reserved():
    assert 'width="700" height="200"' in drawn(of_width(700))


def test_a_picture_waits_until_it_is_near():
    html = drawn(of_width(700))
    assert 'loading="lazy" decoding="async"' in html and "fetchpriority" not in html


def test_the_lead_picture_does_not_wait():
    html = drawn(of_width(700), "lead=True")
    assert 'fetchpriority="high"' in html and "lazy" not in html


def test_sizes_are_said_for_each_source():
    assert drawn(of_width(700), 'sizes="50vw"').count('sizes="50vw"') == 3


def test_the_words_are_those_of_the_language():
    picture = make_picture(alt_fr="Une cour", alt_en="A courtyard")
    assert 'alt="A courtyard" ' in drawn(picture, language="en")


def test_french_words_on_an_english_page_are_said_to_be_french():
    assert 'alt="Une cour" lang="fr"' in drawn(make_picture(alt="Une cour"), language="en")


def test_french_words_on_a_french_page_need_no_saying():
    assert "lang=" not in drawn(make_picture())


def test_a_decorative_picture_is_silent():
    assert 'alt=""' in drawn(make_picture(alt="", is_decorative=True), language="en")


def test_words_are_escaped():
    assert 'alt="&lt;b&gt; &amp; &quot;"' in drawn(make_picture(alt='<b> & "'))


def test_a_picture_costs_no_query(django_assert_num_queries):
    picture = Picture.objects.get(pk=make_picture().pk)
    with django_assert_num_queries(0):
        drawn(picture)


def test_a_lost_file_leaves_the_words():
    picture = make_picture()
    default_storage.delete(picture.file.name)
    assert 'alt="Des maisons' in drawn(Picture.objects.get(pk=picture.pk))


@pytest.mark.parametrize("picture", [None, Picture()], ids=["none", "without file"])
def test_no_picture_draws_nothing(picture):
    assert drawn(picture).strip() == ""
