"""The way to a place's form, for the place's page; and to its switch, for those who may turn it."""

from django.http import HttpRequest

from directory.models import Place
from directory.place_extras import Extra
from members.contact import recipients
from members.contact.switching import may_switch


def writing(place: Place, request: HttpRequest) -> Extra | None:
    """None for readers when the place takes no messages."""
    context = {
        "is_open": recipients.place(place).is_open,
        "may_switch": may_switch(request.user, place),
    }
    return Extra("members/contact/at_place.html", context) if any(context.values()) else None


def switch(place: Place, request: HttpRequest) -> Extra:
    """For the page where its managers keep the place: where messages are switched off or on."""
    return Extra("members/contact/at_keeping.html")
