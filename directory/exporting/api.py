"""The downloads of the public API: the directory, or any part of it, as files."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from ninja import Router

from directory.api_requests import (
    LANGUAGE,
    LANGUAGE_ENTRY,
    LIST,
    READING,
    BadParameters,
    asked_of,
    described,
    entry,
    language_of,
    refuse_unknown,
)
from directory.api_schemas import Problem
from directory.asking import Notice
from directory.parameters import BadValue
from search.protocol import SearchUnavailable

from . import dataset
from .choosing import choose
from .forms import FORMS, Form
from .freshness import SINCE, read_moment, removed_since, validators
from .objects import write_list
from .rows import rows
from .schemas import OBJECT, REMOVED, Schema

router = Router(tags=["downloads"])

SECONDS_KEPT = 300
_SINCE = entry(SINCE.name, SINCE.description, SINCE.example, SINCE.schema)


class Unavailable(Exception):
    """The search engine is out of order; ``portal.api`` turns it into a 503."""


def _file(media_type: str, schema: Schema) -> dict[str, Any]:
    return {
        "description": "The file; `304` answers `If-None-Match` and `If-Modified-Since`.",
        "content": {media_type: {"schema": schema}},
    }


def _register(form: Form) -> None:
    name = "download_" + re.sub(r"\W", "_", form.path.strip("/"))

    @router.api_operation(
        READING,
        form.path,
        response={400: Problem, 503: Problem},
        summary=form.title,
        description=f"{form.english} Parameters are those of `/places`; page and order are not "
        "looked at: all that is found is there, always in the same order.",
        operation_id=name,
        url_name=name,
        openapi_extra={
            "parameters": [*described(LIST), _SINCE],
            "responses": {200: _file(form.media_type, form.schema)},
        },
    )
    def download(request: HttpRequest) -> HttpResponseBase:
        return _download(request, form)


for _form in FORMS:
    _register(_form)


def _download(request: HttpRequest, form: Form) -> HttpResponseBase:
    with translation.override(language_of(request)):
        since = _since(request)
        asked = asked_of(request.GET, [*LIST, SINCE.name])
        try:
            choice = choose(asked, since)
        except SearchUnavailable as error:
            raise Unavailable from error
    query = sorted((name, *values) for name, values in request.GET.lists() if name != "lang")
    clock = "open_at" in asked.filters
    pieces = iter(()) if request.method == "HEAD" else form.write(rows(choice))
    response = StreamingHttpResponse(
        pieces, headers=validators([form.path, repr(query)], clock=clock)
    )
    response["Content-Type"] = form.media_type
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="{form.name}-{day}.{form.suffix}"'
    return _finished(response)


def _since(request: HttpRequest, *, required: bool = False) -> Any:
    text = request.GET.get(SINCE.name, "")
    if not text and not required:
        return None
    try:
        return read_moment(text)
    except BadValue as error:
        raise BadParameters([Notice(SINCE.name, text, str(error))]) from error


def _finished(response: HttpResponseBase) -> HttpResponseBase:
    response["Link"] = f'<{dataset.licence().url}>; rel="license"'
    patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
    return response


@router.api_operation(
    READING,
    "/places/removed",
    response={400: Problem},
    summary="Places removed",
    description="Places that downloads held and hold no more, as far as this portal knows: "
    "`closed` for good, `hidden` or `deleted`. With `modified_since` on a download, it is all "
    "that a copy needs to follow.",
    operation_id="list_removed_places",
    openapi_extra={
        "parameters": [_SINCE | {"required": True}, LANGUAGE_ENTRY],
        "responses": {200: _file("application/json", REMOVED)},
    },
)
def list_removed_places(request: HttpRequest) -> HttpResponseBase:
    """Identifiers with moment and reason, a line each."""
    with translation.override(language_of(request)):
        refuse_unknown(request.GET, {SINCE.name, LANGUAGE})
        since = _since(request, required=True)
    pieces: Iterator[str] = write_list(removed_since(since), '{"removed":[', "]}")
    return _finished(StreamingHttpResponse(pieces, content_type="application/json"))


@router.api_operation(
    READING,
    "/dataset.jsonld",
    summary="The dataset described",
    description="Title, licence, date and all downloads in the words of DCAT-AP (JSON-LD), for "
    "open data catalogues.",
    operation_id="describe_dataset",
    response={400: Problem},
    openapi_extra={
        "parameters": [LANGUAGE_ENTRY],
        "responses": {200: _file(dataset.MEDIA_TYPE, OBJECT)},
    },
)
def describe_dataset(request: HttpRequest) -> HttpResponseBase:
    """DCAT-AP, in all languages at once."""
    with translation.override(language_of(request)):
        refuse_unknown(request.GET, {LANGUAGE})
    return _finished(HttpResponse(dataset.dcat(request), content_type=dataset.MEDIA_TYPE))
