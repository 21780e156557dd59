"""Where a profile stands: from nothing to public, and what an editor answered."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from wagtail.models import WorkflowState

from members.models import Mediator, ProfileDraft

DRAFTS_KEPT = datetime.timedelta(days=90)


class State(StrEnum):
    """What the owner is told first."""

    NONE = "none"
    UNSENT = "unsent"
    WAITING = "waiting"
    REFUSED = "refused"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a profile; ``reason`` is the editor's own words where it is refused."""

    state: State
    reason: str = ""


def mediator_of(user: AbstractBaseUser) -> Mediator | None:
    """The profile that belongs to ``user``."""
    return Mediator.objects.filter(user=user).select_related("latest_revision", "portrait").first()


def standing_of(mediator: Mediator | None) -> Standing:
    """Where ``mediator`` stands; what somebody typed and has not sent does not count."""
    if mediator is None:
        return Standing(State.NONE)
    workflow = mediator.current_workflow_state
    if workflow and workflow.status == WorkflowState.STATUS_IN_PROGRESS:
        return Standing(State.WAITING)
    if workflow and workflow.current_task_state:
        return Standing(State.REFUSED, workflow.current_task_state.specific.get_comment())
    if mediator.live and not mediator.has_unpublished_changes:
        return Standing(State.PUBLISHED)
    return Standing(State.UNSENT)


def latest(mediator: Mediator) -> Mediator:
    """The newest state of the profile, published or not, as an object not to be saved."""
    found: Mediator = mediator.get_latest_revision_as_object()
    return found


def base_of(mediator: Mediator | None) -> str:
    """A name for the newest state, to be told from every later one; empty for none.

    An editor's form may save into the same revision again, hence the time.
    """
    revision = mediator.latest_revision if mediator else None
    return f"{revision.pk}@{revision.created_at.isoformat()}" if revision else ""


def state_named(mediator: Mediator, base: str) -> Mediator | None:
    """The state that ``base`` names; None when it has been overwritten since."""
    key, _at, moment = base.partition("@")
    revision = mediator.revisions.filter(pk=int(key)).first() if key.isdecimal() else None
    if revision is None or revision.created_at.isoformat() != moment:
        return None
    found: Mediator = revision.as_object()
    return found


def hide_closed(sender: Any, user: AbstractBaseUser, **kwargs: Any) -> None:
    """Pause the profile of an account that is closed; it stays so if the account is kept."""
    mediator = mediator_of(user)
    if mediator and not mediator.paused:
        mediator.paused = True
        mediator.save(update_fields=["paused"])


def forget_old_drafts() -> int:
    """Delete what was typed and not touched for three months; how many."""
    long_ago = timezone.now() - DRAFTS_KEPT
    return ProfileDraft.objects.filter(saved_at__lt=long_ago).delete()[0]
