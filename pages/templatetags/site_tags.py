"""What templates need everywhere. The only module that marks HTML as safe: it shows what the model has sanitised."""

import json

from django import template
from django.utils.html import escape, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pages.links.models.fields import for_readers
from pages.text.languages import HTML_LANG, localized
from pages.text.prose import fit_headings, local_links, scrolling_tables
from pages.text.translated import falls_back

register = template.Library()

#: Characters that would end the <script> or begin a tag in it; JSON reads the escapes as the same characters.
IN_SCRIPT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@register.filter
def local(link):
    return localized(link)


@register.filter
def lang_of(instance, field):
    """' lang="fr"' where readers of another language see the French text; '' elsewhere."""
    is_foreign = HTML_LANG[get_language()] != "fr"
    return mark_safe(' lang="fr"') if is_foreign and instance and falls_back(instance, field) else ""


@register.filter
def prose(html, level=2, inside=False):
    """Rich text whose first heading is `level` and whose links lead to the language of the reader."""
    html = local_links(fit_headings(for_readers(html), int(level), inside), localized)
    return mark_safe(scrolling_tables(html, escape(_("Tableau, qui peut défiler"))))


@register.filter
def prose_inside(html, level):
    """Rich text that continues below an open heading of `level`."""
    return prose(html, level, inside=True)


@register.simple_tag
def json_ld(data):
    """Facts for search engines. A script of this type is data, which browsers do not run: the CSP allows it."""
    written = json.dumps(data, ensure_ascii=False).translate(IN_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')


@register.filter
def current_in(page, path):
    """aria-current of a link in a menu: "page" if it leads to `path` itself, "true" if `path` is below it,
    else nothing.
    """
    address = page.link or page.path
    if address == path:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"') if address != "/" and path.startswith(address) else ""


@register.filter
def facts(site, group):
    """What the settings say for one kind of `FactsBlock`: [(label, value, link), …]."""
    return site.settings.facts(group)


@register.filter
def phone_link(number):
    """'03 21 00 00 00' → 'tel:+33321000000', which works from abroad too."""
    digits = "".join(character for character in number if character.isdigit() or character == "+")
    return f"tel:+33{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"


@register.filter
def lines(text):
    return [line for line in text.splitlines() if line.strip()]


@register.simple_tag
def links(objects):
    """The names of the objects as links, separated by commas; '' for none."""
    return format_html_join(
        ", ",
        '<a href="{}"{}>{}</a>',
        ((each.get_absolute_url(), lang_of(each, "name"), each) for each in objects),
    )


@register.simple_tag
def page_number(page):
    """' – page 2 sur 5', for the end of the title of a list; '' on its first page."""
    if page.number == 1:
        return ""
    return " – " + _("page %(number)s sur %(last)s") % {
        "number": page.number,
        "last": page.paginator.num_pages,
    }


@register.simple_tag
def chosen(removals):
    """' – Béthune, logement', for the title of a filtered list; '' without a choice.

    `removals` are [(words, query string), …]: see programmes/projects/filters.py.
    """
    choices = ", ".join(str(choice) for choice, _query in removals)
    return f" – {choices}" if choices else ""
