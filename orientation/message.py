"""A place as a text message: short, and in words that read well aloud."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from orientation.sheet import PlaceSheet

LONGEST = 320  # characters: two text messages
_NAME = 80
_DAYS = 2


def message(place: PlaceSheet) -> str:
    """Name and address, what to know, telephone, hours, page: as many whole parts as fit."""
    text = _cut(place.name, _NAME)
    last = place.url
    for part in _parts(place):
        longer = f"{text.removesuffix('.')}. {part}"
        if len(longer) + len(last) + 1 <= LONGEST:
            text = longer
    if len(text) + len(last) + 1 > LONGEST:
        return text
    return f"{text} {last}"


def _parts(place: PlaceSheet) -> Iterator[str]:
    yield f"{', '.join(place.address)}."
    yield from place.reserves
    if phone := next((one.text for one in place.contacts if one.url.startswith("tel:")), ""):
        yield _("Telephone %(number)s.") % {"number": phone}
    open_days = [day for day in place.days if not day["closed"]][:_DAYS]
    for day in open_days:
        label = day["day"][0].upper() + day["day"][1:]
        yield _("%(label)s: %(text)s") % {"label": label, "text": f"{_spoken(day)}."}
    if not open_days and not place.days and place.hours_note:
        yield place.hours_note


def _spoken(day: dict[str, str]) -> str:
    """« de 9 h à 12 h », where a table has a dash; with the holiday it is."""
    hours = day["hours"]
    spoken = ", ".join(_interval(part) for part in hours.split(", "))
    return f"{spoken} ({day['note']})" if day["note"] else spoken


def _interval(part: str) -> str:
    start, dash, end = part.partition(" – ")
    if not dash:
        return part
    return _("from %(start)s to %(end)s") % {"start": start, "end": end}


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
