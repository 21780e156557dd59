"""Addresses of the events' room that are no pages; they come before the pages' own."""

from django.urls import path

from events import views

urlpatterns = [
    path("<slug:slug>.ics", views.list_calendar, name="events-calendar"),
    path("<slug:parent>/<slug:slug>.ics", views.event_calendar, name="event-calendar"),
]
