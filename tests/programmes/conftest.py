import pytest
from django.utils import timezone

from pages.models import Picture
from tests.make import image_file


@pytest.fixture
def folder(tmp_path):
    """An empty folder and the way to write in it: folder("pages.toml", PAGE)."""

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
def no_renditions(monkeypatch):
    """Fifteen drawings in every size and format take ten seconds, which most tests have no use for."""
    monkeypatch.setattr(Picture, "_skip_generate_files", True, raising=False)


@pytest.fixture
def at(monkeypatch):
    """at(moment): it is now that moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)
