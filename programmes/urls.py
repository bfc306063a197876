from django.urls import path

from programmes.agenda import views as agenda
from programmes.calls import views as calls
from programmes.grants import views as grants
from programmes.news import feeds
from programmes.news import views as news
from programmes.open_data import views as open_data
from programmes.partners import views as partners
from programmes.projects import views as projects
from programmes.promises import views as promises
from programmes.territory import views as territory

app_name = "programmes"
urlpatterns = [
    path("projets/", projects.projects, name="projects"),
    path("projets/<slug:slug>/", projects.project, name="project"),
    path("engagements/", promises.milestones, name="milestones"),
    path("engagements/<uuid:pk>/", promises.milestone, name="milestone"),
    path("communes/", territory.communes, name="communes"),
    path("communes/<slug:slug>/", territory.commune, name="commune"),
    path("quartiers/<slug:slug>/", territory.quartier, name="quartier"),
    path("carte/", territory.territory_map, name="map"),
    path("mon-quartier/", territory.near_me, name="near_me"),
    path("mon-quartier/<slug:slug>.svg", territory.near_me_drawing, name="near_me_drawing"),
    path("partenaires/", partners.partners, name="partners"),
    path("partenaires/<slug:slug>/", partners.partner, name="partner"),
    path("donnees/", open_data.catalogue, name="data"),
    path("donnees/<slug:slug>/", open_data.dataset, name="dataset"),
    path("agenda/", agenda.events, name="events"),
    path("agenda.ics", agenda.events_calendar, name="events_calendar"),
    path("agenda/<slug:slug>/", agenda.event, name="event"),
    path("agenda/<slug:slug>.ics", agenda.event_calendar, name="event_calendar"),
    path("communes/<slug:slug>/agenda.ics", agenda.commune_calendar, name="commune_calendar"),
    path("actualites/", news.news, name="news"),
    path("actualites.atom", feeds.news_feed, name="news_feed"),
    path("actualites/<slug:slug>/", news.news_item, name="news_item"),
    path("actualites/programme/<slug:slug>.atom", feeds.programme_feed, name="news_feed_programme"),
    path("communes/<slug:slug>/actualites.atom", feeds.commune_feed, name="news_feed_commune"),
    path("appels-a-projets/", calls.calls, name="calls"),
    path("appels-a-projets/<slug:slug>/", calls.call, name="call"),
    path("subventions/", grants.grants, name="grants"),
    path("subventions/<slug:slug>/", grants.grant, name="grant"),
]
