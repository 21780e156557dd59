"""Keeping a wish, joining one, leaving it: each address once, each address confirmed.

What is asked with a signed-in account's own address needs no link: it was confirmed before. Rows
that nobody has confirmed are written without signals, so that nobody empties kept pages by sending.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from accounts import addresses
from training.models import Wish, WishVoice
from training.wishes import letters
from training.wishes.alike import Asked, alike

CONFIRM, LEAVE = letters.CONFIRM, letters.LEAVE
CONFIRMED_WITHIN = timedelta(days=2)
DAY = timedelta(days=1)
MOST_OF_ONE = 5  # mails to confirm that one address gets in a day
MOST_COMPARED = 2_000  # the latest wishes; a portal with more answers some of them

State = Wish.State


def asked_by(wish: Wish) -> Asked:
    """What ``wish`` asks, as it is compared."""
    return Asked(frozenset(wish.skills), wish.words)


def similar_to(asked: Asked) -> Sequence[Wish]:
    """Public wishes that ask for the same, the closest first, with their ``people``."""
    rows = Wish.objects.filter(state=State.PUBLISHED).values_list("pk", "skills", "words")
    others = [(pk, Asked(frozenset(skills), words)) for pk, skills, words in rows[:MOST_COMPARED]]
    keys = alike(asked, others)
    found = Wish.objects.public().in_bulk(list(keys)) if keys else {}
    return [found[key] for key in keys if key in found]


def own_address(user: Any) -> str:
    """The address of ``user`` that needs no confirming; empty without one."""
    known = addresses.verified(user) if user.is_authenticated else []
    mine = (user.email or "").lower() if user.is_authenticated else ""
    return mine if mine in known else next(iter(known), "")


@transaction.atomic
def order(wish: Wish, email: str, *, is_known: bool) -> WishVoice | None:
    """Keep a new wish; its author confirms it by mail, unless ``is_known``.

    None when this address was asked to confirm often enough today: nobody is told.
    """
    if not is_known and _was_asked_often(email):
        return None
    wish = Wish.objects.bulk_create([wish])[0]
    voice = _voice(wish, email, is_author=True)
    if is_known:
        confirm(voice)
    else:
        letters.confirm(voice)
    return voice


@transaction.atomic
def join(wish: Wish, email: str, *, is_known: bool) -> WishVoice | None:
    """Let an address ask for ``wish`` too; one that asks already gets no other mail."""
    voice = wish.voices.filter(email=email).first()
    if voice is None:
        if not is_known and _was_asked_often(email):
            return None
        voice = _voice(wish, email)
        if not is_known:
            letters.confirm(voice)
    if is_known and voice.confirmed_at is None:
        confirm(voice)
    return voice


@transaction.atomic
def confirm(voice: WishVoice) -> None:
    """This address asks from now on; its own words wait for an editor, skills alone do not."""
    voice.confirm()
    wish = voice.wish
    if wish.state == State.UNCONFIRMED and voice.is_author:
        wish.state = State.WAITING if wish.words else State.PUBLISHED
        wish.save(update_fields=["state"])


@transaction.atomic
def leave(voice: WishVoice) -> None:
    """This address asks no more; a wish that nobody and no workshop asks for goes."""
    wish = voice.wish
    voice.delete()
    if not wish.in_workshop and not wish.voices.filter(confirmed_at__isnull=False).exists():
        wish.delete()


@transaction.atomic
def count_with(wish: Wish, other: Wish) -> None:
    """Let the people of the workshop that asks for ``wish`` ask for ``other``, in its place."""
    if not Wish.objects.of_workshops().filter(pk=wish.pk).delete()[0]:
        return  # another editor has decided of it meanwhile
    kept = Wish.objects.select_for_update().get(pk=other.pk)
    kept.in_workshop += wish.in_workshop
    kept.save(update_fields=["in_workshop"])


def voice_of(token: str, salt: str) -> WishVoice | None:
    """The voice that a link in a mail names; None when it is made up, too old or gone.

    A link to leave is good for as long as the voice is kept.
    """
    try:
        within = CONFIRMED_WITHIN if salt == CONFIRM else None
        pk = signing.loads(token, salt=salt, max_age=within)
    except signing.BadSignature:
        return None
    return WishVoice.objects.select_related("wish").filter(pk=pk).first()


def _voice(wish: Wish, email: str, is_author: bool = False) -> WishVoice:
    voice = WishVoice(wish=wish, email=email, language=get_language() or "", is_author=is_author)
    return WishVoice.objects.bulk_create([voice])[0]


def _was_asked_often(email: str) -> bool:
    since = timezone.now() - DAY
    asked = WishVoice.objects.filter(email=email, confirmed_at=None, created_at__gt=since)
    return asked.count() >= MOST_OF_ONE
