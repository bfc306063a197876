"""The pinned requirements are what pyproject.toml asks for, and can be installed anywhere."""

import re
import tomllib

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.no_database

ASKED = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def text(lock):
    return (settings.BASE_DIR / lock).read_text()


def pins(lock):
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text(lock), re.M))


def not_as_asked(lines, lock):
    """[(what is asked for, its pin or None)] where the lock has another version, or none."""
    asked = [Requirement(line) for line in lines]
    pinned = [(each, pins(lock).get(canonicalize_name(each.name))) for each in asked]
    return [(str(each), pin) for each, pin in pinned if not (pin and each.specifier.contains(pin))]


def test_a_dependency_is_pinned_as_asked():
    assert not_as_asked(ASKED["project"]["dependencies"], "requirements.txt") == []


def test_a_tool_is_pinned_as_asked():
    assert not_as_asked(ASKED["dependency-groups"]["dev"], "requirements-dev.txt") == []


def test_what_pyproject_no_longer_asks_for_is_gone():
    """Each pin says who wants it; one that nobody wants any more is left by hand."""
    assert "via agglo-site" in text("requirements.txt")
    wanted = {canonicalize_name(Requirement(line).name) for line in ASKED["project"]["dependencies"]}
    direct = re.findall(
        r"^([\w.-]+)==\S+\n(?:    # via\n    #   |    # via )agglo-site", text("requirements.txt"), re.M
    )
    assert set(direct) == wanted


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_place_of_a_machine(lock):
    assert not re.search(r"://|^-|/(home|root|tmp|opt)/", text(lock), re.M)


def test_the_two_locks_agree():
    site, tools = pins("requirements.txt"), pins("requirements-dev.txt")
    both = sorted(site.keys() & tools.keys())
    assert both and [name for name in both if site[name] != tools[name]] == []
