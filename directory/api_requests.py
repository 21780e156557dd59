"""What all of the directory's API shares: reading a request, and describing its parameters."""

import json
from collections.abc import Container, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils import translation

from .asking import Asked, Notice, parse
from .filters import FILTERS, UNKNOWN
from .parameters import PARAMETERS

READING = ["GET", "HEAD"]
LANGUAGE = "lang"


class BadParameters(Exception):
    """A request's parameters make no sense; ``portal.api`` turns it into a 400."""

    def __init__(self, notices: Iterable[Notice]) -> None:
        self.notices = list(notices)
        super().__init__("; ".join(f"{one.parameter}: {one.message}" for one in self.notices))


# The description of parameters, from their definitions


def described(names: Iterable[str], required: Iterable[str] = ()) -> list[dict[str, Any]]:
    """OpenAPI's entries for these parameters and all filters, in English."""
    with translation.override("en"):
        entries = [
            entry(one.name, str(one.description), one.example, one.schema, one.name in required)
            for one in PARAMETERS
            if one.name in names
        ]
        for one in FILTERS:
            text = f"{one.title}. {one.help}" if one.help else f"{one.title}."
            if one.several:
                text += " Any of several values: repeat the parameter, or put | between them."
            if one.silence is not None and one.counted:
                text += f" “{UNKNOWN}” means places that do not tell."
            entries.append(entry(one.name, text, one.example, one.schema()))
    return [*entries, LANGUAGE_ENTRY]


def entry(
    name: str, description: str, example: str, schema: Mapping[str, Any], required: bool = False
) -> dict[str, Any]:
    """OpenAPI's entry for one parameter; ``example`` as an address has it."""
    shown: Any = [example] if schema["type"] == "array" else example
    if schema["type"] in ("integer", "number"):
        shown = json.loads(example)
    return {
        "name": name,
        "in": "query",
        "required": required,
        "description": description,
        "example": shown,
        "schema": dict(schema),
    }


LANGUAGE_ENTRY = entry(
    LANGUAGE,
    "Language of labels and sentences; by default the one that the browser prefers.",
    "fr",
    {"type": "string", "enum": [code for code, _name in settings.LANGUAGES]},
)
LIST = [one.name for one in PARAMETERS]
MAP = [one for one in LIST if one not in ("sort", "page", "page_size")]


# Reading a request


def language_of(request: HttpRequest) -> str:
    """The language asked for in ``lang``, else the browser's; raises BadParameters."""
    code = request.GET.get(LANGUAGE, "")
    if not code:
        return translation.get_language_from_request(request)
    if code not in dict(settings.LANGUAGES):
        message = translation.gettext("One of these is expected: %(values)s.")
        message %= {"values": ", ".join(dict(settings.LANGUAGES))}
        raise BadParameters([Notice(LANGUAGE, code, message)])
    return code


def unknown_in(query: QueryDict, known: Container[str]) -> list[Notice]:
    """A notice for each parameter that is not ``known``."""
    message = translation.gettext("There is no such parameter.")
    return [Notice(name, query.get(name, ""), message) for name in query if name not in known]


def refuse_unknown(query: QueryDict, known: Container[str]) -> None:
    """Raise BadParameters, which names each parameter that is not ``known``, if there is one."""
    if notices := unknown_in(query, known):
        raise BadParameters(notices)


def asked_of(query: QueryDict, known: Iterable[str], required: Iterable[str] = ()) -> Asked:
    """The question in ``query``; raises BadParameters for anything wrong or unknown in it."""
    names = {*known, *(one.name for one in FILTERS), LANGUAGE}
    asked, notices = parse(query)
    notices += unknown_in(query, names)
    for name in required:
        if not query.get(name, "").strip():
            notices.append(Notice(name, "", translation.gettext("This parameter is required.")))
    if notices:
        raise BadParameters(notices)
    return asked
