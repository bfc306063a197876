"""Folders of initial content: the real one, and small ones that a test writes."""

from django.core.management import call_command

from programmes.management.commands.load_initial_content import FOLDER

PAGE = """
[[page]]
path = "/habiter/"
title = { fr = "Habiter", en = "Living here" }
"""


def load(folder=FOLDER, **options):
    call_command("load_initial_content", folder=folder, **options)
