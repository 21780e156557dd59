"""« I work here »: asked by whoever has an account, agreed to by a manager of the place, an
animator of its territory or an editor."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.dispatch import Signal
from django.urls import reverse
from django.utils import timezone, translation
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
        for manager in _managers(place):
            _write("directory/mail/claim", manager, keeper)
    return keeper


@transaction.atomic
def confirm(keeper: Keeper, by: Any) -> bool:
    """Make them a manager of the place, and tell them; False when it is answered already."""
    if not _decide(keeper, State.CONFIRMED, by, ""):
        return False
    began.send(sender=Keeper, keeper=keeper)
    return True


@transaction.atomic
def refuse(keeper: Keeper, by: Any, reason: str) -> bool:
    """Say no, with a reason that they read; False when it is answered already."""
    return _decide(keeper, State.REFUSED, by, reason)


@transaction.atomic
def leave(user: Any, place: Place) -> None:
    """They do not work there any more, or take back what they asked."""
    for keeper in Keeper.objects.filter(user=user, place=place):
        if keeper.state == State.CONFIRMED:
            ended.send(sender=Keeper, keeper=keeper)
        keeper.delete()


def _decide(keeper: Keeper, state: Keeper.State, by: Any, reason: str) -> bool:
    """Once: of two answers at the same moment, the first holds."""
    asked = Keeper.objects.filter(pk=keeper.pk, state=State.ASKED)
    moment = timezone.now()
    if not asked.update(state=state, decided_by=by, reason=reason, decided_at=moment):
        return False
    keeper.refresh_from_db()
    _write("directory/mail/claim_decided", keeper.user, keeper, confirmed=state == State.CONFIRMED)
    return True


def _managers(place: Place) -> Sequence[Any]:
    confirmed = Keeper.objects.filter(place=place, state=State.CONFIRMED).select_related("user")
    return [keeper.user for keeper in confirmed]


def _write(name: str, user: Any, keeper: Keeper, **more: Any) -> None:
    if not (user.email and user.is_active):
        return
    language = mails.language_of(user)
    with translation.override(language):
        context = {
            "keeper": keeper,
            "space_url": mails.absolute(f"{reverse('my-space')}#places"),
            "place_url": mails.absolute(reverse("keep-place", args=[keeper.place.slug])),
            **more,
        }
    mails.send(name, user.email, context, language=language)
