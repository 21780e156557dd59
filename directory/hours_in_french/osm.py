"""A schedule in OpenStreetMap's ``opening_hours``, and read back from it.

Only the form that ``written`` gives, and what is close to it, is read: that is enough to check what
was understood, and to fill a form with the hours that most places have.
"""

import re

from .building import ordered
from .schedule import (
    MIDNIGHT,
    PLAIN,
    Access,
    Closing,
    Date,
    Day,
    Months,
    Note,
    NotUnderstood,
    Reason,
    Schedule,
    Slot,
    Slots,
    groups,
    runs,
)

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written(schedule: Schedule) -> str:
    """``schedule`` in the standard's form, the same hours always the same text."""
    if schedule.note is not PLAIN:
        return f'"{schedule.note.text}"'
    rules = []
    for months, week in sorted(schedule.seasons.items()):
        season = _months(months)
        for days, slots in groups(week):
            rules.append(_rule(f"{season}{_days(days)}", slots))
    if schedule.closed_months:
        rules.append(f"{_months(schedule.closed_months)}off")
    rules += [_closing(one) for one in schedule.closings]
    if schedule.holidays is not None:
        rules.append(_rule("PH", schedule.holidays) if schedule.holidays else "PH off")
    return "; ".join(rules)


def _rule(selector: str, slots: Slots) -> str:
    """One rule for slots with the same note, joined by commas to those with another."""
    parts: list[tuple[Note, list[Slot]]] = []
    for slot in slots:
        if parts and parts[-1][0] == slot.note:
            parts[-1][1].append(slot)
        else:
            parts.append((slot.note, [slot]))
    return ", ".join(
        " ".join(filter(None, (selector, _times(some), _modifier(note)))) for note, some in parts
    )


def _times(slots: list[Slot]) -> str:
    if slots[0].lasts_all_day and slots[0].note is not PLAIN:
        return ""
    return ",".join(f"{_clock(slot.start)}-{_clock(slot.end)}" for slot in slots)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _modifier(note: Note) -> str:
    if note == PLAIN:
        return ""
    word = {Access.OPEN: "open ", Access.SOMETIMES: "unknown "}.get(note.access, "")
    return f'{word}"{note.text}"'


def _days(days: list[Day]) -> str:
    if days[0].nth:
        nth = ",".join(map(str, days[0].nth))
        return ",".join(f"{DAYS[day.weekday]}[{nth}]" for day in days)
    return ",".join(
        DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}"
        for first, last in runs([day.weekday for day in days])
    )


def _months(months: Months) -> str:
    names = [
        MONTHS[first - 1] if first == last else f"{MONTHS[first - 1]}-{MONTHS[last - 1]}"
        for first, last in months
    ]
    return ",".join(names) + " " if names else ""


def _closing(one: Closing) -> str:
    first, last = one.first, one.last
    text = f"{first.year} " if first.year else ""
    text += f"{MONTHS[first.month - 1]} {first.day:02d}"
    if last != first:
        year = f"{last.year} " if last.year else ""
        text += f"-{year}{MONTHS[last.month - 1]} {last.day:02d}"
    return f'{text} off "{one.reason}"' if one.reason else f"{text} off"


# Reading

_RULES = re.compile(r'(?:"[^"]*"|[^;"])+')
_M = "|".join(MONTHS)
_D = "|".join(DAYS)
_DAY_PART = rf"(?:{_D})(?:-(?:{_D})|\[-?\d(?:,-?\d)*\])?"
_MONTH_PART = rf"(?:{_M})(?:-(?:{_M}))?"
_TIME = r"\d\d:\d\d-\d\d:\d\d"
_PART = re.compile(
    rf"(?:(?P<months>{_MONTH_PART}(?:,{_MONTH_PART})*) ?:? )?"
    rf"(?P<days>PH|{_DAY_PART}(?:, ?{_DAY_PART})*)"
    rf"(?: (?P<times>off|closed|{_TIME}(?:, ?{_TIME})*))?"
    r'(?: (?P<word>open|unknown))?(?: ?"(?P<note>[^"]*)")?'
    r"(?P<more>, (?=[A-Z]))?"
)
_CLOSED = re.compile(rf"(?P<months>{_MONTH_PART}(?:,{_MONTH_PART})*) (?:off|closed)")
_DATES = re.compile(
    rf"(?:(?P<year>\d{{4}}) )?(?P<month>{_M}) (?P<day>\d\d)"
    rf"(?:-(?:(?P<year2>\d{{4}}) )?(?:(?P<month2>{_M}) )?(?P<day2>\d\d))? (?:off|closed)"
    r'(?: "(?P<reason>[^"]*)")?'
)


