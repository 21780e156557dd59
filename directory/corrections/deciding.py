"""A correction accepted is an edit of the place; turned down, it has a reason."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from wagtail.log_actions import log

from accounts import mails
from directory.doubles.finding import pair_of
from directory.importing.merging import filled
from directory.keeping import editing
from directory.models import Correction, Place
from directory.provenance import Hand, record_all

Kind, State = Correction.Kind, Correction.State


def waiting() -> QuerySet[Correction]:
    """All that wait, the oldest first, with their places."""
    return Correction.objects.filter(state=State.WAITING).select_related("place", "twin")


@transaction.atomic
def accept(correction: Correction, by: Any) -> bool:
    """Put right what it says, and thank its sender if they wished.

    False, and nothing is changed, when it is decided already, or when the place says something
    else by now than what the sender saw.
    """
    if not _decide(correction, State.ACCEPTED, by, ""):
        return False
    if correction.kind == Kind.MISSING:
        correction.place = _added(correction.values, by)
    elif correction.place and correction.twin and correction.place != correction.twin:
        pair_of(correction.place, correction.twin)  # editors look at both before they merge
    elif correction.place and correction.values:
        kept = editing.keep(correction.place, correction.values, correction.seen, by, Hand.READER)
        if kept.conflict:
            transaction.set_rollback(True)
            return False
    _close(correction)
    return True


@transaction.atomic
def refuse(correction: Correction, by: Any, reason: str) -> bool:
    """Say no, with a reason that the sender reads if they wished; False when it is decided."""
    if not _decide(correction, State.REFUSED, by, reason):
        return False
    _close(correction)
    return True


def _added(values: Mapping[str, Any], by: Any) -> Place:
    place = filled(Place(live=True), values)
    record_all(place, Hand.READER, timezone.localdate())
    place.save()
    log(place, "wagtail.create", user=by)
    place.save_revision(user=by).publish(user=by)
    return place


def _decide(correction: Correction, state: Correction.State, by: Any, reason: str) -> bool:
    """Once: of two answers at the same moment, the first holds."""
    still = Correction.objects.filter(pk=correction.pk, state=State.WAITING)
    now = timezone.now()
    if not still.update(state=state, decided_by=by, decided_at=now, reason=reason):
        return False
    correction.refresh_from_db(fields=["state", "decided_at", "decided_by", "reason"])
    return True


def _close(correction: Correction) -> None:
    """Write the one mail, and forget the address."""
    if correction.email:
        place = correction.place
        with translation.override(correction.language):
            url = mails.absolute(place.get_absolute_url()) if place else ""
        # Nothing of what the sender typed stands in it: the address may be somebody else's.
        context = {"place": place, "correction": correction, "place_url": url}
        mails.send(
            "directory/mail/correction_decided",
            correction.email,
            {**context, "accepted": correction.state == State.ACCEPTED},
            language=correction.language,
        )
    correction.email = ""
    correction.save(update_fields=["email", "place"])
