from django.urls import path, re_path

from pages.editorial import views as change_views
from pages.sharing import views as shared_views
from pages.tree import views

app_name = "pages"
urlpatterns = [
    path("plan-du-site/", views.sitemap, name="sitemap"),
    path("modifications/", change_views.changes, name="changes"),
    path("modifications/atom.xml", change_views.changes_feed, name="changes_feed"),
    path("p/<slug:code>/", views.short, name="short"),
    # drafts shown to partners; without its last slash or its token, a link that a mail has cut
    path("partage/", shared_views.shared, name="shared_cut"),
    path("partage/<str:token>", shared_views.shared, name="shared_bare"),
    path("partage/<str:token>/", shared_views.shared, name="shared"),
    path("partage/<str:token>/<int:number>/", shared_views.shared_item, name="shared_item"),
    path("partage/<str:token>/<int:number>/relire/", shared_views.shared_review, name="shared_review"),
    re_path(r"^(?P<path>.*)$", views.page, name="page"),  # the tree: whatever nothing else answers
]
