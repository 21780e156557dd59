"""The public API of wishes: what is asked, by how many, what is answered; nobody is named."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Router, Schema
from pydantic import Field

from directory.api_answers import absolute, finish, list_entries, reading_language, wanted
from directory.api_requests import READING, entry, language_of
from directory.api_schemas import FacetValue, Problem
from directory.departments import DEPARTMENTS
from members import facets
from training.models import Format, Level, Wish
from training.skills import FAMILIES, known
from training.wishes.listing import ANSWERED, OPEN, Choice, gather, labels

router = Router(tags=["training"])


class WishSkillOut(Schema):
    """A skill that is asked for."""

    slug: str = Field(examples=["jeu"])
    name: str = Field(examples=["Apprendre par le jeu"])


class WishAnswerOut(Schema):
    """What a hub has answered."""

    kind: str = Field(description="`session`, `course`, `planned` or `no`.", examples=["planned"])
    words: str
    url: str = Field(description="The page of the training; empty without one.")


class WishOut(Schema):
    """An order for a training."""

    id: int
    url: str = Field(description="Its page, in the language asked for.")
    words: str = Field(description="In whatever language they were written; may be empty.")
    language: str = Field(description="Of the words.")
    skills: list[WishSkillOut]
    level: str = Field(examples=["beginner"])
    format: str = Field(examples=["remote"])
    department: str = Field(description="Its code; empty where anywhere will do.")
    people: int = Field(description="How many ask for it.")
    answer: WishAnswerOut | None


class WishesOut(Schema):
    """A page of wishes."""

    count: int = Field(description="How many there are on all pages.")
    page: int
    pages: int
    page_size: int
    facets: dict[str, list[FacetValue]]
    results: list[WishOut]


def _one_of(values: list[str]) -> dict[str, Any]:
    return {"type": "string", "enum": values}


_FILTERS = list_entries(
    entry("family", "Only with a skill of it.", "pedagogie", _one_of(list(FAMILIES))),
    entry("level", "Only of this level.", "beginner", _one_of(Level.values)),
    entry("format", "Only to be held so.", "remote", _one_of(Format.values)),
    entry("department", "Only what is asked here.", "59", _one_of(list(DEPARTMENTS))),
    entry("state", "Only those that wait, or are answered.", OPEN, _one_of([OPEN, ANSWERED])),
)


@router.api_operation(
    READING,
    "/wishes",
    response={200: WishesOut, 400: Problem},
    summary="Wishes for trainings",
    description="Trainings that mediators ask for, the most asked for first. It tells how many "
    "ask, and never who.",
    operation_id="list_wishes",
    openapi_extra={"parameters": _FILTERS},
)
def list_wishes(request: HttpRequest, response: HttpResponse) -> Any:
    """A page of wishes with the counts of the filters."""
    with translation.override(language_of(request)):
        words = labels()
        asked = wanted(request.GET, {name: list(values) for name, values in words.items()})
        choice = Choice(**asked.values)
        facts = gather()
        chosen = [wish for wish, one in facts.items() if one.suits(choice)]
        finish(response, reading_language())
        return {
            **asked.numbers(len(chosen)),
            "facets": facets.tallies(words, list(facts.values()), choice),
            "results": [_wish(wish, request) for wish in asked.cut(chosen)],
        }


def _wish(wish: Wish, request: HttpRequest) -> WishOut:
    language = reading_language()
    skills = [WishSkillOut(slug=one.slug, name=one.label(language)) for one in known(wish.skills)]
    answer = WishAnswerOut(
        kind=wish.answer,
        words=wish.answer_words,
        url=absolute(wish.answer_url, request),
    )
    return WishOut(
        id=wish.pk,
        url=absolute(wish.get_absolute_url(), request),
        words=wish.words,
        language=wish.language,
        skills=skills,
        level=wish.level,
        format=wish.format,
        department=wish.department,
        people=wish.people,  # type: ignore[attr-defined] # counted by the query
        answer=answer if wish.answer else None,
    )
