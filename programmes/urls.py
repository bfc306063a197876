from django.urls import path

from programmes import milestone_views, views
from programmes.open_data import views as open_data

app_name = "programmes"
urlpatterns = [
    path("projets/", views.projects, name="projects"),
    path("projets/<slug:slug>/", views.project, name="project"),
    path("engagements/", milestone_views.milestones, name="milestones"),
    path("engagements/<uuid:pk>/", milestone_views.milestone, name="milestone"),
    path("communes/", views.communes, name="communes"),
    path("communes/<slug:slug>/", views.commune, name="commune"),
    path("quartiers/<slug:slug>/", views.quartier, name="quartier"),
    path("partenaires/", views.partners, name="partners"),
    path("partenaires/<slug:slug>/", views.partner, name="partner"),
    path("donnees/", open_data.catalogue, name="data"),
    path("donnees/<slug:slug>/", open_data.dataset, name="dataset"),
]
