"""The page of the list: what is to come, a month of the calendar, the years that were."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.timezone import localtime, now

from directory.paging import page_links, page_of
from events import month as months
from events.cards import event_card
from events.filters import Choice, controls, read_choice
from events.listing import Entry, entries_below, suiting, to_come, with_moments, years_past

if TYPE_CHECKING:
    from events.models.event_index import EventIndexPage

PER_PAGE = 12


def index_context(index: "EventIndexPage", request: HttpRequest) -> dict[str, Any]:
    """What the template shows; ``?year=2020`` shows the memory of a year instead of the future."""
    at = now()
    choice, misunderstood = read_choice(request.GET)
    entries = entries_below(index.path)
    chosen = suiting(entries, choice)
    past = years_past(chosen, at)
    year = request.GET.get("year", "")
    is_memory = year.isdecimal() and int(year) in past
    shown = past[int(year)] if is_memory else to_come(chosen, at)
    page = page_of(shown, request.GET.get("page", "1"), PER_PAGE)
    return {
        "events": _cards(index.path, list(page.object_list), request),
        "count": len(shown),
        "year": int(year) if is_memory else None,
        "years": [
            {"year": each, "count": len(ones), "url": f"{_sign(choice)}year={each}"}
            for each, ones in past.items()
        ],
        "choice": choice,
        "choice_url": choice.query(),
        "misunderstood": misunderstood or bool(year and not is_memory),
        "filters": controls([entry.facts for entry in entries], choice),
        "pagination": page_links(page, request.GET),
        "calendar": _calendar(chosen, choice, request),
        "feed_query": choice.query().removesuffix("?"),
        "calendar_url": f"{(index.get_url(request) or '').rstrip('/')}.ics",
    }


def _cards(path: str, entries: list[Entry], request: HttpRequest) -> list[dict[str, Any]]:
    wanted = [entry.pk for entry in entries]
    pages = {page.pk: page for page in with_moments(path, wanted)} if wanted else {}
    return [event_card(pages[key], request) for key in wanted if key in pages]


def _sign(choice: Choice) -> str:
    """The choice's query, ready for one parameter more."""
    query = choice.query()
    return query if query == "?" else f"{query}&"


def _calendar(entries: list[Entry], choice: Choice, request: HttpRequest) -> dict[str, Any]:
    at = localtime()
    month = months.read_month(request.GET.get("month", "")) or months.first_month(entries, at)
    return {
        "words": month.words,
        "weekdays": months.weekdays(),
        "weeks": months.weeks(month, entries, at.date()),
        "is_empty": not any(
            (when.start.year, when.start.month) == (month.year, month.month)
            for entry in entries
            for when in entry.whens
        ),
        "beside": [
            {"words": other.words, "url": f"{_sign(choice)}month={other}#calendar"}
            for other in (month.beside(-1), month.beside(1))
        ],
    }
