"""Closing an account, changing one's mind, and erasing all that the rooms hold of its owner."""

import datetime
import logging
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.db import transaction
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone, translation

from accounts import mails, personal_data
from accounts.models import Erasure
from accounts.signals import account_closed

logger = logging.getLogger(__name__)
DELAY = datetime.timedelta(days=14)
UNUSED = datetime.timedelta(days=3 * 365)
SALT = "accounts.erasing"


def is_last_administrator(user: Any) -> bool:
    """Whether nobody could run the portal without ``user``."""
    others = get_user_model().objects.filter(is_superuser=True, is_active=True)
    return user.is_superuser and not others.exclude(pk=user.pk).exists()


@transaction.atomic
def close(user: Any, *, template: str = "accounts/mail/closed") -> Erasure:
    """Close the account until it is erased; its owner gets a mail with a link to undo it."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    erasure, _created = Erasure.objects.get_or_create(
        user=user, defaults={"due_at": timezone.now() + DELAY, "language": language}
    )
    user.is_active = False
    user.save(update_fields=["is_active"])
    account_closed.send(sender=type(user), user=user)
    if user.email:
        with translation.override(language):
            undo = reverse("my-data-undo", args=[token_for(erasure)])
        context = {"undo_url": mails.absolute(undo), "due": erasure.due_at}
        mails.send(template, user.email, context, language=language)
    return erasure


def token_for(erasure: Erasure) -> str:
    """What stands in the link that undoes it."""
    return signing.dumps([erasure.pk, erasure.user_id], salt=SALT)


def erasure_of(token: str) -> Erasure | None:
    """The erasure that the link is about; None once it is undone, or done."""
    try:
        pk, user = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Erasure.objects.filter(pk=pk, user=user).select_related("user").first()


@transaction.atomic
def undo(erasure: Erasure) -> None:
    """Open the account again; what was hidden stays so until its owner shows it."""
    erasure.user.is_active = True
    erasure.user.save(update_fields=["is_active"])
    erasure.delete()


def erase_due() -> int:
    """Erase every account whose delay is over; how many.

    One that fails is tried again the next time, and does not keep the others from being erased.
    """
    count = 0
    for erasure in Erasure.objects.filter(due_at__lte=timezone.now()).select_related("user"):
        try:
            _erase(erasure)
        except Exception:
            logger.exception("Account %s could not be erased", erasure.user_id)
        else:
            count += 1
    return count


@transaction.atomic
def _erase(erasure: Erasure) -> None:
    user: Any = erasure.user
    email = user.email
    for holding in personal_data.holdings():
        holding.erase(user)
    user.delete()
    if email:
        mails.send("accounts/mail/erased", email, {}, language=erasure.language)


def close_unused() -> int:
    """Close accounts that nobody has used for three years, but those of the team; how many."""
    long_ago = timezone.now() - UNUSED
    seen = get_user_model().objects.annotate(seen_at=Coalesce("last_login", "date_joined"))
    unused = seen.filter(seen_at__lt=long_ago, is_active=True, is_superuser=False, groups=None)
    found = list(unused)
    for user in found:
        with translation.override(settings.LANGUAGE_CODE):
            close(user, template="accounts/mail/unused")
    return len(found)
