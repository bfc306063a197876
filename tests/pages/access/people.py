"""Who signs in: a role, and whether it is limited to a branch of the site and to a programme."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from pages.access.roles import ADMINISTRATOR, EDITOR, REDACTEUR
from pages.models import PageLimit
from programmes.models import ProgrammeLimit

LETTERS = {"r": REDACTEUR, "e": EDITOR, "a": ADMINISTRATOR}


def make_user(role=None, branch=None, programme=None, **fields):
    user = User.objects.create_user(
        fields.pop("name", (role or "personne").lower()), is_staff=True, password=None, **fields
    )
    if role:
        user.groups.add(Group.objects.get(name=role))
    if branch:
        PageLimit.objects.create(user=user, page=branch)
    if programme:
        ProgrammeLimit.objects.create(user=user, programme=programme)
    return user


def allow(user, *codenames):
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    return user


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@dataclass
class Someone:
    """`letter`: that of the role, or "" for staff without one; None for who is not signed in."""

    letter: str | None
    is_limited: bool = False
    place: object = None  # gives the branch and the programme of the limited

    def __str__(self):
        if self.letter is None:
            return "a visitor"
        return f"{LETTERS.get(self.letter, 'staff without a role')}{', limited' if self.is_limited else ''}"

    @cached_property
    def client(self):
        if self.letter is None:
            return Client()
        limits = (self.place.branch, self.place.programme) if self.is_limited else (None, None)
        return signed_in(make_user(LETTERS.get(self.letter), *limits, name=str(self)))


def everyone(place):
    yield Someone(None)
    yield Someone("")
    for letter in LETTERS:
        yield Someone(letter)
        yield Someone(letter, True, place)
