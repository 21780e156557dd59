"""What is told when an event is published again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from events import changes
from events.changes import Change, What, compare
from events.models import EventIndexPage, EventPage, State
from tests.events.factories import EventPageFactory, a_moment, a_site

BEFORE = {"start": "a", "end": "b", "where": [1], "off": False, "moved": False}


@pytest.mark.parametrize(
    ("after", "what"),
    [
        ({}, None),
        ({"off": True}, What.CANCELLED),
        ({"off": True, "start": "c"}, What.CANCELLED),
        ({"start": "c"}, What.MOVED),
        ({"where": [2]}, What.MOVED),
        ({"moved": True}, What.MOVED),
    ],
)
def test_a_site_is_cancelled_or_moved(after: dict[str, Any], what: What | None) -> None:
    assert compare(BEFORE, BEFORE | after) == what


def test_what_was_cancelled_may_be_on_again_and_is_cancelled_once() -> None:
    off = BEFORE | {"off": True}
    assert compare(off, BEFORE) is What.ON_AGAIN
    assert compare(off, off) is None


@pytest.fixture
def told() -> Iterator[list[Change]]:
    """The changes that were told of."""
    heard: list[Change] = []

    def hear(changes: list[Change], **kwargs: Any) -> None:
        heard.extend(changes)

    changes.changed.connect(hear)
    yield heard
    changes.changed.disconnect(hear)


@pytest.fixture
def page(index: EventIndexPage) -> EventPage:
    """A moment at two rooms."""
    sites = [a_site(name="Mairie"), a_site(name="Salle B")]
    page: EventPage = EventPageFactory(parent=index, moments=[a_moment(sites=sites)])
    return page


def publish(page: EventPage, callbacks: Any) -> EventPage:
    with callbacks(execute=True):
        page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def test_a_site_cancelled_is_told_once_and_raises_the_sequence(
    page: EventPage, told: list[Change], django_capture_on_commit_callbacks: Any
) -> None:
    moment = page.moments.all()[0]
    sites = list(moment.sites.all())
    sites[1].is_cancelled = True
    moment.sites = sites
    page.moments = [moment]
    page = publish(page, django_capture_on_commit_callbacks)
    assert [(change.site.name, change.what) for change in told] == [("Salle B", What.CANCELLED)]
    assert page.sequence == 1
    page.title = "Autre titre"
    assert publish(page, django_capture_on_commit_callbacks).sequence == 1
    assert len(told) == 1


def test_a_new_date_is_told_for_each_site_with_the_former(
    page: EventPage, told: list[Change], django_capture_on_commit_callbacks: Any
) -> None:
    moment = page.moments.all()[0]
    before = moment.start
    moment.start, moment.end = moment.start + timedelta(days=7), moment.end + timedelta(days=7)
    page.moments = [moment]
    publish(page, django_capture_on_commit_callbacks)
    assert [change.what for change in told] == [What.MOVED, What.MOVED]
    assert told[0].before["start"] == before.isoformat()
    assert told[0].site.moment.start == before + timedelta(days=7)


def test_an_older_revision_does_not_bring_an_older_sequence_back(
    page: EventPage, told: list[Change], django_capture_on_commit_callbacks: Any
) -> None:
    planned = page.get_latest_revision()
    page.state = State.CANCELLED
    page = publish(page, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        planned.publish()
    page.refresh_from_db()
    assert (page.state, page.sequence) == (State.PLANNED, 2)
    assert [change.what for change in told] == [What.CANCELLED] * 2 + [What.ON_AGAIN] * 2


def test_what_is_over_is_told_to_nobody(
    index: EventIndexPage, told: list[Change], django_capture_on_commit_callbacks: Any
) -> None:
    past = a_moment(start=datetime(2020, 6, 19, 8, tzinfo=UTC))
    page = EventPageFactory(parent=index, moments=[past])
    page.state = State.CANCELLED
    assert publish(page, django_capture_on_commit_callbacks).sequence == 1
    assert told == []
