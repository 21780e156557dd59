"""Mails to moderators, in batches: what came since the last one, in one mail for each of them."""

import logging
import smtplib

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.users.models import UserProfile

from comments.inbox import about
from comments.models import Comment

logger = logging.getLogger(__name__)
MOST = 20  # comments quoted in a mail
LONGEST = 300  # characters of each


def moderators() -> list[AbstractBaseUser]:
    """Who may publish comments and wants mails: « submitted notifications » in their account."""
    users = get_user_model().objects.with_perm(
        "comments.publish_comment", backend="django.contrib.auth.backends.ModelBackend"
    )
    silent = UserProfile.objects.filter(submitted_notifications=False).values("user")
    return list(users.exclude(email="").exclude(pk__in=silent).order_by("pk"))


def mail_waiting() -> tuple[int, int]:
    """Write to each moderator of what they have not been told; how many comments, how many mails.

    What could not be sent to anybody is told the next time.
    """
    to_decide = Comment.objects.to_decide().filter(announced_at=None)
    found = list(to_decide.select_related("page", "parent").prefetch_related("reports"))
    sent = sum(_write(user, found) for user in moderators()) if found else 0
    if sent:
        told = Comment.objects.filter(pk__in=[comment.pk for comment in found])
        told.update(announced_at=timezone.now())
    return (len(found) if sent else 0), sent


def _write(user: AbstractBaseUser, comments: list[Comment]) -> bool:
    """One mail in the moderator's language; whether it went."""
    profile = UserProfile.get_for_user(user)
    with translation.override(profile.get_preferred_language()):
        message = EmailMessage(*_message(comments), to=[user.email])  # type: ignore[attr-defined]
        try:
            return bool(message.send(using="default"))
        except (OSError, smtplib.SMTPException):
            logger.exception("A mail about %s comments could not be sent", len(comments))
            return False


def _message(comments: list[Comment]) -> tuple[str, str]:
    """Subject and text, in the active language."""
    count = len(comments)
    subject = ngettext(
        "[%(name)s] A comment waits for you", "[%(name)s] %(count)s comments wait for you", count
    ) % {"name": settings.WAGTAIL_SITE_NAME, "count": count}
    quoted = [
        f"{comment.author} – {about(comment)}\n{Truncator(comment.text).chars(LONGEST)}\n"
        for comment in comments[:MOST]
    ]
    if count > MOST:
        quoted.append(_("And %(count)s more.") % {"count": count - MOST} + "\n")
    inbox = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('inbox')}?source=comments"
    decide = _("Decide here: %(url)s") % {"url": inbox}
    why = _("You get this mail because you moderate. Your account settings switch it off.")
    return subject, "\n".join([*quoted, decide, "", why, ""])
