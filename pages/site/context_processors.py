from django.conf import settings
from django.utils.functional import cached_property

from pages.links.models.fields import lead_readers
from pages.models import Banner, Page, SiteSettings
from pages.text.languages import HTML_LANG, with_prefix, without_prefix


def site(request):
    return {"site": Site(request)}


class Site:
    """What every page shows around its content. Each part is one query, made only if the template asks.

    `menu_pages`: the public pages of the menus, where the view has read them already.
    """

    def __init__(self, request, menu_pages=None):
        self.request = request
        if menu_pages is not None:
            self.menu_pages = menu_pages
        self.path = without_prefix(request.path)
        # a request refused before LanguageMiddleware (an unknown host) has an error page too
        self.language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
        self.html_lang = HTML_LANG[self.language]

    @property
    def root(self):
        return f"{self.request.scheme}://{self.request.get_host()}"

    @cached_property
    def settings(self):
        return SiteSettings.load()

    @cached_property
    def menu_pages(self):
        return list(Page.objects.published().in_a_menu())

    @property
    def main_menu(self):
        return [page for page in self.menu_pages if page.in_menus == Page.Menu.MAIN]

    @property
    def footer_menu(self):
        return [page for page in self.menu_pages if page.in_menus == Page.Menu.FOOTER]

    @cached_property
    def banners(self):
        shown = list(Banner.objects.current().on(self.path))
        lead_readers(shown)
        return shown

    @property
    def query(self):
        """The query string, to keep the filters of a list in another language: '?commune=bethune', or ''."""
        return f"?{self.request.GET.urlencode()}" if self.request.GET else ""

    @property
    def page_query(self):
        """The part of the query string that makes another page for search engines: '?page=2', or ''."""
        number = self.request.GET.get("page", "")
        return f"?page={number}" if number.isascii() and number.isdigit() and number != "1" else ""

    @property
    def languages(self):
        """This page in each language: code, name in that language, address, code for hreflang, whether it is the
        current one."""
        return [
            {
                "code": code,
                "name": name,
                "url": with_prefix(self.path, code),
                "lang": HTML_LANG[code],
                "is_current": code == self.language,
            }
            for code, name in settings.LANGUAGES
        ]
