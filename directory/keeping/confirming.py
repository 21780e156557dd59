"""Twice a year the managers of a place are asked whether its page is still right."""

import datetime
from typing import Any

from django.core import signing
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from accounts import mails
from directory.models import Keeper, Place

ASKED_EVERY = datetime.timedelta(days=182)
LINK_LASTS = datetime.timedelta(days=90)
OLD_AFTER = datetime.timedelta(days=365)
SALT = "directory.confirming"


def is_old(place: Place, today: datetime.date) -> bool:
    """Whether nobody has confirmed the place for a year; false where no date is known at all."""
    dates = [day for day in (place.checked_on, place.updated_on) if day]
    return bool(dates) and max(dates) < today - OLD_AFTER


def old(places: QuerySet[Place], today: datetime.date) -> QuerySet[Place]:
    """Those of ``places`` that are ``is_old``."""
    long_ago = today - OLD_AFTER
    known = Q(checked_on__isnull=False) | Q(updated_on__isnull=False)
    return places.filter(known).exclude(Q(checked_on__gte=long_ago) | Q(updated_on__gte=long_ago))


def ask_due() -> int:
    """Write to each manager of a place not confirmed for half a year; how many mails.

    The same manager is asked about the same place twice a year at most.
    """
    since = timezone.now() - ASKED_EVERY
    due = Keeper.objects.filter(
        Q(reminded_at=None, decided_at__lt=since) | Q(reminded_at__lt=since),
        Q(place__checked_on=None) | Q(place__checked_on__lt=since.date()),
        state=Keeper.State.CONFIRMED,
        place__in=Place.objects.listed(),
        user__is_active=True,
    ).exclude(user__email="")
    count = 0
    for keeper in due.select_related("place", "user"):
        _ask(keeper)
        count += 1
    return count


@transaction.atomic
def _ask(keeper: Keeper) -> None:
    language = mails.language_of(keeper.user)
    with translation.override(language):
        confirm = reverse("confirm-place", args=[token_for(keeper)])
        change = reverse("keep-place", args=[keeper.place.slug])
    context = {
        "place": keeper.place,
        "confirm_url": mails.absolute(confirm),
        "change_url": mails.absolute(change),
    }
    mails.send("directory/mail/still_right", keeper.user.email, context, language=language)
    keeper.reminded_at = timezone.now()
    keeper.save(update_fields=["reminded_at"])


def token_for(keeper: Keeper) -> str:
    """What stands in the link of the mail."""
    return signing.dumps(keeper.pk, salt=SALT)


def keeper_of(token: str) -> Keeper | None:
    """Whose link it is; None once it is three months old, or they are no manager any more."""
    try:
        pk: Any = signing.loads(token, salt=SALT, max_age=LINK_LASTS)
    except signing.BadSignature:
        return None
    found = Keeper.objects.filter(pk=pk, state=Keeper.State.CONFIRMED, user__is_active=True)
    return found.select_related("place", "user").first()
