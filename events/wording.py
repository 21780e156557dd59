"""When something is, in plain sentences and in its own time zone."""

from datetime import date, datetime

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from directory.wording import long_date, time_words
from events import zones
from events.models import Moment


def day_words(day: date) -> str:
    """« vendredi 19 juin 2020 »."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def when_words(moment: Moment) -> str:
    """« vendredi 19 juin 2020, de 10 h à 12 h », with the zone where it is not that of Paris.

    Whole days have no hours: « du vendredi 19 juin 2020 au vendredi 10 juillet 2020 ».
    """
    start, end = moment.local_start, moment.local_end
    if moment.is_whole_days:
        first, last = start.date(), moment.last_day
        days = {"first": day_words(first), "last": day_words(last)}
        return day_words(first) if first == last else _("from %(first)s to %(last)s") % days
    words = {
        "day": day_words(start.date()),
        "from": time_words(start),
        "last": day_words(end.date()),
        "to": time_words(end),
    }
    if start.date() == end.date():
        return _("%(day)s, from %(from)s to %(to)s") % words + zone_words(moment)
    sentence = _("from %(day)s at %(from)s to %(last)s at %(to)s") % words
    return sentence + zone_words(moment)


def zone_words(moment: Moment) -> str:
    """« (heure de La Réunion ; 8 h à Paris) »; empty for what follows the clocks of Paris."""
    if moment.time_zone == zones.PARIS:
        return ""
    there = moment.start.astimezone(zones.zone(zones.PARIS))
    words = {
        "zone": zones.ZONES.get(moment.time_zone, moment.time_zone),
        "paris": _in_paris(there, moment.local_start.date()),
    }
    return " " + _("(%(zone)s; %(paris)s in Paris)") % words


def _in_paris(there: datetime, day: date) -> str:
    """The hour, with the day where it is another one."""
    if there.date() == day:
        return time_words(there)
    return f"{day_words(there.date())}, {time_words(there)}"
