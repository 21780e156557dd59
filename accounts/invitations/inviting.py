"""Invitations are sent, sent again, withdrawn, accepted and forgotten."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import signing
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation

from accounts import mails
from accounts.models import Invitation

SALT = "accounts.invitation"
SESSION = "invitation"
GOOD_FOR = timedelta(days=14)
KEPT = timedelta(days=90)  # after it was over, withdrawn or accepted


def may_invite(user: Any) -> bool:
    """Whether ``user`` may invite people."""
    return bool(user.has_perm("accounts.add_invitation"))


def seen_by(user: Any) -> QuerySet[Invitation]:
    """The invitations that ``user`` may see and decide of: all of them, or their own."""
    found = Invitation.objects.select_related("role", "invited_by")
    return found if user.has_perm("accounts.change_invitation") else found.filter(invited_by=user)


def roles_for(user: Any) -> QuerySet[Group]:
    """The roles that ``user`` may give with an invitation: those who may give them anyhow."""
    return (
        Group.objects.order_by("name")
        if user.has_perm("auth.change_user")
        else Group.objects.none()
    )


def has_account(email: str) -> bool:
    """Whether somebody signs in with ``email``."""
    return get_user_model().objects.filter(email__iexact=email).exists()


@transaction.atomic
def invite(
    email: str,
    by: Any,
    *,
    language: str,
    role: Group | None = None,
    words: str = "",
    in_batch: bool = False,
) -> Invitation:
    """Invite ``email``; a pending invitation of the same address is sent anew in this form."""
    values = {"language": language, "role": role, "words": words, "invited_by": by}
    invitation = Invitation.objects.pending().filter(email=email).first() or Invitation(email=email)
    for name, value in values.items():
        setattr(invitation, name, value)
    send(invitation, in_batch=in_batch)
    return invitation


@transaction.atomic
def send(invitation: Invitation, *, in_batch: bool = False) -> None:
    """Send it, again or for the first time; it is good for two weeks from now."""
    now = timezone.now()
    invitation.sent_at, invitation.expires_at = now, now + GOOD_FOR
    invitation.save()
    with translation.override(invitation.language):
        context = {
            "invitation": invitation,
            "inviter": _name_of(invitation.invited_by),
            "link": mails.absolute(reverse("invitation", args=[_token(invitation)])),
        }
        mails.send("accounts/mail/invitation", invitation.email, context, in_batch=in_batch)


def withdraw(invitation: Invitation) -> None:
    """The link in the mail leads nowhere from now on."""
    Invitation.objects.pending().filter(pk=invitation.pk).update(withdrawn_at=timezone.now())


def named_by(token: str) -> Invitation | None:
    """The invitation of a link that was sent; None when it was made up or is forgotten."""
    try:
        pk = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    return Invitation.objects.select_related("role", "invited_by").filter(pk=pk).first()


def remember(request: HttpRequest, invitation: Invitation) -> None:
    """Whoever reads the invited mailbox is here: the sign-up that follows is theirs.

    allauth takes the address for verified, as nobody else has this link.
    """
    request.session[SESSION] = invitation.pk
    get_adapter(request).stash_verified_email(request, invitation.email)


def remembered(request: HttpRequest) -> Invitation | None:
    """The invitation with which this browser came, if it can still be accepted."""
    pk = request.session.get(SESSION, 0)
    found = Invitation.objects.pending().filter(pk=pk, expires_at__gt=timezone.now())
    return found.select_related("role").first()


@transaction.atomic
def accept(invitation: Invitation, user: Any) -> bool:
    """The account is there: it gets the role. Whether the invitation could still be accepted."""
    now = timezone.now()
    open_ones = Invitation.objects.pending().filter(pk=invitation.pk, expires_at__gt=now)
    if not open_ones.update(accepted_at=now, accepted_by=user):
        return False
    if invitation.role:
        user.groups.add(invitation.role)
    return True


def accept_remembered(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """After a sign-up: accept the invitation that led to it."""
    if invitation := remembered(request):
        accept(invitation, user)
    request.session.pop(SESSION, None)


def forget_old() -> int:
    """Delete invitations that led to something, or to nothing, long ago; how many."""
    long_ago = timezone.now() - KEPT
    over = (
        Q(accepted_at__lt=long_ago)
        | Q(withdrawn_at__lt=long_ago)
        | Q(accepted_at=None, expires_at__lt=long_ago)
    )
    return Invitation.objects.filter(over).delete()[0]


def _token(invitation: Invitation) -> str:
    return signing.Signer(salt=SALT).sign_object(invitation.pk)


def _name_of(user: Any) -> str:
    """How the mail names who invites; empty once their account is gone."""
    return user.get_full_name() if user else ""
