"""sitemap.xml: every public page, in each language in which it is written."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from pages.models import Page
from pages.text.languages import SPOKEN
from programmes.models import Call, Commune, Event, Milestone, News, Partner, Project, Quartier


class OurSitemap(Sitemap):
    i18n = alternates = x_default = True
    queryset = None

    def items(self):
        return list(self.queryset.all())

    def get_languages_for_item(self, item):
        return list(SPOKEN)

    def _urls(self, page, protocol, domain):
        """Lists the page in plain French without alternates: for hreflang it is French, and only one French
        page may be declared.
        """
        urls = super()._urls(page, protocol, domain)
        for url in urls:
            spoken = [other for other in url["alternates"] if other["lang_code"] in {*SPOKEN, "x-default"}]
            url["alternates"] = spoken if url["item"][1] in SPOKEN else []
        return urls


class PublicationSitemap(OurSitemap):
    def items(self):
        return list(self.queryset.published())

    def get_languages_for_item(self, item):
        return item.written_in

    def lastmod(self, item):
        return item.updated_at


class PageSitemap(PublicationSitemap):
    queryset = Page.objects.filter(link="")


class ProjectSitemap(PublicationSitemap):
    queryset = Project.objects.all()


class EventSitemap(PublicationSitemap):
    queryset = Event.objects.all()


class NewsSitemap(PublicationSitemap):
    queryset = News.objects.all()


class CallSitemap(PublicationSitemap):
    queryset = Call.objects.all()


class MilestoneSitemap(OurSitemap):
    def items(self):
        return list(Milestone.objects.published())

    def lastmod(self, item):
        return item.saved_at


class ListSitemap(OurSitemap):
    """The pages that list the others."""

    def items(self):
        names = (
            "projects",
            "communes",
            "milestones",
            "map",
            "near_me",
            "partners",
            "events",
            "news",
            "calls",
            "grants",
            "data",
        )
        return ["pages:sitemap", "pages:changes", *(f"programmes:{name}" for name in names)]

    def location(self, item):
        return reverse(item)


class PartnerSitemap(OurSitemap):
    """The partners of the list. The beneficiaries that an import created are found through the grants."""

    def items(self):
        return list(Partner.objects.listed())


def listing(queryset):
    return type("ListingSitemap", (OurSitemap,), {"queryset": queryset})


SITEMAPS = {
    "pages": PageSitemap,
    "projects": ProjectSitemap,
    "events": EventSitemap,
    "news": NewsSitemap,
    "calls": CallSitemap,
    "milestones": MilestoneSitemap,
    "lists": ListSitemap,
    "communes": listing(Commune.objects.all()),
    "quartiers": listing(Quartier.objects.all()),
    "partners": PartnerSitemap,
}
