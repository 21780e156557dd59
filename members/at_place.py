"""Who works at a place, for the place's page."""

from django.http import HttpRequest

from directory.models import Place
from directory.place_extras import Extra
from members.models import Mediator


def who_works_here(place: Place, request: HttpRequest) -> Extra | None:
    """The mediators of ``place`` whom readers may see."""
    found = Mediator.objects.filter(live=True, places=place).select_related("portrait")
    people = list(found)
    return Extra("members/who_works_here.html", {"mediators": people}) if people else None
