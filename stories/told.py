"""What this room has to tell of a place, a mediator or an archetype, for their pages."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

from directory.models import Organisation, Place
from directory.organisations.extras import Part, places_of
from directory.place_extras import Extra
from editorial.languages import language_of
from members import consent
from members.community import source_slug
from members.models import ArchetypePage, Mediator
from stories.cards import motto_card, story_card
from stories.models import Motto, StoryPage, StoryPlace
from stories.models.motto import wall_addresses

MOST = 6
MOST_OF_PLACE = 3
MOST_OF_ORGANISATION = 3


def of_place(place: Place, request: HttpRequest) -> Extra | None:
    """The stories that speak of ``place``."""
    stories = for_reader(StoryPage.objects.filter(story_places__place=place))
    if not stories:
        return None
    cards = [story_card(story, request) for story in stories]
    return Extra("stories/includes/stories_of_place.html", {"stories": cards})


def mottos_of_place(place: Place, request: HttpRequest) -> Extra | None:
    """A few mottos that are said at ``place``, and the way to all of them."""
    mottos = mottos_for_reader(Motto.objects.filter(place=place))
    if not mottos:
        return None
    wall_url = wall_addresses().get(get_language() or "", "")
    cards = [motto_card(motto, wall_url) for motto in mottos[:MOST_OF_PLACE]]
    all_url = f"{wall_url}?place={place.slug}" if wall_url else ""
    context = {"mottos": cards, "all_url": all_url}
    return Extra("stories/includes/mottos_of_place.html", context)


def of_organisation(organisation: Organisation, request: HttpRequest) -> Part | None:
    """The latest stories of its places and, of a hub, of its territory; how many there are."""
    told = Q(pk__in=_stories_at(organisation))
    if organisation.kind == Organisation.Kind.HUB:
        told |= Q(department__in=organisation.departments)
    stories = StoryPage.objects.filter(told)
    latest = for_reader(stories)[:MOST_OF_ORGANISATION]
    if not latest:
        return None
    public = stories.live().public().filter(alias_of=None)
    count = public.order_by().values("translation_key").distinct().count()
    index = latest[0].get_parent()
    return Part(
        count,
        ngettext("story", "stories", count),
        "stories/includes/stories_of_organisation.html",
        {
            "stories": [story_card(one, request) for one in latest],
            "all_url": index.get_url(request),
        },
    )


def _stories_at(organisation: Organisation) -> QuerySet[Any, Any]:
    """The keys of the stories that speak of its places."""
    told = StoryPlace.objects.filter(places_of(organisation, "place"))
    return told.values_list("page", flat=True)


def of_archetype(archetype: ArchetypePage, request: HttpRequest) -> SafeString:
    """Mottos that belong to ``archetype``, and stories about mediators who recognise themselves.

    A story belongs to an archetype through its mediators, and to none of those who did not agree
    to show theirs; a field of its own would be a second truth that nobody consented to.
    """
    key = archetype.translation_key
    mottos = mottos_for_reader(Motto.objects.filter(archetype__translation_key=key))
    people = Mediator.objects.showing(consent.ARCHETYPES).filter(archetypes__translation_key=key)
    stories = for_reader(StoryPage.objects.filter(story_mediators__mediator__in=people))
    asked = f"?archetype={source_slug(archetype)}" if mottos else ""
    return _told(mottos, stories, request, asked)


def of_mediator(mediator: Mediator, request: HttpRequest) -> SafeString:
    """The mottos and stories of ``mediator``; an empty string without any."""
    stories = for_reader(StoryPage.objects.filter(story_mediators__mediator=mediator))
    mottos = mottos_for_reader(Motto.objects.filter(mediator=mediator))
    return _told(mottos, stories, request)


def _told(
    mottos: list[Motto], stories: list[StoryPage], request: HttpRequest, asked: str = ""
) -> SafeString:
    """Sections of mottos and of stories, empty without any.

    With ``asked``, the wall's query string, the mottos have a link to the wall narrowed to it.
    """
    if not stories and not mottos:
        return SafeString("")
    wall_url = wall_addresses().get(get_language() or "", "")
    return render_to_string(
        "stories/includes/told.html",
        {
            "stories": [story_card(story, request) for story in stories],
            "mottos": [motto_card(motto, wall_url) for motto in mottos],
            "all_url": f"{wall_url}{asked}" if wall_url and asked else "",
        },
        request,
    )


def for_reader(stories: QuerySet[StoryPage]) -> list[StoryPage]:
    """Public ones, newest first, each once: in the reader's language if it is told in it."""
    found = stories.live().public().filter(alias_of=None).newest().for_cards()  # type: ignore[attr-defined]
    return _one_each(list(found))[:MOST]


def mottos_for_reader(mottos: QuerySet[Motto]) -> list[Motto]:
    """Live ones, each once: in the reader's language if it is said in it."""
    found = mottos.filter(live=True).select_related("theme", "mediator").order_by("pk")
    return _one_each(list(found))[:MOST]


def _one_each[Translated: (StoryPage, Motto)](found: list[Translated]) -> list[Translated]:
    language = get_language()
    best: dict[object, Translated] = {}
    for version in found:
        if version.translation_key not in best or language_of(version.locale_id) == language:
            best[version.translation_key] = version
    return list(best.values())
