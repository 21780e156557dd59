"""The public API at ``/api/v1/``: each room's router, one form of errors, and its description."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import register_converter
from django.urls.converters import StringConverter
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from directory.api import GEOJSON
from directory.api import router as directory_router
from directory.api_requests import READING, BadParameters
from directory.exporting.api import Unavailable
from directory.exporting.api import router as downloads_router
from directory.organisations.api import router as organisations_router
from events.api import router as events_router
from events.workshops.api import router as workshops_router
from members.api import router as members_router
from stories.api import router as stories_router
from training.api import router as training_router
from training.wishes.api import router as wishes_router

PROBLEM = "application/problem+json"
# Answers that are not plain JSON, by the name of their schema.
MEDIA_TYPES = {"Problem": PROBLEM, "FeatureCollection": GEOJSON}


# What any operation may answer, whatever is asked (see ``portal.api_access``).
_PROBLEM = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
REFUSED = {
    401: {"description": "The key is not known.", "content": _PROBLEM},
    429: {"description": "Too often; `Retry-After` says when to ask again.", "content": _PROBLEM},
}
KEYS = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "header": {"type": "apiKey", "in": "header", "name": "X-Api-Key"},
}


class Api(NinjaAPI):
    """Describes each answer under the media type that it really has."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """See ``NinjaAPI``."""
        described = super().get_openapi_schema(**options)
        for methods in described["paths"].values():
            methods.pop("head")  # goes without saying
            for operation in methods.values():
                operation["responses"] = operation["responses"] | REFUSED
                for answer in operation["responses"].values():
                    answer["content"] = dict(map(_truly, answer["content"].items()))
        described["components"]["securitySchemes"] = KEYS
        described["security"] = [{}, *({name: []} for name in KEYS)]  # nobody needs one
        return described


def _truly(content: tuple[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    media_type, body = content
    name = body["schema"].get("$ref", "").rpartition("/")[2]
    return MEDIA_TYPES.get(name, media_type), body


api = Api(
    title="Blason",
    version="1",
    description=(
        "Places of digital mediation: search, maps, suggestions, downloads; the mediators who "
        "agreed to be seen, and their mottos; courses and pathways. Fields of places have the "
        "names of the French national data standard; values are exactly the standard’s and are "
        "also read as slugs. "
        "Errors are problem details (RFC 9457)."
    ),
    urls_namespace="api-v1",
    docs_url="/docs",
    openapi_url="/openapi.json",
)


def problem(
    request: HttpRequest, status: HTTPStatus, detail: str, errors: list[dict[str, Any]]
) -> HttpResponse:
    """Problem details, RFC 9457."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
    }
    if errors:
        body["errors"] = errors
    response = api.create_response(request, body, status=status.value)
    response["Content-Type"] = PROBLEM
    return response


@api.exception_handler(BadParameters)
def bad_parameters(request: HttpRequest, error: BadParameters) -> HttpResponse:
    """A 400 that names each faulty parameter."""
    errors = [
        {"parameter": one.parameter, "value": one.value, "message": str(one.message)}
        for one in error.notices
    ]
    return problem(request, HTTPStatus.BAD_REQUEST, str(error), errors)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A 422 for what the types of a route refuse."""
    errors = [
        {"parameter": str(one["loc"][-1]), "value": "", "message": one["msg"]}
        for one in error.errors
    ]
    detail = "; ".join(f"{one['parameter']}: {one['message']}" for one in errors)
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors)


@api.exception_handler(Unavailable)
def unavailable(request: HttpRequest, error: Unavailable) -> HttpResponse:
    """A 503 that says when to try again."""
    detail = "The search is at rest for a moment; the whole directory can still be downloaded."
    response = problem(request, HTTPStatus.SERVICE_UNAVAILABLE, detail, [])
    response["Retry-After"] = "60"
    return response


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    """A 404."""
    detail = str(error) or HTTPStatus.NOT_FOUND.description
    return problem(request, HTTPStatus.NOT_FOUND, detail, [])


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Whatever a route refuses by its status."""
    return problem(request, HTTPStatus(error.status_code), str(error), [])


class Anything(StringConverter):
    """Also a line break, which Django's own ``path`` leaves to the page for what is not found."""

    regex = r"[\s\S]+"


register_converter(Anything, "anything")
everything_else = Router()


@everything_else.api_operation(READING, "/{anything:rest}", include_in_schema=False)
def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address of the API."""
    raise Http404


api.add_router("", directory_router)
api.add_router("", downloads_router)
api.add_router("", organisations_router)
api.add_router("", members_router)
api.add_router("", stories_router)
api.add_router("", training_router)
api.add_router("", events_router)
api.add_router("", workshops_router)
api.add_router("", wishes_router)
api.add_router("", everything_else)  # last: it takes what is left
