"""Days, places, prices and lengths of courses in plain words, in the language being read."""

import datetime

from django.utils import formats
from django.utils.dates import MONTHS
from django.utils.translation import gettext, ngettext

from directory.departments import DEPARTMENTS
from directory.wording import long_date
from training.models import CourseSession


def days_words(start: datetime.date, end: datetime.date) -> str:
    """« 12 janvier 2027 », « du 12 au 14 janvier 2027 »; no month or year said twice."""
    if start == end:
        return long_date(start)
    first = long_date(start)
    if start.year == end.year:
        first = first.removesuffix(f" {start.year}")
        if start.month == end.month:
            first = first.removesuffix(f" {MONTHS[start.month]}")
    return gettext("%(start)s to %(end)s") % {"start": first, "end": long_date(end)}


def where_words(session: CourseSession) -> str:
    """« Lille (Nord) », « à distance », « Lille (Nord) ou à distance »."""
    department = DEPARTMENTS.get(session.where_department, "")
    town = f"{session.where} ({department})" if session.where and department else session.where
    if town and session.is_remote:
        return gettext("%(town)s, or remote") % {"town": town}
    return town or gettext("remote")


def price_words(price: int | None) -> str:
    """« Gratuit », « 1 200 € »; empty when it is not known."""
    if price is None:
        return ""
    if price == 0:
        return gettext("Free of charge")
    amount = formats.number_format(price, use_l10n=True, force_grouping=True)
    return gettext("€%(amount)s") % {"amount": amount}


def hours_words(hours: int | None) -> str:
    """« 14 heures »; empty when it is not known."""
    if hours is None:
        return ""
    return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
