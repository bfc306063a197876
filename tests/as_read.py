"""HTML as readers see it, so that no claim depends on where a template breaks its lines."""

import re

BLOCKS = (
    "address|article|aside|blockquote|body|br|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|head|header|html|legend|li|link|main|meta|nav|ol|optgroup|option|p|section|source|summary|table|tbody|"
    "td|tfoot|th|thead|title|tr|ul"
)
BLOCK_TAG = re.compile(rf""" ?(</?(?:{BLOCKS})(?![\w-])(?:"[^"]*"|[^">])*>) ?""")
BUTTON = re.compile(r"""(<button\b(?:"[^"]*"|[^">])*>) | (</button>)""")
#: Their white space shows.
KEPT = re.compile(r"(<(textarea|pre|script)\b.*?</\2>)", re.DOTALL)


def as_read(html):
    """`html` without the white space that does not show: beside a block, inside a tag, one space for several."""
    kept = []

    def put_aside(match):
        kept.append(match.group())
        return f"\0{len(kept) - 1}\0"

    html = re.sub(r"[ \t\r\n]+", " ", KEPT.sub(put_aside, html))
    html = re.sub(r" (/?>)", r"\1", html)
    html = BUTTON.sub(r"\1\2", BLOCK_TAG.sub(r"\1", html))
    return re.sub(r"\0(\d+)\0", lambda match: kept[int(match.group(1))], html)
