"""Addresses of registrations, under each language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from events.registration import door_views, own_views, views

urlpatterns = [
    path(_("registrations/<int:pk>/"), views.register, name="registration"),
    path(_("registrations/mine/<str:token>/"), own_views.own_page, name="registration-own"),
    path(
        _("registrations/mine/<str:token>/calendar.ics"),
        own_views.own_calendar,
        name="registration-calendar",
    ),
    path(
        _("registrations/mine/<str:token>/certificate.pdf"),
        own_views.own_attestation,
        name="registration-attestation",
    ),
    path(_("registrations/door/<str:token>/"), door_views.door_page, name="registration-door"),
    path(
        _("registrations/door/<str:token>/marks.json"),
        door_views.door_marks,
        name="registration-door-marks",
    ),
    path(
        _("registrations/door/<str:token>/worker.js"),
        door_views.door_worker,
        name="registration-door-worker",
    ),
]
