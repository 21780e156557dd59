"""A schedule told in plain French, in a form that is understood again as the same schedule."""

from .schedule import (
    ALL_DAYS,
    PLAIN,
    Closing,
    Date,
    Day,
    Months,
    NotUnderstood,
    Reason,
    Schedule,
    Slot,
    Slots,
    groups,
    runs,
)
from .words import DAY_NAMES, MONTH_NAMES, ORDINALS

WITHOUT = " sans rendez-vous"  # beside a slot that needs one


def told(schedule: Schedule) -> str:
    """« Du lundi au vendredi de 9 h à 12 h et de 14 h à 17 h 30 ; fermé les jours fériés. »"""
    if schedule.note is not PLAIN:
        return f"{_capital(schedule.note.text)}."
    parts = []
    for months, week in sorted(schedule.seasons.items()):
        season = f"{_months(months)} : " if months else ""
        days = [f"{_days(days)} {_slots(slots)}" for days, slots in groups(week)]
        parts.append(season + ", ".join(days))
    if schedule.closed_months:
        parts.append(f"fermé {_months(schedule.closed_months)}")
    parts += [_closing(one) for one in schedule.closings]
    if schedule.holidays is not None:
        hours = _slots(schedule.holidays)
        parts.append(f"les jours fériés {hours}" if hours else "fermé les jours fériés")
    if not parts:
        raise NotUnderstood(Reason.EMPTY)
    return f"{_capital(' ; '.join(parts))}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _days(days: list[Day]) -> str:
    if days[0].nth:
        order = joined([ORDINALS[number] for number in days[0].nth])
        return joined([f"le {order} {DAY_NAMES[day.weekday]} du mois" for day in days])
    numbers = [day.weekday for day in days]
    if tuple(numbers) == ALL_DAYS:
        return "tous les jours"
    parts = []
    for first, last in runs(numbers):
        if last - first > 1:
            parts.append(f"du {DAY_NAMES[first]} au {DAY_NAMES[last]}")
        else:
            parts += [f"le {DAY_NAMES[day]}" for day in range(first, last + 1)]
    return joined(parts)


def _slots(slots: Slots) -> str:
    noted = len({slot.note for slot in slots}) > 1
    texts = [_slot(slot) + (_note(slot) or WITHOUT if noted else "") for slot in slots]
    return joined(texts) + ("" if noted or not slots else _note(slots[0]))


def _note(slot: Slot) -> str:
    if slot.note == PLAIN:
        return ""
    if slot.lasts_all_day:
        return slot.note.text
    return f" ({slot.note.text})"


def _slot(slot: Slot) -> str:
    if slot.lasts_all_day and slot.note is not PLAIN:
        return ""
    return f"de {clock(slot.start)} à {clock(slot.end)}"


def clock(minutes: int) -> str:
    """« 9 h », « 17 h 30 », with spaces that do not break."""
    hour, minute = divmod(minutes, 60)
    return f"{hour} h {minute:02d}" if minute else f"{hour} h"


def joined(parts: list[str]) -> str:
    """« a, b et c »."""
    return " et ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def _months(months: Months) -> str:
    return joined(
        [
            f"en {MONTH_NAMES[first - 1]}"
            if first == last
            else f"de {MONTH_NAMES[first - 1]} à {MONTH_NAMES[last - 1]}"
            for first, last in months
        ]
    )


def _date(date: Date, with_year: bool = True) -> str:
    day = "1er" if date.day == 1 else str(date.day)
    year = f" {date.year}" if date.year and with_year else ""
    return f"{day} {MONTH_NAMES[date.month - 1]}{year}"


def _closing(one: Closing) -> str:
    reason = f" « {one.reason} »" if one.reason else ""
    if one.first == one.last:
        return f"fermé le {_date(one.first)}{reason}"
    return f"fermé du {_date(one.first)} au {_date(one.last)}{reason}"
