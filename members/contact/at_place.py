"""The way to a place's form, for the place's page; and to its switch, for those who keep it."""

from django.http import HttpRequest

from directory.models import Place
from directory.place_extras import Extra
from members.contact import recipients


def writing(place: Place, request: HttpRequest) -> Extra | None:
    """A link, if the place takes messages."""
    is_open = recipients.place(place).is_open
    return Extra("members/contact/at_place.html") if is_open else None


def switch(place: Place, request: HttpRequest) -> Extra:
    """A link to where messages are switched off or on."""
    return Extra("members/contact/at_keeping.html")
