"""The public API of mottos: those on the wall, with the wall's filters."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Router
from wagtail.models import Locale

from directory.api_answers import absolute, finish, list_entries, reading_language, wanted
from directory.api_requests import READING, entry, language_of
from directory.api_schemas import Problem
from directory.departments import DEPARTMENTS
from editorial.languages import language_of as language_of_locale
from members import facets
from members.api import place_where
from members.api_schemas import LinkedOut
from stories.api_schemas import MottoOut, MottosOut, SaidByOut, ThemeOut
from stories.archetypes import archetype_slugs, archetypes
from stories.filters import Choice, Facts, theme_names
from stories.models import Motto
from stories.models.shared_motto import people_who_share

router = Router(tags=["mottos"])

_TEXT = {"type": "string"}
_FILTERS = list_entries(
    entry("theme", "Only mottos of this theme, by its slug.", "metier", _TEXT),
    entry("archetype", "Only what this super-mediator would say, by its slug.", "cameleon", _TEXT),
    entry(
        "department",
        "Only what is said in this département.",
        "59",
        {"type": "string", "enum": list(DEPARTMENTS)},
    ),
    entry("place", "Only what is said at this place, by its slug.", "le-quai", _TEXT),
)


@router.api_operation(
    READING,
    "/mottos",
    response={200: MottosOut, 400: Problem},
    summary="Mottos",
    description="The mottos on the wall: in the language asked for, and after them those that are "
    "said in another one only.",
    operation_id="list_mottos",
    openapi_extra={"parameters": _FILTERS},
)
def list_mottos(request: HttpRequest, response: HttpResponse) -> Any:
    """A page of mottos with the counts of the filters."""
    with translation.override(language_of(request)):
        language = reading_language()
        known = {"theme": None, "archetype": None, "department": DEPARTMENTS, "place": None}
        asked = wanted(request.GET, known)
        choice = Choice(**asked.values)
        mottos = list(Motto.objects.on_wall(Locale.get_active()))
        slugs = archetype_slugs()
        facts = {motto: motto.facts(slugs) for motto in mottos}
        chosen = [motto for motto in mottos if facts[motto].suits(choice)]
        page = asked.cut(chosen)
        labels = {
            "theme": theme_names(),
            "archetype": {slug: one.title for slug, one in archetypes().items()},
            "department": DEPARTMENTS,
        }
        shares = people_who_share(page)
        finish(response, language)
        return {
            **asked.numbers(len(chosen)),
            "facets": facets.tallies(labels, list(facts.values()), choice),
            "results": [
                _motto(one, facts[one], shares.get(one.translation_key, 0), request) for one in page
            ],
        }


def _motto(motto: Motto, facts: Facts, shares: int, request: HttpRequest) -> MottoOut:
    slug = next(iter(facts.archetype), "")
    archetype, theme = archetypes().get(slug), motto.theme
    place = motto.public_place
    person = motto.mediator if motto.mediator and motto.mediator.is_public else None
    return MottoOut(
        key=motto.translation_key,
        slug=motto.slug,
        text=motto.text,
        language=language_of_locale(motto.locale_id),
        author=motto.author,
        context=motto.context,
        url=absolute(motto.get_absolute_url(), request),
        tincture=motto.tincture,
        theme=ThemeOut(slug=theme.slug, name=theme_names().get(theme.slug, theme.name))
        if theme
        else None,
        archetype=LinkedOut(slug=slug, title=archetype.title, url=absolute(archetype.url, request))
        if archetype
        else None,
        place=place_where(place, request) if place else None,
        mediator=SaidByOut(
            slug=person.slug,
            name=person.name,
            url=absolute(person.get_absolute_url(), request),
        )
        if person
        else None,
        shares=shares,
    )
