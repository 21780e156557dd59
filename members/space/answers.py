"""An editor's answer to a profile reaches its owner by mail, with links that they may follow."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils import translation
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected
from wagtail.users.models import UserProfile

from accounts import mails
from members.models import Mediator


def prepare(user: Any) -> None:
    """Remember the language of somebody who sends a profile, and keep Wagtail's mails from them.

    These lead into the admin, which members do not enter.
    """
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = profile.preferred_language or translation.get_language() or ""
    if not user.has_perm("wagtailadmin.access_admin"):
        profile.approved_notifications = profile.rejected_notifications = False
    profile.save()


def connect() -> None:
    """Listen to the workflow."""
    workflow_approved.connect(_approved, dispatch_uid="members-approved")
    workflow_rejected.connect(_rejected, dispatch_uid="members-rejected")


def _approved(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    _write("members/mail/approved", instance, user)


def _rejected(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    _write("members/mail/rejected", instance, user)


def _write(template: str, state: WorkflowState, editor: AbstractBaseUser | None) -> None:
    mediator = state.content_object
    if not isinstance(mediator, Mediator) or mediator.user is None or mediator.user == editor:
        return
    owner: Any = mediator.user
    if not owner.email:
        return
    language = mails.language_of(owner)
    with translation.override(language):
        context = {
            "page_url": mails.absolute(mediator.get_absolute_url()),
            "form_url": mails.absolute(reverse("profile")),
            "reason": state.current_task_state.specific.get_comment(),
        }
    mails.send(template, owner.email, context, language=language)
