"""The blocks of the demo files as the JSON that a StreamField keeps."""

import re
import uuid
from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from members.models import Mediator
from portal.demo.files import Data
from portal.demo.pictures import picture
from portal.demo.places import place
from quests.models import Quest
from stories.models import Motto

LINK = re.compile(r'<a href="(/[^"]*)"')


class Addresses:
    """The portal's pages by their French address without its language prefix."""

    def __init__(self, home: Page) -> None:
        self.pages = {
            "/" + page.url_path.removeprefix(home.url_path): page
            for page in home.get_descendants(inclusive=True)
        }

    def find(self, address: str) -> tuple[Page, str]:
        """The page at ``address`` and the query string behind it; KeyError without such a page."""
        path, mark, query = address.partition("?")
        return self.pages[path], mark + query

    def of(self, page: Page) -> str:
        """The address of a page; StopIteration when it is not below the home page."""
        return next(path for path, other in self.pages.items() if other.pk == page.pk)

    def localized(self, address: str, language: str) -> str:
        """The whole path of ``address`` in ``language``, its query kept."""
        page, query = self.find(address)
        translation = page.get_translations(inclusive=True).get(locale__language_code=language)
        return f"{translation.get_url()}{query}"


class Blocks:
    """Turns the blocks of one language into a StreamField's JSON."""

    def __init__(self, addresses: Addresses, language: str) -> None:
        self.addresses = addresses
        self.language = language

    def json(self, blocks: list[Data]) -> list[Data]:
        """The blocks in order; KeyError for a type that is not known."""
        makers: dict[str, Callable[[Data], Any]] = {
            "paragraph": lambda block: self.rich_text(block["html"]),
            "heading": lambda block: {"text": block["text"], "level": "2", "anchor": ""},
            "quotation": self.quotation,
            "picture": self.picture,
            "figures": lambda block: {"items": [list_item(item) for item in block["items"]]},
            "place": lambda block: {"place": place(block["place"]).pk, "text": ""},
            "call_to_action": self.call_to_action,
            "archetype": self.archetype,
            "comparison": lambda block: {"title": block["title"]},
            "mediator": lambda block: {"mediator": mediator(block["mediator"])},
            "motto": lambda block: {"motto": Motto.objects.get(text=block["motto"]).pk},
            "blason": lambda block: {"blason": block["blason"], "caption": block["caption"]},
            "quest": self.quest,
            "replay": lambda block: {key: block[key] for key in ("title", "url", "transcript")},
        }
        return [{"type": block["type"], "value": makers[block["type"]](block)} for block in blocks]

    def rich_text(self, html: str) -> str:
        """Wagtail's rich text: links to pages follow them, links with a query are addresses."""

        def link(match: re.Match[str]) -> str:
            page, query = self.addresses.find(match[1])
            if query:
                return f'<a href="{self.addresses.localized(match[1], self.language)}"'
            return f'<a linktype="page" id="{page.pk}"'

        return LINK.sub(link, html.strip())

    def quotation(self, block: Data) -> Data:
        """A quotation of a mediator, or of somebody named in it."""
        slug = block.get("mediator")
        return {
            "text": block["text"].strip(),
            "mediator": mediator(slug) if slug else None,
            "author": block.get("author", ""),
            "role": block.get("role", ""),
        }

    def picture(self, block: Data) -> Data:
        """A drawing with its description in the text's language."""
        image = picture(block["image"], block["alt"])
        return {
            "image": {"image": image.pk, "alt_text": block["alt"], "decorative": False},
            "caption": block.get("caption", ""),
            "credit": "",
        }

    def archetype(self, block: Data) -> Data:
        """A card; the page shows it in the reader's language."""
        page, _query = self.addresses.find(block["page"])
        return {"archetype": page.pk, "with_credo": True}

    def quest(self, block: Data) -> Data:
        """An invitation; the page shows the quest in the reader's language."""
        quest = Quest.objects.filter(slug=block["quest"]).order_by("pk")[0]
        return {"quest": quest.pk, "text": block.get("text", "")}

    def call_to_action(self, block: Data) -> Data:
        """A button that leads to a page, filtered perhaps, or to another site."""
        page, query = self.addresses.find(block["page"]) if "page" in block else (None, "")
        return {
            "text": block["text"],
            "label": block["label"],
            "page": page and page.pk,
            "query": query,
            "url": block.get("url", ""),
        }


def mediator(slug: str) -> int:
    """The key of a mediator."""
    return Mediator.objects.get(slug=slug).pk


def list_item(value: Data) -> Data:
    """An element of a ListBlock; without an identifier Wagtail would take it for an old form."""
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


def overlay(original: Any, other: Any) -> Any:
    """``other`` with the identifiers that ``original`` has for the same blocks and list items."""
    if isinstance(original, dict) and isinstance(other, dict):
        merged = {key: overlay(original.get(key), value) for key, value in other.items()}
        return original | merged | ({"id": original["id"]} if "id" in original else {})
    if isinstance(original, list) and isinstance(other, list):
        return [overlay(*pair) for pair in zip(original, other, strict=True)]
    return other
