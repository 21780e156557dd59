"""Durations, clocks and sizes of groups in words, in the language being read."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.workshops.timing import Slot

HOUR = 60
NO_BREAK = "\u00a0"


def duration_words(minutes: int) -> str:
    """« 45 min », « 2 h », « 1 h 30 »: both languages write it so."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return f"{rest}{NO_BREAK}min"
    return f"{hours}{NO_BREAK}h{NO_BREAK}{rest:02d}" if rest else f"{hours}{NO_BREAK}h"


def slot_words(slot: Slot) -> str:
    """« 0 h 15 – 0 h 40 »: the clock of a workshop that begins at nought."""
    return f"{_clock(slot.start)} – {_clock(slot.end)}"


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes, HOUR)
    return f"{hours}{NO_BREAK}h{NO_BREAK}{rest:02d}"


def group_words(fewest: int, most: int | None) -> str:
    """« de 8 à 12 personnes », « 10 personnes », « 6 personnes ou plus »."""
    if most is None:
        words = ngettext("%(count)s person or more", "%(count)s people or more", fewest)
        return words % {"count": fewest}
    if fewest == most:
        return ngettext("%(count)s person", "%(count)s people", most) % {"count": most}
    return _("%(fewest)s to %(most)s people") % {"fewest": fewest, "most": most}
