import pytest

from pages.models import Picture


@pytest.fixture
def no_renditions(monkeypatch):
    """In every size and format, a picture takes a second which these tests have no use for."""
    monkeypatch.setattr(Picture, "_skip_generate_files", True, raising=False)
