"""Plain French writes its dates and numbers as French does."""

from django.conf.locale.fr.formats import *  # noqa: F403
