"""What the answers of all rooms' API have in common: headers, whole addresses, pages of a list."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers

from .api_requests import LANGUAGE, LANGUAGE_ENTRY, BadParameters, entry, unknown_in
from .asking import Notice
from .parameters import PARAMETERS, BadValue, read_text

# Answers change with « now » and with what is imported; a minute is soon enough for both.
SECONDS_KEPT = 60

_PAGING = {one.name: one for one in PARAMETERS if one.name in ("page", "page_size")}
PAGING_ENTRIES = [
    entry(one.name, str(one.description), one.example, one.schema) for one in _PAGING.values()
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a list: the values of its filters, empty where there is none, and a page."""

    values: dict[str, str]
    page: int
    page_size: int

    def cut(self, things: Sequence[Any]) -> Sequence[Any]:
        """The things that are on the page."""
        start = (self.page - 1) * self.page_size
        return things[start : start + self.page_size]

    def numbers(self, count: int) -> dict[str, int]:
        """What the answer says of its pages, of ``count`` things on all of them."""
        pages = -(-count // self.page_size)
        return {"count": count, "page": self.page, "pages": pages, "page_size": self.page_size}


def wanted(query: QueryDict, filters: Mapping[str, Container[str] | None]) -> Wanted:
    """Read ``query``; BadParameters names all that is wrong in it.

    ``filters`` have the values that they know, or None where any text will do: what is named by a
    slug changes with the portal, and one that is not there finds nothing.
    """
    notices = unknown_in(query, {*filters, *_PAGING, LANGUAGE})
    values = {name: read_text(query.get(name, "")) for name in filters}
    for name, known in filters.items():
        if values[name] and known is not None and values[name] not in known:
            message = translation.gettext("There is no such value.")
            notices.append(Notice(name, values[name], message))
    numbers: dict[str, int] = {}
    for name, parameter in _PAGING.items():
        text = query.get(name, "").strip() or str(parameter.schema["default"])
        try:
            numbers[name] = parameter.read(text)
        except BadValue as error:
            notices.append(Notice(name, text, str(error)))
    if notices:
        raise BadParameters(notices)
    return Wanted(values, numbers["page"], numbers["page_size"])


def list_entries(*filters: dict[str, Any]) -> list[dict[str, Any]]:
    """OpenAPI's entries of a list with these ``filters``."""
    return [*filters, *PAGING_ENTRIES, LANGUAGE_ENTRY]


def reading_language() -> str:
    """The language that is being answered in."""
    return translation.get_language() or settings.LANGUAGE_CODE


def absolute(path: str, request: HttpRequest) -> str:
    """The whole address of ``path``; empty for none."""
    return request.build_absolute_uri(path) if path else ""


def finish(response: HttpResponse, language: str) -> None:
    """The headers of an answer that is the same for all who ask in ``language``."""
    response["Content-Language"] = language
    patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
    patch_vary_headers(response, ["Accept-Language"])
