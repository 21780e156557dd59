"""What a reader sees of a page, without regard to how it is marked up."""

from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse


def soup(response: HttpResponse) -> BeautifulSoup:
    """The page as a tree."""
    return BeautifulSoup(response.content, "html.parser")


def words(found: Tag) -> str:
    """The text of ``found`` with single spaces, no-break ones among them."""
    return " ".join(found.get_text(" ").split())


def seen(response: HttpResponse) -> str:
    """All the words in the main part of a page, or of a part of one."""
    page = soup(response)
    return words(page.main or page)


def names(response: HttpResponse) -> list[str]:
    """The names of the places listed, in their order."""
    return [words(link) for link in soup(response).select("[data-place] h3 a")]


def headings(response: HttpResponse) -> list[str]:
    """The headings of the main part, in their order."""
    main = soup(response).main
    assert main is not None
    return [words(found) for found in main.find_all(["h1", "h2"])]


def sent_by(form: Tag) -> dict[str, list[str]]:
    """What a browser without JavaScript sends when ``form`` is submitted as it stands."""
    sent: dict[str, list[str]] = {}
    for field in form.find_all(["input", "select"]):
        name = field.get("name")
        if not name or field.has_attr("disabled"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            sent.setdefault(name, []).append(chosen["value"] if chosen else "")
        elif field.get("type") not in ("checkbox", "radio") or field.has_attr("checked"):
            sent.setdefault(name, []).append(field.get("value", ""))
    return {name: [value for value in values if value] for name, values in sent.items()}


def asked_by(url: str) -> dict[str, list[str]]:
    """The parameters of an address."""
    return parse_qs(urlsplit(url).query)
