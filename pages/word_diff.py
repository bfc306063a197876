"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s\w]|\w+")


def word_diff(before, after):
    """[("same" | "added" | "removed", text), …]"""
    old, new = WORDS.findall(before or ""), WORDS.findall(after or "")
    found = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(("same", "".join(old[a:b])))
            continue
        if b > a:
            found.append(("removed", "".join(old[a:b])))
        if d > c:
            found.append(("added", "".join(new[c:d])))
    return found
