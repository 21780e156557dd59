"""Addresses of the mediators' room, under each language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from members import views

urlpatterns = [path(_("mediators/<slug:slug>/"), views.mediator, name="mediator")]
