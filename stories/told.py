"""What this room has to tell of a place or of a mediator, for their pages."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directory.models import Place
from directory.place_extras import Extra
from editorial.languages import language_of
from members.models import Mediator
from stories.cards import motto_card, story_card
from stories.models import Motto, StoryPage
from stories.models.motto import wall_addresses

MOST = 6


def of_place(place: Place, request: HttpRequest) -> Extra | None:
    """The stories that speak of ``place``."""
    stories = for_reader(StoryPage.objects.filter(story_places__place=place))
    if not stories:
        return None
    cards = [story_card(story, request) for story in stories]
    return Extra("stories/includes/stories_of_place.html", {"stories": cards})


def of_mediator(mediator: Mediator, request: HttpRequest) -> SafeString:
    """The mottos and stories of ``mediator``; an empty string without any."""
    stories = for_reader(StoryPage.objects.filter(story_mediators__mediator=mediator))
    mottos = mottos_for_reader(Motto.objects.filter(mediator=mediator))
    wall_url = wall_addresses().get(get_language() or "", "")
    if not stories and not mottos:
        return SafeString("")
    return render_to_string(
        "stories/includes/told_of_mediator.html",
        {
            "stories": [story_card(story, request) for story in stories],
            "mottos": [motto_card(motto, wall_url) for motto in mottos],
        },
        request,
    )


def for_reader(stories: QuerySet[StoryPage]) -> list[StoryPage]:
    """Public ones, newest first, each once: in the reader's language if it is told in it."""
    found = stories.live().public().filter(alias_of=None).newest().for_cards()  # type: ignore[attr-defined]
    return _one_each(list(found))[:MOST]


def mottos_for_reader(mottos: QuerySet[Motto]) -> list[Motto]:
    """Live ones, each once: in the reader's language if it is said in it."""
    return _one_each(list(mottos.filter(live=True).select_related("theme").order_by("pk")))[:MOST]


def _one_each[Translated: (StoryPage, Motto)](found: list[Translated]) -> list[Translated]:
    language = get_language()
    best: dict[object, Translated] = {}
    for version in found:
        if version.translation_key not in best or language_of(version.locale_id) == language:
            best[version.translation_key] = version
    return list(best.values())
