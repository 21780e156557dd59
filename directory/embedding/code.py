"""The code that puts the map on another site."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, override

from directory import links
from directory.exporting import dataset
from directory.listing import Asked

from . import colours
from .framed import COLOUR, SCHEME


@dataclass(frozen=True, slots=True)
class Embedded:
    """The map on another site: ``address`` of the framed page, and the name of the frame."""

    address: str
    title: str
    height: int

    @property
    def frame(self) -> str:
        """The code of a frame. It asks nothing of the host's style sheet, nor of its policies."""
        return format_html(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" frameborder="0">'
            "</iframe>",
            self.address,
            self.title,
            self.height,
        )

    @property
    def link(self) -> str:
        """The code of a link, for sites that take no frames."""
        return format_html('<a href="{}">{}</a>', self.address, self.title)


def embedded(asked: Asked, look: dict[str, Any], request: HttpRequest) -> Embedded:
    """What ``asked`` and ``look`` (the values of a ``LookForm``) make of the map."""
    language, colour, scheme = look["language"], look[COLOUR], look[SCHEME]
    more = [(COLOUR, colour.removeprefix("#"))] if colour != colours.OWN else []
    more += [(SCHEME, scheme)] if scheme else []
    with override(language):
        address = reverse("framed-map") + links.query_string(asked, *more).removesuffix("?")
        what = ", ".join(active.label for active in links.active_values(asked, language))
        name = gettext("Map of the places")
    title = " · ".join(filter(None, (name, what, dataset.publisher(request))))
    return Embedded(request.build_absolute_uri(address), title, look["height"])
