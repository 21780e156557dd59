"""The events of the demo: the labs of 2020, and invented ones around the day of loading."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localdate
from wagtail.models import Locale, Orderable, Page

from events import zones
from events.models import EventIndexPage, EventPage, Facilitator, Moment, Site, State
from members.models import Mediator
from portal.demo.blocks import Addresses, Blocks, overlay
from portal.demo.files import Data, in_language, read
from portal.demo.pages import describe_list
from portal.demo.pictures import picture
from portal.demo.places import place
from portal.demo.translation import translate


def plant_events(home: Page, french: Locale) -> list[tuple[EventPage, Data]]:
    """The list and its events in French, without bodies yet; each with what its file says."""
    data = read("events.yaml")
    index = EventIndexPage(locale=french)
    describe_list(index, data["list"], "fr")
    home.add_child(instance=index)
    index.save_revision().publish()
    return [(_plant(index, entry), entry) for entry in data["events"]]


def _plant(index: Page, data: Data) -> EventPage:
    event: Any = EventPage(
        locale=index.locale,
        kind=data["kind"],
        department=data["department"],
        state=data.get("state", State.PLANNED),
        themes=data["themes"],
        cover=picture(data["cover"], data["cover_alt"]["fr"]),
    )
    describe(event, data, "fr")
    event.moments = in_order(moment(entry) for entry in data["moments"])
    index.add_child(instance=event)
    return event


def fill_events(
    planted: list[tuple[EventPage, Data]], addresses: Addresses, english: Locale
) -> Page:
    """Write the bodies and what came of them, publish, and translate; the list above them."""
    index: Page = planted[0][0].get_parent().specific
    translate(index, english, _list_in_english)
    for page, data in planted:
        event: Any = page
        blocks = Blocks(addresses, "fr")
        event.body = blocks.json(data["body"]["fr"])
        event.outcome = blocks.json(data.get("outcome", {}).get("fr", []))
        if "report" in data:
            event.report = addresses.find(data["report"])[0]
        event.save_revision().publish()

        def in_english(copy: Any, data: Data = data) -> None:
            blocks = Blocks(addresses, "en")
            describe(copy, data, "en")
            copy.body = overlay(copy.body.get_prep_value(), blocks.json(data["body"]["en"]))
            outcome = blocks.json(data.get("outcome", {}).get("en", []))
            copy.outcome = overlay(copy.outcome.get_prep_value(), outcome)
            moments = list(copy.moments.all())
            for one, entry in zip(moments, data["moments"], strict=True):
                describe_moment(one, entry, "en")
            copy.moments = moments

        translate(event, english, in_english)
    return index


def _list_in_english(copy: Any) -> None:
    describe_list(copy, read("events.yaml")["list"], "en")


def describe(event: EventPage, data: Data, language: str) -> None:
    """Give an event its words, apart from its moments and blocks."""
    for name in ("title", "slug", "summary", "cover_alt"):
        setattr(event, name, in_language(data[name], language))
    event.state_note = in_language(data["state_note"], language) if "state_note" in data else ""
    event.search_description = event.summary


def in_order[Child: Orderable](children: Iterable[Child]) -> list[Child]:
    """Children of a page with their places, as the admin's form gives them."""
    ordered = list(children)
    for number, child in enumerate(ordered):
        child.sort_order = number
    return ordered


def moment(data: Data) -> Moment:
    """A moment with its sites, in French."""
    start, end = times(data)
    made: Any = Moment(start=start, end=end, time_zone=data.get("time_zone", zones.PARIS))
    made.sites = in_order(site(entry) for entry in data["sites"])
    people = [Mediator.objects.get(slug=slug) for slug in data.get("facilitators", [])]
    made.facilitators = in_order(Facilitator(mediator=one) for one in people)
    describe_moment(made, data, "fr")
    return made


def times(data: Data) -> tuple[datetime.datetime, datetime.datetime]:
    """When a moment begins and ends: whole days, or else ``days`` from today at an hour."""
    zone = zones.zone(data.get("time_zone", zones.PARIS))
    midnight = datetime.time(tzinfo=zone)
    if "from" in data:
        after = data["to"] + datetime.timedelta(days=1)
        return (
            datetime.datetime.combine(data["from"], midnight),
            datetime.datetime.combine(after, midnight),
        )
    day = working_day(data["days"])
    if data.get("weekend"):
        day = localdate() + datetime.timedelta(days=data["days"])
    hour = datetime.time.fromisoformat(data["at"]).replace(tzinfo=zone)
    start = datetime.datetime.combine(day, hour)
    return start, start + datetime.timedelta(hours=data["hours"])


def working_day(days: int) -> datetime.date:
    """So many days from today, or the Monday after when that is in a weekend."""
    day = localdate() + datetime.timedelta(days=days)
    return day + datetime.timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def site(data: Data) -> Site:
    """A site: a place of the demo, one by its name and address, or on-line."""
    return Site(
        kind=Site.Kind.ONLINE if data.get("online") else Site.Kind.PLACE,
        place=place(data["place"]) if "place" in data else None,
        address=data.get("address", ""),
        capacity=data.get("capacity"),
    )


def describe_moment(made: Any, data: Data, language: str) -> None:
    """Give a moment and its sites their words."""
    made.title = in_language(data["title"], language) if "title" in data else ""
    made.programme = in_language(data["programme"], language)
    sites = list(made.sites.all())
    for one, entry in zip(sites, data["sites"], strict=True):
        one.name = in_language(entry["name"], language) if "name" in entry else ""
        one.access = in_language(entry["access"], language) if "access" in entry else ""
    made.sites = sites
