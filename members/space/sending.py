"""A profile is sent: what needs no check is public at once, the rest waits for an editor."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import WorkflowState

from directory.keeping.claims import places_kept_by
from members.models import Mediator, ProfileSettings
from members.space import answers, content
from members.space.standing import base_of, latest, state_named


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of it: names of ``content.ATTRIBUTES``.

    ``published`` at once, ``waiting`` for an editor, ``kept`` as somebody else saved it meanwhile.
    ``conflicts`` were changed by both: then nothing is saved. ``mediator`` is the newest state.
    """

    mediator: Mediator
    published: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


@transaction.atomic
def send(wanted: Mediator, base: str, user: AbstractBaseUser) -> Sent:
    """Save ``wanted``, made from the state that ``base`` names, for its owner ``user``."""
    mediator = Mediator.objects.select_for_update(of=("self",)).filter(user=user).first()
    if mediator is None:
        mediator = Mediator(user=user, live=False, has_unpublished_changes=True)
        content.copy(wanted, mediator, content.ATTRIBUTES)
        mediator.places = list(places_kept_by(user))  # confirmed before there was a profile
        mediator.save()
        return Sent(mediator, waiting=_submit(mediator, list(content.ATTRIBUTES), user))
    kept, conflicts = _merge(mediator, wanted, base)
    if conflicts:
        return Sent(latest(mediator), conflicts=conflicts)
    public = Mediator.objects.get(pk=mediator.pk)
    changes = content.changed(public, wanted)
    checked = ProfileSettings.checked_names() if public.live else set(content.ATTRIBUTES)
    held = [name for name in changes if name in checked]
    free = [name for name in changes if name not in checked]
    if public.live and (free or not held) and (changes or public.has_unpublished_changes):
        content.copy(wanted, public, free)
        public.save_revision(user=user, changed=bool(free), log_action=True).publish(
            user=user, skip_permission_checks=True
        )
    if held or not public.live:
        waits = Mediator.objects.get(pk=mediator.pk)
        content.copy(wanted, waits, content.ATTRIBUTES)
        _submit(waits, held, user)
    return Sent(wanted, free if public.live else [], held, kept)


def _merge(mediator: Mediator, wanted: Mediator, base: str) -> tuple[list[str], list[str]]:
    """Give ``wanted`` what others have saved since ``base``; what that is, and what clashes."""
    if base == base_of(mediator):
        return [], []
    theirs = latest(mediator)
    differing = content.changed(theirs, wanted)
    began = state_named(mediator, base)
    if began is None:
        return [], differing
    mine = content.changed(began, wanted)
    kept = [name for name in differing if name not in mine]
    both = set(mine) & set(content.changed(began, theirs))
    content.copy(theirs, wanted, kept)
    return kept, [name for name in differing if name in both]


def _submit(mediator: Mediator, names: list[str], user: AbstractBaseUser) -> list[str]:
    """Let ``mediator`` wait as it is now; an editor who reads the former state starts anew."""
    mediator.save_revision(user=user, log_action=True)
    state = mediator.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=user)
        return names
    if state:
        state.cancel(user=user)
    answers.prepare(user)
    workflow = mediator.get_workflow()
    if workflow:
        workflow.start(mediator, user)
    return names


@transaction.atomic
def withdraw(mediator: Mediator, user: AbstractBaseUser) -> bool:
    """Take back what waits, which stays as an unsent text; whether anything waited."""
    state = mediator.current_workflow_state
    if state is None:
        return False
    state.cancel(user=user)
    return True


@transaction.atomic
def drop(mediator: Mediator, user: AbstractBaseUser) -> None:
    """Go back to what is public: what was changed since is no more than a line of the history."""
    withdraw(mediator, user)
    public = Mediator.objects.get(pk=mediator.pk)
    if public.live and public.has_unpublished_changes:
        revision = public.save_revision(user=user, changed=False)
        revision.publish(user=user, skip_permission_checks=True)
