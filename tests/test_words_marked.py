"""Every word that people read goes through gettext: in the templates all of them, in the code those that look French."""

import ast
import re

import pytest

from tests.test_consistency import PYTHON, ROOT, TEMPLATES, names

pytestmark = pytest.mark.no_database

#: Pages that stand when nothing else does say both languages by themselves.
STANDING_ALONE = {"error.html", "400.html", "403.html", "403_csrf.html", "413.html", "429.html", "500.html"}
IN_GETTEXT = [path for path in sorted(TEMPLATES.rglob("*.html")) if path.name not in STANDING_ALONE]

#: What is said at start-up or in a terminal, before there is a language to choose, what is not said but compared, and
#: the catalogue for machines, which has one language and says which.
IN_FRENCH = re.compile(
    r"agglo_site/(environment|settings|gunicorn\.conf)\.py"
    r"|programmes/(demo/\w+|initial_content/\w+|(territory/)?imports/command|management/commands/\w+)\.py"
    r"|programmes/(text/(places/articles|scdl/(columns|words))|open_data/dcat)\.py"
    r"|pages/(management/commands/\w+|quality/words|text/folding)\.py"
)
CODE = [path for path in PYTHON if not IN_FRENCH.match(str(path.relative_to(ROOT)))]
#: Values that are data: the name that a site has before staff name it, the names of the groups that are its roles,
#: the words of the national schema of grants.
DATA = {
    "Rédacteur",
    "Éditeur",
    "L’Agglomération",
    "aide en numéraire",
    "aide en nature",
    "aide en numéraire;aide en nature",
    "échelonné",
}
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "npgettext", "pgettext", "pgettext_lazy"}


def test_a_template_has_no_words_of_its_own():
    assert culprits(IN_GETTEXT, words_of) == []


def culprits(paths, read):
    """(file, what `read` finds in its text) for each of the files in which it finds something."""
    found = zip(names(paths), (read(path.read_text()) for path in paths), strict=True)
    return [(name, wrong) for name, wrong in found if wrong]


def words_of(template):
    """What is left to read in a template without its comments, its tags and its variables."""
    text = re.sub(
        r"{#.*?#}|{%\s*(blocktranslate)\b.*?{%\s*end\1\s*%}|{%.*?%}|{{.*?}}", " ", template, flags=re.S
    )
    said = re.findall(r'\s(?:alt|aria-label|label|placeholder|title)="([^"]*)"', text)
    said += re.sub(r"<[^>]*>", " ", text).split()
    return [word for word in said if re.search(r"[^\W\d_]{2}", word)]


def test_no_french_of_the_code_is_left_out_of_gettext():
    assert culprits(CODE, french_literals) == []


def french_literals(code):
    tree = ast.parse(code)
    marked = {
        id(inner)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in GETTEXT
        for inner in ast.walk(call)
    }
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in marked | docstrings and node.value not in DATA and looks_french(node.value)
    ]


def looks_french(text):
    return bool(
        re.search(
            r"[àâçèéêëîïôùûœÀÉÊŒ’«»]| [:;!?]|(?<![-/])\b(le|la|les|des|du|une|est|pour|dans)\b(?![-/])", text
        )
    )
