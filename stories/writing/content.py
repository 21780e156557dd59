"""What a member's story consists of: answers as blocks of the page, and how two states differ."""

import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stories.models import StoryPage

# Blocks made of answers are found again by their key, wherever an editor has moved them.
KEYS = {
    name: str(uuid5(NAMESPACE_URL, f"blason:story:{name}"))
    for name in ("happened", "changed-heading", "changed", "motto")
}
LABELS: dict[str, str | Promise] = {
    "title": _("Title"),
    "summary": _("Summary"),
    "social": _("Description for social networks"),
    "author": _("Written by"),
    "people": _("Mediators"),
    "places": _("Places"),
    "text": _("Text"),
    "picture": _("Picture"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was changed, in words; empty for what was not there, or is no more."""

    label: str | Promise
    before: str
    after: str


def to_html(text: str) -> str:
    """Plain text as paragraphs."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    lines = (html.escape(part.strip(), quote=False).replace("\n", "<br/>") for part in parts)
    return "".join(f"<p>{line}</p>" for line in lines if line)


def to_text(markup: str) -> str:
    """Paragraphs as plain text."""
    text = re.sub(r"</(p|li|ul|ol)>", "\n\n", markup)
    text = re.sub(r"<br\s*/?>", "\n", text)
    text = html.unescape(strip_tags(text.replace("<li", "– <li")))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def answers_of(page: StoryPage) -> dict[str, str]:
    """The answers as they stand on the page, by the form's names; empty where there is none."""
    blocks = {raw.get("id"): raw["value"] for raw in page.body.raw_data}
    quotation = blocks.get(KEYS["motto"]) or {}
    return {
        "happened": to_text(blocks.get(KEYS["happened"], "")),
        "changed": to_text(blocks.get(KEYS["changed"], "")),
        "motto": quotation.get("text", ""),
    }


def with_answers(page: StoryPage, given: Mapping[str, str], mediator: int | None) -> list[Any]:
    """The page's body as JSON with other answers: the rest, and what is as it was, stays."""
    before = answers_of(page)
    body = list(page.body.raw_data)
    for name in ("happened", "changed", "motto"):
        if given[name].replace("\r\n", "\n").strip() != before[name]:
            body = _put(body, name, given[name], mediator)
    return body


def _put(body: list[Any], name: str, text: str, mediator: int | None) -> list[Any]:
    key = KEYS[name]
    block: Any = {"type": "paragraph", "value": to_html(text), "id": key}
    if name == "motto":
        words = {"text": text.strip(), "mediator": mediator, "author": "", "role": ""}
        block = {"type": "quotation", "value": words, "id": key}
    if not text.strip():
        gone = {key, KEYS["changed-heading"]} if name == "changed" else {key}
        return [raw for raw in body if raw.get("id") not in gone]
    if any(raw.get("id") == key for raw in body):
        return [block if raw.get("id") == key else raw for raw in body]
    return [*body, *([_heading(), block] if name == "changed" else [block])]


def _heading() -> dict[str, Any]:
    with translation.override(settings.LANGUAGE_CODE):
        words = {"text": gettext("What it changed"), "level": "2", "anchor": ""}
    return {"type": "heading", "value": words, "id": KEYS["changed-heading"]}


def state_of(page: StoryPage) -> dict[str, Any]:
    """All that readers get under the author's name, as JSON: in words, and a fingerprint."""
    people = [link.mediator.name for link in page.story_mediators.select_related("mediator")]
    places = [link.place.name for link in page.story_places.select_related("place")]
    picture = f"{page.cover_alt} ({page.cover.title})" if page.cover else ""
    return {
        "title": page.title,
        "summary": page.summary,
        "social": page.social_description,
        "author": page.author,
        "people": ", ".join(people),
        "places": ", ".join(places),
        "text": list(_paragraphs(page)),
        "picture": picture,
        "fingerprint": _fingerprint(page),
    }


def _paragraphs(page: StoryPage) -> Iterable[str]:
    for child in page.body:
        found = child.block.get_searchable_content(child.value)
        words = "\n\n".join(to_text(str(part)) for part in found)
        yield from words.split("\n\n") if words else [f"[{child.block.label}]"]


def _fingerprint(page: StoryPage) -> str:
    """Of the body as it is kept, without the keys that the admin's editor gives paragraphs."""
    raw = json.dumps([[one["type"], one["value"]] for one in page.body.raw_data], sort_keys=True)
    plain = re.sub(r' data-block-key=\\"\w*\\"', "", raw)
    return hashlib.sha256(f"{plain}{page.cover_id}".encode()).hexdigest()


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What was changed between two states, in the reader's order; of the text each passage."""
    found: list[Difference] = []
    for name, label in LABELS.items():
        if name == "text":
            found += _passages(before["text"], after["text"])
        elif before[name] != after[name]:
            found.append(Difference(label, before[name], after[name]))
    if not found and before["fingerprint"] != after["fingerprint"]:
        words = gettext("Links, emphasis or pictures in the text; the words are the same.")
        found.append(Difference(_("Presentation"), "", words))
    return found


def _passages(before: list[str], after: list[str]) -> Iterable[Difference]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Difference(LABELS["text"], "\n\n".join(before[i:j]), "\n\n".join(after[k:m]))
