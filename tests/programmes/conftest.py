import pytest
from django.utils import timezone

from tests.make import image_file
from tests.programmes.initial_content.content_folders import without_renditions


@pytest.fixture
def folder(tmp_path):
    """An empty folder and the way to write in it: folder("partners.toml", PARTNER)."""

    def write(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def drawing(tmp_path):
    path = tmp_path / "dessin.jpg"
    path.write_bytes(image_file().read())
    return path


@pytest.fixture
def no_renditions():
    with without_renditions():
        yield


@pytest.fixture
def at(monkeypatch):
    """at(moment): it is now that moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)
