"""The public API of the directory: places, clusters for maps, suggestions."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone, translation
from ninja import Path, Router

from search.protocol import Cluster

from .addresses import place_url
from .api_answers import absolute, finish, reading_language
from .api_requests import (
    LANGUAGE,
    LANGUAGE_ENTRY,
    LIST,
    MAP,
    READING,
    BadParameters,
    asked_of,
    described,
    entry,
    language_of,
    refuse_unknown,
    unknown_in,
)
from .api_schemas import (
    FeatureCollection,
    LocalityOut,
    Opening,
    PlaceOut,
    PlacesOut,
    Problem,
    SuggestOut,
    UnderstoodOut,
)
from .asking import Notice
from .doubles.following import kept_for
from .listing import FAMILY, Answer, Entry, answer, clusters
from .localities import Locality
from .models import Place
from .opening import State, state_of
from .standard import COLUMNS
from .suggesting import KINDS, suggest
from .understood import understood
from .wording import sentence

router = Router(tags=["directory"])

GEOJSON = "application/geo+json"

_SUGGEST = [
    entry("q", "The beginning of what is looked for.", "ami", {"type": "string"}),
    entry(
        "kinds",
        "Only suggestions of these kinds, with commas between them.",
        "place,locality",
        {"type": "string"},
    ),
    entry("limit", "How many of each kind.", "5", {"type": "integer", "minimum": 1, "maximum": 20}),
    LANGUAGE_ENTRY,
]
_ERRORS = {400: Problem}


@router.api_operation(
    READING,
    "/places",
    response={200: PlacesOut, **_ERRORS},
    summary="Places",
    description="Search and filter the places of digital mediation.",
    operation_id="list_places",
    openapi_extra={"parameters": described(LIST)},
)
def list_places(request: HttpRequest, response: HttpResponse) -> Any:
    """A page of places with facet counts."""
    with translation.override(language_of(request)) as _:
        language = reading_language()
        found = answer(asked_of(request.GET, LIST), language=language, advice=False)
        finish(response, language)
        return _page(found, request, language)


def _page(found: Answer, request: HttpRequest, language: str) -> dict[str, Any]:
    asked = found.asked
    return {
        "count": found.count,
        "page": found.page,
        "pages": found.pages,
        "page_size": asked.page_size,
        "radius": found.radius,
        "text": asked.text,
        "understood": [
            UnderstoodOut(
                parameter=one.parameter, value=one.value, words=one.words, label=one.label
            )
            for one in understood(asked, language)
        ],
        "locality": _locality(asked.locality) if asked.locality and not asked.near else None,
        "alternatives": [_locality(one) for one in asked.alternatives],
        "degraded": found.degraded,
        "ignored": found.ignored,
        "facets": {
            group.filter.name: [
                {"value": option.exact, "label": option.label, "count": option.count}
                for option in group.options
                if option.count is not None
            ]
            for group in found.facets
            if not found.degraded
        },
        "results": [_place(entry, request, language) for entry in found.entries],
    }


def _locality(locality: Locality) -> LocalityOut:
    center = locality.center
    return LocalityOut(
        kind=locality.kind,
        label=locality.label,
        value=locality.value,
        latitude=center.latitude if center else None,
        longitude=center.longitude if center else None,
    )


def _place(entry: Entry, request: HttpRequest, language: str) -> dict[str, Any]:
    place = entry.place
    columns = {one.name: getattr(place, one.attribute) for one in COLUMNS if one.name != "id"}
    return {
        **columns,
        "id": place.pk,
        "slug": place.slug,
        "url": absolute(place_url(place.slug, language, request), request),
        "family": place.family,
        "state": place.state,
        "distance": None if entry.distance is None else round(entry.distance, 3),
        "opening": _opening(entry.state, language),
        "approximate": place.approximate,
        "is_example": place.is_example,
        "department": place.department,
        "external_id": place.external_id,
    }


def _opening(state: State, language: str) -> Opening:
    return Opening(
        state=state.kind,
        text=sentence(state),
        until=state.until,
        opens=state.opens,
        reason=state.reason,
        holiday=state.holiday.label(language) if state.holiday else None,
    )


@router.api_operation(
    READING,
    "/places/clusters",
    response={200: FeatureCollection, **_ERRORS},
    summary="Clusters for a map",
    description="What a map shows of the places that a search finds: groups, or single places.",
    operation_id="list_clusters",
    openapi_extra={"parameters": described(MAP, required=("bbox", "zoom"))},
)
def list_clusters(request: HttpRequest) -> HttpResponse:
    """GeoJSON for a screenful of map, without a query a place."""
    with translation.override(language_of(request)) as _:
        language = reading_language()
        # Order and page say nothing on a map, but come along in an address that both share.
        asked = asked_of(request.GET, LIST, required=("bbox", "zoom"))
        shown = clusters(asked, asked.zoom or 0)
        now = timezone.now()
        collection = {
            "type": "FeatureCollection",
            "degraded": shown.degraded,
            "features": [_feature(one, request, language, now) for one in shown.clusters],
        }
    response = HttpResponse(
        json.dumps(collection, ensure_ascii=False, separators=(",", ":")),
        content_type=GEOJSON,
    )
    finish(response, language)
    return response


def _feature(cluster: Cluster, request: HttpRequest, language: str, now: Any) -> dict[str, Any]:
    center, hit = cluster.center, cluster.hit
    properties: dict[str, Any]
    if hit is None:
        box = cluster.bounds
        sides = (box.west, box.south, box.east, box.north)
        properties = {
            "cluster": True,
            "count": cluster.count,
            "bounds": [round(side, 6) for side in sides],
            "families": {one.value: one.count for one in cluster.facets.get(FAMILY, ())},
        }
    else:
        payload = hit.payload
        state = state_of(payload.get("hours", ""), payload.get("department", ""), now)
        properties = {
            "id": int(hit.id.rpartition("-")[2]),
            "name": hit.title,
            "slug": payload["slug"],
            "family": payload.get("family", "other"),
            "url": absolute(place_url(payload["slug"], language, request), request),
            "commune": payload.get("commune", ""),
            "state": state.kind,
            "text": sentence(state),
        }
    return {
        "type": "Feature",
        "geometry": {
            "type": "Point",
            "coordinates": [round(center.longitude, 6), round(center.latitude, 6)],
        },
        "properties": properties,
    }


@router.api_operation(
    READING,
    "/places/{int:place_id}",
    response={200: PlaceOut, 404: Problem, **_ERRORS},
    summary="A place",
    description="One place, also if it is closed for good; for one that was merged into another, "
    "that other one.",
    operation_id="get_place",
    openapi_extra={"parameters": [LANGUAGE_ENTRY]},
)
def get_place(
    request: HttpRequest,
    response: HttpResponse,
    place_id: int = Path(description="The place’s number: `id` in lists.", example=1),
) -> Any:
    """A place by its number."""
    with translation.override(language_of(request)) as _:
        language = reading_language()
        refuse_unknown(request.GET, {LANGUAGE})
        place = Place.objects.public().defer("imported_values").filter(pk=place_id).first()
        place = place or kept_for(pk=place_id)
        if place is None:
            raise Http404(translation.gettext("There is no such place."))
        closed = place.state == Place.State.CLOSED
        state = state_of(
            place.opening_hours, place.department, timezone.now(), closed_for_good=closed
        )
        finish(response, language)
        return _place(Entry(place, None, state), request, language)


@router.api_operation(
    READING,
    "/suggest",
    response={200: SuggestOut, **_ERRORS},
    summary="Suggestions while typing",
    description="Places, localities, services and stories that begin like what is typed.",
    operation_id="suggest",
    openapi_extra={"parameters": _SUGGEST},
)
def list_suggestions(request: HttpRequest, response: HttpResponse) -> Any:
    """Suggestions of each kind."""
    with translation.override(language_of(request)) as _:
        language = reading_language()
        text, kinds, limit = _typed(request.GET)
        found = suggest(text, kinds, language, limit)
        finish(response, language)
        return {
            "degraded": found.degraded,
            "results": [
                {
                    "kind": one.kind,
                    "label": one.label,
                    "detail": one.detail,
                    "url": absolute(one.url, request),
                    "value": one.value,
                    "family": one.family,
                }
                for one in found.suggestions
            ],
        }


def _typed(query: QueryDict) -> tuple[str, list[str], int]:
    notices = unknown_in(query, {"q", "kinds", "limit", LANGUAGE})
    kinds = [one.strip() for one in query.get("kinds", "").split(",") if one.strip()]
    if not set(kinds) <= set(KINDS):
        message = translation.gettext("One of these is expected: %(values)s.")
        notices.append(Notice("kinds", ",".join(kinds), message % {"values": ", ".join(KINDS)}))
    limit = query.get("limit", "5")
    if not (limit.isascii() and limit.isdecimal() and 1 <= int(limit[:9]) <= 20):
        message = translation.gettext("A whole number from %(low)d to %(high)d is expected.")
        notices.append(Notice("limit", limit, message % {"low": 1, "high": 20}))
    if notices:
        raise BadParameters(notices)
    return query.get("q", ""), kinds or list(KINDS), int(limit)
