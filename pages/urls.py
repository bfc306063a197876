from django.urls import path, re_path

from pages import change_views, views

app_name = "pages"
urlpatterns = [
    path("plan-du-site/", views.sitemap, name="sitemap"),
    path("modifications/", change_views.changes, name="changes"),
    path("modifications/atom.xml", change_views.changes_feed, name="changes_feed"),
    path("p/<slug:code>/", views.short, name="short"),
    re_path(r"^(?P<path>.*)$", views.page, name="page"),  # the tree: whatever nothing else answers
]
