"""What an editor's browser sends from Wagtail's forms."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.test import Client
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from editorial.blocks.text import FEATURES
from tests.reading import soup


def form_at(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """The fields of the edit form at ``url`` as they stand, with ``changes``.

    Streams of blocks are drawn by JavaScript and so not among them: see ``body_fields``.
    """
    answer = client.get(url)
    assert answer.status_code == 200, url
    form = soup(answer).select_one("form[data-edit-form]")
    assert form is not None, url
    fields = querydict_from_html(str(form))
    values = {name: fields.getlist(name) for name in fields}
    return {
        name: found[0] if len(found) == 1 else found
        for name, found in values.items()
        if not name.startswith("action-")
    } | changes


def body_fields(blocks: Iterable[Mapping[str, Any]] = (), name: str = "body") -> dict[str, Any]:
    """The fields of a stream with ``blocks``, which are as the database keeps them."""
    stream = [(block["type"], _field(block["type"], block["value"])) for block in blocks]
    fields: dict[str, Any] = nested_form_data({name: streamfield(stream)})
    return fields


def _field(name: str, value: Any) -> Any:
    if name in ("paragraph", "transcript"):
        return rich_text(value, features=FEATURES)
    if name == "blason" and "version" in value:
        return json.dumps(value)
    if isinstance(value, dict):
        return {key: _field(key, part) for key, part in value.items() if part is not False}
    if isinstance(value, list):
        items = {
            str(number): {"value": _field("", item["value"]), "deleted": "", "order": str(number)}
            for number, item in enumerate(value)
        }
        return {"count": str(len(items)), **items}
    return "" if value is None else value
