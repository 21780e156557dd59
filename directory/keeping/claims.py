"""« I work here »: asked by whoever has an account, agreed to by a manager of the place, an
animator of its territory or an editor."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.dispatch import Signal
from django.urls import reverse
from django.utils import timezone
from wagtail.permissions import policy_registry

from accounts import mails
from directory.admin.territory import departments_of
from directory.models import Keeper, Place

State = Keeper.State

# Sent with ``keeper``: somebody has become a manager of a place, or is none any more.
began = Signal()
ended = Signal()


def keeps(user: Any, place: Place) -> bool:
    """Whether ``user`` is a manager of ``place``."""
    return Keeper.objects.filter(user_id=user.pk, place=place, state=State.CONFIRMED).exists()


def places_kept_by(user: Any) -> QuerySet[Place]:
    """The places that ``user`` manages."""
    return Place.objects.filter(keepers__user=user, keepers__state=State.CONFIRMED)


def may_decide(user: Any, keeper: Keeper) -> bool:
    """Somebody else who manages the place, animates its territory, or edits places."""
    if keeper.user_id == user.pk:
        return False
    policy = policy_registry.get_by_type(Place)
    edits: bool = policy.user_has_permission_for_instance(user, "change", keeper.place)
    return edits or keeps(user, keeper.place)


def asked() -> QuerySet[Keeper]:
    """All claims that wait, the oldest first."""
    return Keeper.objects.filter(state=State.ASKED).select_related("place", "user")


def waiting_for(user: Any) -> QuerySet[Keeper]:
    """What others ask of the places that ``user`` manages, or of those of their territory."""
    own = Q(place__in=places_kept_by(user)) | Q(place__department__in=departments_of(user))
    return asked().filter(own).exclude(user=user)


@transaction.atomic
def ask(user: Any, place: Place, words: str) -> Keeper:
    """Say that ``user`` works at ``place``; its managers get a mail. Asked twice, it is one."""
    keeper, created = Keeper.objects.get_or_create(
        place=place, user=user, defaults={"words": words}
    )
    if not created and keeper.state == State.REFUSED:
        keeper.state, keeper.words, keeper.reason = State.ASKED, words, ""
        keeper.asked_at = timezone.now()
        keeper.save()
        created = True
    if created:
        context = {"keeper": keeper, "url": mails.absolute(f"{reverse('my-space')}#places")}
        for manager in _managers(place):
            _write("directory/mail/claim", manager, context)
    return keeper


@transaction.atomic
def confirm(keeper: Keeper, by: Any) -> None:
    """Make them a manager of the place, and tell them."""
    _decide(keeper, State.CONFIRMED, by, "")
    began.send(sender=Keeper, keeper=keeper)


@transaction.atomic
def refuse(keeper: Keeper, by: Any, reason: str) -> None:
    """Say no, with a reason that they read."""
    _decide(keeper, State.REFUSED, by, reason)


@transaction.atomic
def leave(user: Any, place: Place) -> None:
    """They do not work there any more, or take back what they asked."""
    for keeper in Keeper.objects.filter(user=user, place=place):
        if keeper.state == State.CONFIRMED:
            ended.send(sender=Keeper, keeper=keeper)
        keeper.delete()


def _decide(keeper: Keeper, state: Keeper.State, by: Any, reason: str) -> None:
    keeper.state, keeper.decided_by, keeper.reason = state, by, reason
    keeper.decided_at = timezone.now()
    keeper.save()
    context = {
        "keeper": keeper,
        "confirmed": state == State.CONFIRMED,
        "url": mails.absolute(reverse("keep-place", args=[keeper.place.slug])),
    }
    _write("directory/mail/claim_decided", keeper.user, context)


def _managers(place: Place) -> Sequence[Any]:
    confirmed = Keeper.objects.filter(place=place, state=State.CONFIRMED).select_related("user")
    return [keeper.user for keeper in confirmed]


def _write(name: str, user: Any, context: dict[str, Any]) -> None:
    if user.email and user.is_active:
        mails.send(name, user.email, context, language=mails.language_of(user))
