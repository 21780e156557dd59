"""What a reader sees of a page, without regard to how it is marked up."""

from urllib.parse import parse_qs, urlsplit

from bs4 import Tag
from django.http import HttpResponse

from tests.reading import soup, words


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


def fields_of(form: Tag) -> list[Tag]:
    """The fields of ``form``: those inside it, and those elsewhere that name it."""
    page = next(reversed(list(form.parents)))
    found = page.find_all(["input", "select"])
    identity = form.get("id")
    return [
        one for one in found if one.get("form", identity if form in one.parents else "") == identity
    ]


def sent_by(form: Tag) -> dict[str, list[str]]:
    """What a browser without JavaScript sends when ``form`` is submitted as it stands.

    Fields that are empty are left out, and values sorted.
    """
    sent: dict[str, list[str]] = {}
    for field in fields_of(form):
        name, value = field.get("name"), field.get("value", "")
        if not name or field.has_attr("disabled"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            value = chosen["value"] if chosen else ""
        elif field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        if value:
            sent.setdefault(str(name), []).append(str(value))
    return {name: sorted(values) for name, values in sent.items()}


def asked_by(url: str) -> dict[str, list[str]]:
    """The parameters of an address, values sorted."""
    return {name: sorted(values) for name, values in parse_qs(urlsplit(url).query).items()}
