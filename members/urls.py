"""Addresses of the mediators' room, under each language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from members import views
from members.blasons import views as blasons
from members.contact import views as contact
from members.space import views as own

urlpatterns = [
    path(_("mediators/"), views.mediators, name="mediators"),
    path(_("mediators/<slug:slug>/"), views.mediator, name="mediator"),
    path(_("blason/"), blasons.builder, name="blason"),
    path(_("blason/drawing.svg"), blasons.drawing, name="blason-svg"),
    path(_("blason/picture.png"), blasons.picture, name="blason-png"),
    path(_("blason/frame/"), blasons.embed, name="blason-embed"),
    path(_("blason/<slug:name>.pdf"), blasons.sheet, name="blason-sheet"),
    path(_("write-to/mediator/<slug:slug>/"), contact.to_mediator, name="contact-mediator"),
    path(_("write-to/place/<slug:slug>/"), contact.to_place, name="contact-place"),
    path(_("write-to/place/<slug:slug>/switch/"), contact.switch, name="contact-switch"),
    path(_("write-to/confirm/<str:token>/"), contact.confirm, name="contact-confirm"),
    path(_("write-to/report/<str:token>/"), contact.report, name="contact-report"),
    path(_("my-space/profile/"), own.profile, name="profile"),
    path(_("my-space/profile/draft/"), own.draft, name="profile-draft"),
    path(_("my-space/profile/preview/"), own.preview, name="profile-preview"),
    path(_("my-space/profile/take-back/"), own.take_back, name="profile-take-back"),
    path(_("my-space/profile/drop/"), own.drop, name="profile-drop"),
    path(_("my-space/profile/pause/"), own.pause, name="profile-pause"),
    path(_("my-space/profile/arms/"), own.take_arms, name="profile-arms"),
]
