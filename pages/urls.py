from django.urls import path, re_path

from pages import views

app_name = "pages"
urlpatterns = [
    path("plan-du-site/", views.sitemap, name="sitemap"),
    path("p/<slug:code>/", views.short, name="short"),
    re_path(r"^(?P<path>.*)$", views.page, name="page"),  # the tree: whatever nothing else answers
]
