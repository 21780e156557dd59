"""One mail to each of the team for what has waited in the inbox for days."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from accounts import mails
from members.inbox import sources_for

PATIENCE = datetime.timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Overdue:
    """What one source has waiting, of which the oldest since ``since``."""

    label: str | Promise
    count: int
    since: datetime.datetime


def remind() -> int:
    """Write to whoever may decide of something that has waited too long; how many mails."""
    told = 0
    for user in mails.of_the_team("wagtailadmin.access_admin"):
        if overdue := overdue_for(user):
            context = {
                "overdue": overdue,
                "days": PATIENCE.days,
                "url": mails.absolute(reverse("inbox")),
            }
            mails.send(
                "members/mail/reminder",
                user.email,  # type: ignore[attr-defined]
                context,
                language=mails.language_of(user),
            )
            told += 1
    return told


def overdue_for(user: AbstractBaseUser) -> Sequence[Overdue]:
    """The sources whose oldest entry has waited for more than three days."""
    long_ago = timezone.now() - PATIENCE
    oldest = [(source, source.waiting(1)) for source in sources_for(user)]
    return [
        Overdue(source.label, source.count(), first[0].since)
        for source, first in oldest
        if first and first[0].since < long_ago
    ]
