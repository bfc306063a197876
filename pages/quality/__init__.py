"""What could be better in a text, in plain words: the place, what is wrong, the remedy.

`check(obj)` looks at any publication as its rows stand now; it reads the database only and needs no request.
"""

from pages.quality.checker import check
from pages.quality.finding import ERROR, WARNING, Finding

__all__ = ["ERROR", "WARNING", "Finding", "check"]
