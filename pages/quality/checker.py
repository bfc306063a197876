"""All the checks, errors first, then in the order of the form."""

from pages.quality.acronyms import undefined
from pages.quality.gathering import links, parts, pictures, texts
from pages.quality.link_checks import broken_elsewhere, cards, link_targets
from pages.quality.picture_checks import alternatives, heavy
from pages.quality.prose_checks import CHECKS
from pages.quality.reading import read_text


def check(obj):
    """[Finding, …] about a publication. One query for each kind of its rows, and a few for its links."""
    own = list(parts(obj))
    written = [(text, read_text(text)) for text in texts(own)]
    shown = list(pictures(own))
    led = list(links(own))
    languages = {text.language for text, _read in written}
    found = [
        *alternatives(shown, languages),
        *link_targets(led),
        *broken_elsewhere(led),
        *cards(own),
        *(finding for text, read in written for run in CHECKS for finding in run(text, read)),
        *(finding for each in sorted(languages) for finding in undefined(of_language(written, each))),
        *heavy(shown, [text for text, _read in written]),
    ]
    return sorted(dict.fromkeys(found), key=lambda finding: not finding.is_error)


def of_language(written, language):
    return [(text, read) for text, read in written if text.language == language]
