"""Any page as a tree, and the words on it."""

from typing import Any

from bs4 import BeautifulSoup, Tag


def soup(response: Any) -> BeautifulSoup:
    """The page as a tree, in the shape that a browser gives it."""
    return BeautifulSoup(response.content.decode(), "lxml")


def words(found: Tag) -> str:
    """The text of ``found`` with single spaces, no-break ones among them."""
    return " ".join(found.get_text(" ").split())
