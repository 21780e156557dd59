"""Who works at a place, for the place's page."""

from django.http import HttpRequest

from directory.models import Place
from directory.place_extras import Extra
from members import consent
from members.models import Mediator


def who_works_here(place: Place, request: HttpRequest) -> Extra | None:
    """The mediators of ``place`` who agreed to be found there."""
    found = Mediator.objects.showing(consent.PLACES).filter(places=place)
    people = list(found.select_related("portrait").distinct())
    return Extra("members/who_works_here.html", {"mediators": people}) if people else None
