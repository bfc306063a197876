from django.urls import path

from programmes import views, views_territory
from programmes.open_data import views as open_data

app_name = "programmes"
urlpatterns = [
    path("projets/", views.projects, name="projects"),
    path("projets/<slug:slug>/", views.project, name="project"),
    path("communes/", views.communes, name="communes"),
    path("communes/<slug:slug>/", views.commune, name="commune"),
    path("quartiers/<slug:slug>/", views.quartier, name="quartier"),
    path("carte/", views_territory.territory_map, name="map"),
    path("mon-quartier/", views_territory.where, name="where"),
    path("mon-quartier/<slug:slug>.svg", views_territory.where_drawing, name="where_drawing"),
    path("partenaires/", views.partners, name="partners"),
    path("partenaires/<slug:slug>/", views.partner, name="partner"),
    path("donnees/", open_data.catalogue, name="data"),
    path("donnees/<slug:slug>/", open_data.dataset, name="dataset"),
]
