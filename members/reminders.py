"""One mail to each of the team for what has waited in the inbox for days."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from wagtail.users.models import UserProfile

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
    for user in _team():
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


def _team() -> Sequence[AbstractBaseUser]:
    """Whoever may enter the admin and wants mails: « submitted notifications » in their account."""
    enters = Q(groups__permissions__codename="access_admin") | Q(is_superuser=True)
    silent = UserProfile.objects.filter(submitted_notifications=False).values("user")
    users = get_user_model().objects.filter(enters, is_active=True).exclude(email="")
    return list(users.exclude(pk__in=silent).distinct().order_by("pk"))
