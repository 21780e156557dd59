"""Any page as a tree, and the words on it."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client


def soup(response: Any) -> BeautifulSoup:
    """The page as a tree, in the shape that a browser gives it."""
    return BeautifulSoup(response.content.decode(), "lxml")


def answered(response: Any) -> BeautifulSoup:
    """The page as a tree, which is one that was found and may be read."""
    assert response.status_code == 200
    return soup(response)


def page_at(client: Client, address: str) -> BeautifulSoup:
    """What stands at ``address``, as a tree."""
    return answered(client.get(address))


def words(found: Tag) -> str:
    """The text of ``found`` with single spaces, no-break ones among them."""
    return " ".join(found.get_text(" ").split())
