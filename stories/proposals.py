"""Mottos that readers propose: the form, and what an editor decides of them in the inbox."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from members.inbox import Waiting
from stories.models import Motto, MottoProposal

# Changes with the sentence that people agree to.
CONSENT = "2026-11"
# Refused ones are forgotten after this time.
KEPT = datetime.timedelta(days=30)


class ProposalForm(forms.ModelForm):
    """What somebody sends for the wall. ``website`` is a trap: people do not see it."""

    consent = forms.BooleanField(
        label=_("I agree that this motto is shown on the wall, with the name that I gave.")
    )
    website = forms.CharField(required=False, label=_("Leave this field empty"))

    class Meta:
        model = MottoProposal
        fields = ["text", "author", "context"]
        labels = {
            "text": _("Your motto"),
            "author": _("Who says it?"),
            "context": _("Where, or as what?"),
        }
        help_texts = {
            "text": _("One sentence of at most 140 characters. We add the quotation marks."),
            "author": _("A first name is enough."),
            "context": _("For example: mediator in Saint-Omer."),
        }

    @property
    def is_trap(self) -> bool:
        """Whether a machine has filled in what people do not see."""
        return bool(self.data.get("website"))

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].strip(" «»“”\"'\u00a0").split())

    def save(self, commit: bool = True) -> Any:
        self.instance.consent = CONSENT
        return super().save(commit)


class ProposedMottos:
    """The inbox's source: proposals that wait, for whoever may publish mottos."""

    name = "mottos"
    label: str | Promise = _("Proposed mottos")

    def may_decide(self, user: AbstractBaseUser) -> bool:
        """Those who may publish a motto in the admin."""
        return bool(user.has_perm("stories.publish_motto"))  # type: ignore[attr-defined]

    def count(self) -> int:
        """How many wait."""
        return self._waiting().count()

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first."""
        return [
            Waiting(one.pk, one.text, one.sent_at, one.author, one.context)
            for one in self._waiting()[:limit]
        ]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """Each becomes a motto of the source language, on the wall at once."""
        count = 0
        for proposal in self._waiting().filter(pk__in=list(pks)):
            with transaction.atomic():
                motto = Motto(
                    text=proposal.text,
                    author=proposal.author,
                    context=proposal.context,
                    locale=Locale.get_default(),
                    tincture=Motto.Tincture.values[proposal.pk % len(Motto.Tincture.values)],
                    live=False,
                )
                motto.save()
                motto.save_revision(user=user).publish(user=user)
                self._decide(proposal, MottoProposal.State.PUBLISHED, user)
                proposal.motto = motto
                proposal.save()
            count += 1
        return count

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        """They stay for a while with the reason, and are then forgotten."""
        count = 0
        for proposal in self._waiting().filter(pk__in=list(pks)):
            self._decide(proposal, MottoProposal.State.REFUSED, user)
            proposal.reason = reason
            proposal.save()
            count += 1
        return count

    def _waiting(self) -> Any:
        return MottoProposal.objects.filter(state=MottoProposal.State.WAITING)

    def _decide(self, proposal: MottoProposal, state: str, user: Any) -> None:
        proposal.state = state
        proposal.decided_at = timezone.now()
        proposal.decided_by = user


def forget_refused() -> int:
    """Delete what was refused long enough ago; how many."""
    long_ago = timezone.now() - KEPT
    old = MottoProposal.objects.filter(state=MottoProposal.State.REFUSED, decided_at__lt=long_ago)
    return old.delete()[0]
