from django.urls import path, re_path

from pages.editorial import views as editorial
from pages.sharing import views as sharing
from pages.tree import views as tree

app_name = "pages"
urlpatterns = [
    path("plan-du-site/", tree.sitemap, name="sitemap"),
    path("modifications/", editorial.changes, name="changes"),
    path("modifications/atom.xml", editorial.changes_feed, name="changes_feed"),
    path("p/<slug:code>/", tree.short, name="short"),
    # drafts shown to partners; the first two are links that a mail program has cut
    path("partage/", sharing.shared, name="shared_cut"),
    path("partage/<str:token>", sharing.shared, name="shared_bare"),
    path("partage/<str:token>/", sharing.shared, name="shared"),
    path("partage/<str:token>/<int:number>/", sharing.shared_item, name="shared_item"),
    path("partage/<str:token>/<int:number>/relire/", sharing.shared_review, name="shared_review"),
    re_path(r"^(?P<path>.*)$", tree.page, name="page"),  # the page tree: what nothing else answers
]
