"""ProConnect compares these addresses exactly, final slash included: they have no language prefix."""

from django.urls import path

from pages.proconnect import views

urlpatterns = [
    path("", views.start, name="proconnect_start"),
    path("retour/", views.callback, name="proconnect_callback"),
    path("deconnecte/", views.signed_out, name="proconnect_signed_out"),
]
