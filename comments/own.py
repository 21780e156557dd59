"""One's own comments, without an account: a link by mail, good for a day."""

import hmac
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse

from accounts import mails
from comments.models import Comment
from comments.models.comment import CommentQuerySet

SALT = "comments.own"
DAY = 86_400
HOUR = 3_600


def token_for(comment: Comment) -> str:
    """What stands in the link. It names one of the comments, so that it shows no address."""
    return signing.dumps(comment.pk, salt=SALT)


def comments_of(token: str) -> CommentQuerySet:
    """All comments of the person who has ``token``; none once it is old, or all is erased."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=DAY)
    except signing.BadSignature:
        return Comment.objects.none()
    known = Comment.objects.filter(pk=pk).values_list("email", flat=True).first()
    return Comment.objects.by_address(known or "")


def send_link(email: str, request: HttpRequest) -> None:
    """Write to ``email`` if comments were sent with it, at most once an hour.

    Nothing tells the one who asks whether there are any.
    """
    latest = Comment.objects.by_address(email).last()
    if latest is None:
        return
    if not cache.add(f"comments-link-{_hash(latest.email)}", True, HOUR):
        return
    link = request.build_absolute_uri(reverse("comments-own", args=[token_for(latest)]))
    mails.send("comments/mail/own", latest.email, {"link": link})


def _hash(email: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), email.encode(), sha256).hexdigest()[:32]
