"""What the framed page shows: a heading, a map, a list and their source, as plain values."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory import links
from directory.addresses import directory_url
from directory.cards import COLUMNS, card
from directory.exporting import dataset
from directory.list_page import heading_of, map_data, notices_of, pagination
from directory.listing import answer, parse

from . import colours

# Beside the parameters of the list.
COLOUR, SCHEME = "colour", "scheme"
LIGHT = "light"  # the one scheme that can be asked for, by sites that have no dark one


def framed_context(query: QueryDict, request: HttpRequest) -> dict[str, Any]:
    """Everything that the template needs, for what ``query`` asks."""
    language = get_language() or settings.LANGUAGE_CODE
    asked, notices = parse(query)
    found = answer(asked, language=language, advice=False, facets=(), columns=COLUMNS)
    typed = query.get(COLOUR, "")
    colour = (colours.read(typed) or "").removeprefix("#")
    is_light = query.get(SCHEME) == LIGHT
    look = [*([(COLOUR, colour)] if colour else []), *([(SCHEME, LIGHT)] if is_light else [])]
    said = notices_of(notices)
    if typed and not colour:
        said.append(not_a_colour())
    address = directory_url(language, request)
    return {
        "heading": heading_of(found),
        "found": found,
        "colour": colour,
        "is_light": is_light,
        "notices": said,
        "cards": [card(entry, language) for entry in found.entries],
        "first_number": (found.page - 1) * asked.page_size + 1,
        "pagination": pagination(asked, found, "", *look),
        "map_data": map_data(found, address),
        "portal_url": address + links.query_string(asked),
        "licence": dataset.licence(),
        "publisher": dataset.publisher(request),
    }


def not_a_colour() -> str:
    """What is said of a colour that cannot be read."""
    return _("A colour is written as six digits from 0 to f, such as b3261e.")
