"""Addresses of the stories' room that are no pages; they come before the pages' own."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from stories import views

urlpatterns = [
    path("<slug:parent>/<slug:slug>.png", views.picture, name="share-picture"),
    path(_("mottos/propose/"), views.propose, name="motto-propose"),
    path(_("mottos/<slug:slug>/share/"), views.share, name="motto-share"),
    path(_("mottos/<slug:slug>/poster.pdf"), views.poster, name="motto-poster"),
]
