"""Folders of initial content: the real one, and small ones that a test writes."""

from contextlib import contextmanager
from io import BytesIO

import pytest
from django.core.management import call_command

from pages.files import pictures
from pages.models import Picture
from programmes.management.commands.load_initial_content import FOLDER

PAGE = """
[[page]]
path = "/habiter/"
title = { fr = "Habiter", en = "Living here" }
"""


@contextmanager
def without_renditions():
    """Fifteen drawings in every size and format, and as small as can be, take ten seconds, which most tests have no use for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Picture, "_skip_generate_files", True, raising=False)
        patch.setattr(pictures, "encoded", encoded_quickly)
        yield


def encoded_quickly(image):
    buffer = BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue(), ".png"


def load(folder=FOLDER, **options):
    call_command("load_initial_content", folder=folder, **options)
