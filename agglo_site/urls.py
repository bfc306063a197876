from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path

from agglo_site import views
from agglo_site.media import media, shared_media
from agglo_site.sitemaps import SITEMAPS
from programmes.open_data import views as open_data

handler400 = "agglo_site.views.bad_request"
handler429 = "agglo_site.views.too_many_requests"

urlpatterns = [
    re_path(r"^media/(?P<path>.*)$", media, name="media"),
    path("partage/<str:token>/media/<path:path>", shared_media, name="shared_media"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_xml"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("health/", views.health, name="health"),
    path("compte/proconnect/", include("pages.proconnect.urls")),
    # data files have no language
    path("donnees/catalogue.jsonld", open_data.catalogue_jsonld, name="catalogue_jsonld"),
    path("donnees/<slug:slug>.<slug:format>", open_data.download, name="dataset_file"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("compte/", include("pages.accounts.urls")),
        path("", include("programmes.urls")),
        path("", include("pages.urls")),  # last: the page tree answers everything else
        prefix_default_language=False,
    ),
]
