from django.urls import path

from programmes.agenda import views as agenda_views
from programmes.grants import views as grant_views
from programmes.news import feeds
from programmes.open_data import views as open_data
from programmes.projects import views
from programmes.promises import views as milestone_views
from programmes.territory import views as views_territory

app_name = "programmes"
urlpatterns = [
    path("projets/", views.projects, name="projects"),
    path("projets/<slug:slug>/", views.project, name="project"),
    path("engagements/", milestone_views.milestones, name="milestones"),
    path("engagements/<uuid:pk>/", milestone_views.milestone, name="milestone"),
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
    path("agenda/", agenda_views.events, name="events"),
    path("agenda.ics", agenda_views.events_calendar, name="events_calendar"),
    path("agenda/<slug:slug>/", agenda_views.event, name="event"),
    path("agenda/<slug:slug>.ics", agenda_views.event_calendar, name="event_calendar"),
    path("communes/<slug:slug>/agenda.ics", agenda_views.commune_calendar, name="commune_calendar"),
    path("actualites/", agenda_views.news, name="news"),
    path("actualites.atom", feeds.news_feed, name="news_feed"),
    path("actualites/<slug:slug>/", agenda_views.news_item, name="news_item"),
    path("actualites/programme/<slug:slug>.atom", feeds.programme_feed, name="news_feed_programme"),
    path("communes/<slug:slug>/actualites.atom", feeds.commune_feed, name="news_feed_commune"),
    path("appels-a-projets/", agenda_views.calls, name="calls"),
    path("appels-a-projets/<slug:slug>/", agenda_views.call, name="call"),
    path("subventions/", grant_views.grants, name="grants"),
    path("subventions/<slug:slug>/", grant_views.grant, name="grant"),
]
