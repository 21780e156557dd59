"""How a search was understood, as the list and the API say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from .asking import Asked
from .filters import FILTER
from .links import taken_literally
from .naming import near_words
from .understanding import WHERE, Part


@dataclass(frozen=True, slots=True)
class Understood:
    """``words`` as typed, what they were understood as, and the address that takes it back."""

    parameter: str
    value: str
    words: str
    label: str
    url: str


def understood(asked: Asked, language: str) -> Iterator[Understood]:
    """The parts of the search that became a locality or a filter, in the order typed."""
    for part in asked.understood:
        value = part.value if part.name == WHERE else FILTER[part.name].slug(part.value)
        label = _label(asked, part, language)
        yield Understood(part.name, value, part.words, label, taken_literally(asked, part))


def _label(asked: Asked, part: Part, language: str) -> str:
    if part.name != WHERE:
        return FILTER[part.name].label(part.value, language)
    if asked.locality is None or asked.locality.whole:
        return asked.locality.label if asked.locality else part.words
    return near_words(asked.locality.name)
