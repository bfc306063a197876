"""Dates and numbers in plain French have the same formats as in French."""

from django.conf.locale.fr.formats import *  # noqa: F403