def read(text: str) -> Schedule:
    """The schedule of ``text``. Raises ``NotUnderstood`` for all that a schedule cannot hold."""
    text = " ".join(text.split())
    if re.fullmatch(r'"[^"]+"', text):
        return Schedule({}, note=Note(Access.APPOINTMENT, text.strip('"')))
    seasons: dict[Months, dict[Day, Slots]] = {}
    holidays: Slots | None = None
    closed_months: Months = ()
    closings: list[Closing] = []
    for rule in (one.strip() for one in _RULES.findall(text) if one.strip()):
        if match := _CLOSED.fullmatch(rule):
            closed_months += _read_months(match["months"])
        elif match := _DATES.fullmatch(rule):
            closings.append(_read_closing(match))
        else:
            months, days, slots = _read_rule(rule)
            if days is None:
                holidays = slots
            else:
                week = seasons.setdefault(months, {})
                for day in days:
                    week[day] = slots
    seasons = {m: {d: s for d, s in week.items() if s} for m, week in seasons.items()}
    return Schedule(
        {months: week for months, week in seasons.items() if week},
        holidays,
        closed_months,
        tuple(closings),
    )


def _read_rule(rule: str) -> tuple[Months, list[Day] | None, Slots]:
    """Months, days (None: public holidays) and slots of a rule and of those joined to it."""
    place, about = 0, None
    slots: Slots = ()
    while place < len(rule):
        match = _PART.match(rule, place)
        if not match or (about and about != (match["months"], match["days"])):
            raise NotUnderstood(Reason.WORD, rule[place:])
        about = (match["months"], match["days"])
        slots += _read_slots(match)
        place = match.end()
        if not match["more"] and place < len(rule):
            raise NotUnderstood(Reason.WORD, rule[place:])
    if about is None:
        raise NotUnderstood(Reason.EMPTY)
    days = None if about[1] == "PH" else _read_days(about[1])
    return _read_months(about[0] or ""), days, ordered(slots, rule)


def _read_slots(match: re.Match[str]) -> Slots:
    times, word, text = match["times"], match["word"], match["note"]
    note = PLAIN
    if text:
        access = {"open": Access.OPEN, "unknown": Access.SOMETIMES, None: Access.APPOINTMENT}[word]
        note = Note(access, text)
    elif word == "unknown" or not times:
        raise NotUnderstood(Reason.NO_TIMES, match[0])
    if times in ("off", "closed"):
        return ()
    if not times:
        return (Slot(0, MIDNIGHT, note),)
    found = []
    for part in re.split(", ?", times):
        start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in part.split("-"))
        if not start < end <= MIDNIGHT:
            raise NotUnderstood(Reason.BACKWARDS, part)
        found.append(Slot(start, end, note))
    return tuple(found)


def _read_days(text: str) -> list[Day]:
    found: list[Day] = []
    for part in re.findall(_DAY_PART, text):
        first = DAYS.index(part[:2])
        if part[2:3] == "[":
            found.append(Day(first, tuple(map(int, part[3:-1].split(",")))))
        else:
            length = (DAYS.index(part[3:]) - first) % 7 if part[2:] else 0
            found += [Day((first + step) % 7) for step in range(length + 1)]
    return found


def _read_months(text: str) -> Months:
    pairs = [part.split("-") for part in text.split(",") if part]
    return tuple((MONTHS.index(pair[0]) + 1, MONTHS.index(pair[-1]) + 1) for pair in pairs)


def _read_closing(match: re.Match[str]) -> Closing:
    month, year = MONTHS.index(match["month"]) + 1, int(match["year"] or 0)
    first = Date(month, int(match["day"]), year)
    if not match["day2"]:
        return Closing(first, first, match["reason"] or "")
    last_month = MONTHS.index(match["month2"]) + 1 if match["month2"] else month
    last = Date(last_month, int(match["day2"]), int(match["year2"] or year))
    return Closing(first, last, match["reason"] or "")
