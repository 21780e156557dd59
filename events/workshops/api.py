"""The public API of workshops: the recipes, with their steps."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Router, Schema
from pydantic import Field
from wagtail.models import Locale

from directory.api_answers import absolute, finish, list_entries, reading_language, wanted
from directory.api_requests import READING, language_of
from directory.api_schemas import Problem
from events.models import WorkshopPage

router = Router(tags=["events"])


class StepOut(Schema):
    """One step after another."""

    title: str = Field(examples=["L’écu"])
    minutes: int = Field(examples=[35])
    html: str = Field(description="What whoever leads does.")


class WorkshopOut(Schema):
    """A workshop as a recipe that anybody may take up."""

    key: UUID = Field(description="The same in all languages.")
    title: str
    summary: str
    aim: str = Field(description="What people have in hand when they leave.")
    language: str = Field(description="The language it is in: the one asked for, if it has it.")
    url: str
    minutes: int = Field(description="How long it takes, breaks included.", examples=[150])
    group_from: int = Field(description="People, at least.", examples=[6])
    group_to: int | None = Field(description="People, at most; null for no limit.", examples=[12])
    material: list[str]
    steps: list[StepOut]
    runs: int = Field(description="How many times it was run, as far as is told here.")


class WorkshopsOut(Schema):
    """A page of workshops."""

    count: int = Field(description="How many there are on all pages.")
    page: int
    pages: int
    page_size: int
    results: list[WorkshopOut]


@router.api_operation(
    READING,
    "/workshops",
    response={200: WorkshopsOut, 400: Problem},
    summary="Workshops",
    description="Recipes of workshops for mediators, with their steps, in the editors’ order.",
    operation_id="list_workshops",
    openapi_extra={"parameters": list_entries()},
)
def list_workshops(request: HttpRequest, response: HttpResponse) -> Any:
    """A page of recipes."""
    with translation.override(language_of(request)):
        asked = wanted(request.GET, {})
        here = WorkshopPage.objects.below("").filter(locale=Locale.get_active())
        found = list(here.select_related("alias_of"))
        finish(response, reading_language())
        return {
            **asked.numbers(len(found)),
            "results": [_workshop(one, request) for one in asked.cut(found)],
        }


def _workshop(workshop: WorkshopPage, request: HttpRequest) -> WorkshopOut:
    return WorkshopOut(
        key=workshop.translation_key,
        title=workshop.title,
        summary=workshop.summary,
        aim=workshop.aim,
        language=workshop.content_language,
        url=absolute(workshop.get_url(request) or "", request),
        minutes=workshop.duration,
        group_from=workshop.group_from,
        group_to=workshop.group_to,
        material=list(workshop.material),
        steps=[
            StepOut(
                title=step.value["title"],
                minutes=step.value["minutes"],
                html=step.value["text"].source,
            )
            for step in workshop.steps
        ],
        runs=len(workshop.runs),
    )
