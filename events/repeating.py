"""A moment held again on other days: each time a moment of its own, with sites of its own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from wagtail.actions.edit import EditAction

from events.models import EventPage, Moment, State


def copy_of(moment: Moment, start: datetime, end: datetime) -> Moment:
    """``moment`` at another time, unsaved: same sites, people and programme.

    Nobody has registered for it, and nothing of it is cancelled.
    """
    data = moment.serializable_data()
    data |= _as_new() | {"state": State.PLANNED, "start": start, "end": end}
    for site in data["sites"]:
        site |= _as_new() | {"is_cancelled": False}
    for facilitator in data["facilitators"]:
        facilitator["pk"] = None
    # What it refers to was there when the moment itself was read.
    copy: Moment = Moment.from_serializable_data(data, check_fks=False)
    return copy


def _as_new() -> dict[str, Any]:
    return {"pk": None, "translation_key": str(uuid4())}


def add(draft: EventPage, moments: Iterable[Moment], user: Any) -> None:
    """Put ``moments`` at the end of ``draft``, the latest revision, and save it as a draft.

    ``PermissionDenied`` where ``user`` may not edit it, or somebody has locked it.
    """
    last = max((each.sort_order or 0 for each in draft.moments.all()), default=0)
    for number, moment in enumerate(moments, last + 1):
        moment.sort_order = number
        draft.moments.add(moment)
    EditAction(draft, user=user).execute()
