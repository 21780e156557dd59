"""Addresses of the mediators' room, under each language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from members import views
from members.blasons import views as blasons

urlpatterns = [
    path(_("mediators/"), views.mediators, name="mediators"),
    path(_("mediators/<slug:slug>/"), views.mediator, name="mediator"),
    path(_("blason/"), blasons.builder, name="blason"),
    path(_("blason/drawing.svg"), blasons.drawing, name="blason-svg"),
    path(_("blason/picture.png"), blasons.picture, name="blason-png"),
    path(_("blason/frame/"), blasons.embed, name="blason-embed"),
    path(_("blason/<slug:name>.pdf"), blasons.sheet, name="blason-sheet"),
]
