"""What is asked again only when it changed, and what changed since when."""

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from directory.models import Place, RemovedPlace
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)


def old_place(**values: Any) -> Place:
    place = PlaceFactory(first_published_at=LONG_AGO, **values)
    Place.objects.filter(pk=place.pk).update(modified_at=LONG_AGO)
    return place


def ask(path: str = "places.csv", **headers: str) -> Any:
    return Client().get(f"/api/v1/{path}", headers=headers)


def removed(since: str) -> dict[str, str]:
    """Why each is gone, by its identifier."""
    response = ask(f"places/removed?modified_since={since}")
    return {one["id"]: one["reason"] for one in json.loads(response.getvalue())["removed"]}


def test_the_same_is_not_sent_twice() -> None:
    old_place()
    first = ask()
    assert first["Last-Modified"] == "Thu, 01 Jan 2026 12:00:00 GMT"
    assert ask(if_none_match=first["ETag"]).status_code == 304
    assert ask(if_modified_since=first["Last-Modified"]).status_code == 304
    assert ask("places.json", if_none_match=first["ETag"]).status_code == 200
    assert ask("places.csv?modified_since=2026-01-01")["ETag"] != first["ETag"]


def test_after_a_change_or_a_removal_it_is_sent_again() -> None:
    place, other = old_place(), old_place()
    mark = ask()["ETag"]
    place.save()
    assert ask(if_none_match=mark).status_code == 200
    mark = ask()["ETag"]
    other.delete()
    assert ask(if_none_match=mark).status_code == 200


def test_nobody_promises_that_what_is_open_stays_so(reindex: Callable[[], None]) -> None:
    old_place()
    reindex()
    response = ask("places.csv?open_at=now")
    assert response.status_code == 200
    assert "ETag" not in response and "Last-Modified" not in response


def test_only_what_changed_since_a_date(reindex: Callable[[], None]) -> None:
    old_place(name="Ancien")
    PlaceFactory(name="Nouveau")
    reindex()
    for query in ("modified_since=2026-06-01", "modified_since=2026-06-01T08:00Z&department=80"):
        text = ask(f"places.csv?{query}").getvalue().decode()
        assert "Nouveau" in text and "Ancien" not in text


def test_a_copy_learns_what_is_no_longer_there() -> None:
    old_place(external_id="stays")
    hidden, closed = old_place(external_id="hidden"), old_place(external_id="closed")
    old_place(external_id="old news", state=Place.State.CLOSED)
    PlaceFactory(external_id="a draft that never was public", live=False)
    hidden.state, closed.state = Place.State.HIDDEN, Place.State.CLOSED
    hidden.save()
    closed.save()
    old_place(external_id="deleted").delete()
    PlaceFactory(external_id="a deleted draft", live=False).delete()
    found = removed("2026-06-01")
    assert found == {"hidden": "hidden", "closed": "closed", "deleted": "deleted"}
    RemovedPlace.objects.update(removed_at=timezone.now() - datetime.timedelta(days=400))
    assert "deleted" not in removed("2026-06-01")


def test_what_was_removed_needs_a_date() -> None:
    response = ask("places/removed")
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "modified_since"
