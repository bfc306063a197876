"""What could be better in a text, in plain words: the place, what is wrong, the remedy.

`check(obj)` reads any publication as it is in the database, and needs no request.
"""

from pages.quality.checker import check
from pages.quality.finding import ERROR, WARNING, Finding

__all__ = ["ERROR", "WARNING", "Finding", "check"]
