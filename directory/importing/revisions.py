"""What an import or a manager changes shows in Wagtail's form, and no draft is lost by it.

Wagtail's form opens the latest revision, not the place itself: a place that has one gets a new,
published one. An editor's unpublished draft stays on top of it, brought up to date in the fields
that the draft had not changed.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Revision, TaskState

from directory.models import Place

FIELDS = ("latest_revision", "live_revision", "last_published_at")


def renew(places: Sequence[tuple[Place, dict[str, Any]]], by: Any = None) -> None:
    """Make revisions for changed places; each comes with its ``serializable_data`` from before.

    The places then point to their new revisions and are to be saved by the caller (``FIELDS``).
    """
    if not places:
        return
    kind = ContentType.objects.get_for_model(Place)
    now = timezone.now()
    latest = Revision.objects.in_bulk([place.latest_revision_id for place, _ in places])
    made: list[Revision] = []
    moved: dict[int, Revision] = {}

    def revise(place: Place, content: dict[str, Any], later: int = 0) -> Revision:
        revision = Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(place.pk),
            object_str=str(place),
            user=by,
            content=content,
            created_at=now + timedelta(microseconds=later),
        )
        made.append(revision)
        return revision

    for place, before in places:
        draft = latest.get(place.latest_revision_id)
        after = place.serializable_data()
        published = newest = revise(place, after)
        if place.has_unpublished_changes and draft:
            newest = revise(place, _up_to_date(draft.content, before, after), later=1)
            moved[draft.pk] = newest
        place.latest_revision = newest
        if place.live:
            place.live_revision = published
            place.last_published_at = now
    Revision.objects.bulk_create(made)
    _move_moderation(moved)


def _up_to_date(
    draft: dict[str, Any], before: dict[str, Any], after: dict[str, Any]
) -> dict[str, Any]:
    """The draft with what the import changed, but for what the draft itself had changed."""
    untouched = {name for name, value in after.items() if draft.get(name) == before.get(name)}
    return draft | {name: after[name] for name in untouched}


def _move_moderation(moved: dict[int, Revision]) -> None:
    """Moderators approve the draft as it is now, not as it was before the import."""
    states = list(
        TaskState.objects.filter(revision_id__in=moved, status=TaskState.STATUS_IN_PROGRESS)
    )
    for state in states:
        state.revision = moved[state.revision_id]
    TaskState.objects.bulk_update(states, ["revision"])
