"""Addresses of the stories' room that are no pages; they come before the pages' own."""

from django.urls import path

from stories import views

urlpatterns = [path("<slug:parent>/<slug:slug>.png", views.picture, name="share-picture")]
