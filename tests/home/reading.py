"""What a reader, or a machine, finds on a page, without regard to how it is marked up."""

from typing import Any

from bs4 import Tag

from tests.reading import soup, words


def main(response: Any) -> Tag:
    """The part of the page between its header and its footer."""
    found = soup(response).main
    assert found is not None
    return found


def links(found: Tag) -> list[str]:
    """Where the links of ``found`` lead, in their order."""
    return [str(link["href"]) for link in found.find_all("a", href=True)]


def titles(response: Any, selector: str = "h2, h3") -> list[str]:
    """The headings of the main part, in their order."""
    return [words(heading) for heading in main(response).select(selector)]


def attributes(response: Any, selector: str, name: str) -> list[str]:
    """The attribute ``name`` of each element that ``selector`` finds on the page."""
    return [str(found[name]) for found in soup(response).select(selector)]
