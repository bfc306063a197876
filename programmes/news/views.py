"""The list of news, and the page of each."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.detail import detail
from pages.site.pagination import page_of
from pages.tree.navigation import Step
from programmes.models import News


@require_safe
def news(request):
    shown = page_of(News.objects.published().for_list(), request)
    return render(request, "programmes/news/news_list.html", {"news": shown, "trail": []})


@require_safe
def news_item(request, slug):
    found = get_object_or_404(News.objects.published().for_page(), slug=slug)
    trail = [Step(_("Actualités"), reverse("programmes:news"))]
    return detail(request, "programmes/news/news_item.html", found, item=found, trail=trail)
