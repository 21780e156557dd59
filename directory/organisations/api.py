"""The public API of organisations."""

from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from ninja import Path, Router, Schema
from pydantic import Field

from directory.api_answers import absolute, finish, list_entries, reading_language, wanted
from directory.api_requests import (
    LANGUAGE,
    LANGUAGE_ENTRY,
    READING,
    entry,
    language_of,
    refuse_unknown,
)
from directory.api_schemas import Problem
from directory.departments import DEPARTMENTS
from directory.models import Organisation

from .listing import Choice, chosen
from .page import places_query
from .territory import territory_words

router = Router(tags=["organisations"])
KINDS = Organisation.Kind.values


class OrganisationOut(Schema):
    """An organisation: a hub, a network, or a structure that runs places."""

    id: int
    slug: str = Field(examples=["hub-du-nord"])
    name: str
    kind: Literal["hub", "network", "structure"]
    summary: str
    description: str
    website: str
    pivot: str = Field(description="SIRET, RNA or RIDET number, if known.")
    departments: list[str] = Field(
        description="Codes of its territory; empty for the whole country.", examples=[["59", "62"]]
    )
    territory: str = Field(description="The same in words.", examples=["Hauts-de-France"])
    is_example: bool = Field(description="An invented organisation, for demonstration.")
    url: str = Field(description="Its page, in the language asked for.")
    places_url: str = Field(
        description="Its places in this API: those that it runs or has as members, of a hub those "
        "of its territory."
    )


class OrganisationsOut(Schema):
    """A page of organisations."""

    count: int = Field(description="How many there are on all pages.")
    page: int
    pages: int
    page_size: int
    results: list[OrganisationOut]


_FILTERS = list_entries(
    entry("kind", "Only of this kind.", "hub", {"type": "string", "enum": KINDS}),
    entry(
        "department",
        "Only those whose territory this département is in.",
        "59",
        {"type": "string", "enum": list(DEPARTMENTS)},
    ),
)


@router.api_operation(
    READING,
    "/organisations",
    response={200: OrganisationsOut, 400: Problem},
    summary="Organisations",
    description="Hubs, networks, and the structures that run places, by kind and by name.",
    operation_id="list_organisations",
    openapi_extra={"parameters": _FILTERS},
)
def list_organisations(request: HttpRequest, response: HttpResponse) -> Any:
    """A page of organisations."""
    with translation.override(language_of(request)):
        asked = wanted(request.GET, {"kind": KINDS, "department": DEPARTMENTS})
        found = chosen(Choice(**asked.values))
        page = list(asked.cut(found))  # type: ignore[arg-type]  # a queryset is cut like a list
        finish(response, reading_language())
        return {
            **asked.numbers(found.count()),
            "results": [_told(one, request) for one in page],
        }


@router.api_operation(
    READING,
    "/organisations/{slug:slug}",
    response={200: OrganisationOut, 400: Problem, 404: Problem},
    summary="An organisation",
    description="One organisation.",
    operation_id="get_organisation",
    openapi_extra={"parameters": [LANGUAGE_ENTRY]},
)
def get_organisation(
    request: HttpRequest,
    response: HttpResponse,
    slug: str = Path(description="`slug` in lists.", example="hub-du-nord"),
) -> Any:
    """An organisation by the last part of its page's address."""
    with translation.override(language_of(request)):
        refuse_unknown(request.GET, {LANGUAGE})
        organisation = Organisation.objects.filter(slug=slug).first()
        if organisation is None:
            raise Http404(translation.gettext("There is no such organisation."))
        finish(response, reading_language())
        return _told(organisation, request)


# What an organisation says as it stands in the database.
_FIELDS = (
    "id",
    "slug",
    "name",
    "kind",
    "summary",
    "description",
    "website",
    "pivot",
    "departments",
    "is_example",
)


def _told(organisation: Organisation, request: HttpRequest) -> dict[str, Any]:
    return {
        **{name: getattr(organisation, name) for name in _FIELDS},
        "territory": territory_words(organisation.departments),
        "url": absolute(organisation.get_absolute_url(), request),
        "places_url": absolute(f"/api/v1/places?{places_query(organisation)}", request),
    }
