"""The pinned requirements are what pyproject.toml asks for, and can be installed anywhere."""

import re
import tomllib

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ASKED = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def text(lock):
    return (settings.BASE_DIR / lock).read_text()


def pins(lock):
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text(lock), re.M))


def every(requirements):
    return pytest.mark.parametrize(
        "asked", [Requirement(line) for line in requirements], ids=lambda asked: asked.name
    )


@every(ASKED["project"]["dependencies"])
def test_a_dependency_is_pinned_as_asked(asked):
    assert asked.specifier.contains(pins("requirements.txt")[canonicalize_name(asked.name)])


@every(ASKED["dependency-groups"]["dev"])
def test_a_tool_is_pinned_as_asked(asked):
    assert asked.specifier.contains(pins("requirements-dev.txt")[canonicalize_name(asked.name)])


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
    assert {name: site[name] for name in site.keys() & tools.keys()} == {
        name: tools[name] for name in site.keys() & tools.keys()
    }
