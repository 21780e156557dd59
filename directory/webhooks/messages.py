"""What a partner is told: the places that changed in a stretch of time, and where to read them."""

import json
from array import array
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from accounts.mails import absolute
from directory.exporting.choosing import Choice
from directory.exporting.freshness import SINCE, removed_since
from directory.exporting.rows import rows
from directory.models import Place, Webhook

MOST = 500  # places that are named; of more a partner reads the files
_API = "/api/v1"


def changes(hook: Webhook, until: datetime) -> dict[str, Any]:
    """The ``data`` of a delivery: what changed from ``hook.since`` on and before ``until``.

    Identifiers are those of the downloads.
    """
    between = Place.objects.listed().filter(modified_at__gte=hook.since, modified_at__lt=until)
    if hook.departments:
        between = between.filter(department__in=hook.departments)
    there = between.order_by("pk").values_list("pk", "first_published_at")[: MOST + 1]
    published = dict(there)
    gone = list(islice(removed_since(hook.since, until, hook.departments), MOST + 1))
    removed = [one["id"] for one in gone[:MOST]]
    named: dict[str, list[str]] = {"added": [], "changed": [], "removed": removed}
    keys = sorted(published)[: MOST - len(removed)]
    for row in rows(Choice(array("Q", keys))):
        first = published[row["pk"]]
        named["added" if first and first >= hook.since else "changed"].append(row["external_id"])
    return {
        "since": _moment(hook.since),
        "until": _moment(until),
        "departments": hook.departments,
        **named,
        "truncated": len(published) + len(gone) > MOST,
        "places_url": _read_at("/places.json", hook, department=hook.departments),
        "removed_url": _read_at("/places/removed", hook),
    }


def is_empty(data: dict[str, Any]) -> bool:
    """Whether nothing changed."""
    return not any(data[name] for name in ("added", "changed", "removed"))


def body(kind: str, data: dict[str, Any], at: datetime) -> bytes:
    """A message in the form of Standard Webhooks."""
    message = {"type": kind, "timestamp": _moment(at), "data": data}
    return json.dumps(message, ensure_ascii=False).encode()


def identifier(hook: Webhook, at: datetime) -> str:
    """The same for each attempt at a message, and for no other message."""
    return f"msg_{hook.pk}_{at.astimezone(UTC):%Y%m%dT%H%M%S%f}"


def _read_at(path: str, hook: Webhook, **parameters: list[str]) -> str:
    query = urlencode({SINCE.name: _moment(hook.since), **parameters}, doseq=True)
    return absolute(f"{_API}{path}?{query}")


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
