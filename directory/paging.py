"""Pages of a list, as the component ``pagination`` wants them."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict


def page_of(items: Any, number: str, per_page: int) -> Page[Any]:
    """The page ``number`` of ``items``; the nearest one when there is no such page."""
    return Paginator(items, per_page).get_page(number)


def page_links(page: Page[Any], query: QueryDict) -> dict[str, Any] | None:
    """``pages``, ``previous_url`` and ``next_url``, all other parameters of ``query`` kept.

    None when there is one page only.
    """
    if not page.has_other_pages():
        return None

    def url(number: int) -> str:
        parameters = query.copy()
        if number > 1:
            parameters["page"] = str(number)
        else:
            parameters.pop("page", None)
        return f"?{parameters.urlencode()}" if parameters else "?"

    numbers: Sequence[int | str] = list(
        page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    )
    return {
        "pages": [
            {"number": number, "url": url(number), "current": number == page.number}
            if isinstance(number, int)
            else {"gap": True}
            for number in numbers
        ],
        "previous_url": url(page.previous_page_number()) if page.has_previous() else "",
        "next_url": url(page.next_page_number()) if page.has_next() else "",
    }
