"""Mottos that readers propose: the form, and what an editor decides of them in the inbox."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from accounts.traps import TrappedForm
from directory.models import Place
from members.inbox import Waiting
from members.models import ArchetypePage
from stories.archetypes import archetypes, source_archetype
from stories.models import Motto, MottoProposal

# Changes with the sentence that people agree to.
CONSENT = "2026-11"
# Refused ones are forgotten after this time.
KEPT = datetime.timedelta(days=30)


def archetype_choices() -> list[tuple[str, str | Promise]]:
    """Slug and title of each, in the language being read; none comes first."""
    known = [(slug, archetype.title) for slug, archetype in archetypes().items()]
    return [("", _("I would not say")), *known]


def place_words(place: Place) -> str:
    """How a place is named in the form: « Le Quai, Saint-Omer »."""
    return f"{place.name}, {place.commune}"


def place_named(text: str) -> Place | None:
    """The place of the directory that ``text`` names, with its town or without, if it is one."""
    name, _comma, commune = (part.strip() for part in text.rpartition(","))
    named = Q(name__iexact=text) | Q(name__iexact=name, commune__iexact=commune)
    found = list(Place.objects.listed().filter(named)[:2]) if text else []
    return found[0] if len(found) == 1 else None


class ProposalForm(TrappedForm, forms.ModelForm):
    """What somebody sends for the wall."""

    archetype = forms.ChoiceField(
        required=False,
        choices=archetype_choices,
        label=_("Which super-mediator would say it?"),
        help_text=_("The wall can be read by super-mediator."),
    )
    consent = forms.BooleanField(
        label=_("I agree that this motto is shown on the wall, with the name that I gave.")
    )

    class Meta:
        model = MottoProposal
        fields = ["text", "author", "context", "place_name", "archetype"]
        labels = {
            "text": _("Your motto"),
            "author": _("Who says it?"),
            "context": _("Where, or as what?"),
            "place_name": _("At which place of this portal?"),
        }
        help_texts = {
            "text": _("One sentence of at most 140 characters. We add the quotation marks."),
            "author": _("A first name is enough."),
            "context": _("For example: mediator in Saint-Omer."),
            "place_name": _("Its name and its town, as they stand on the portal."),
        }

    field_order = ["text", "author", "context", "place_name", "archetype", "consent", "website"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not archetypes():
            del self.fields["archetype"]

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].strip(" «»“”\"'\u00a0").split())

    def clean_archetype(self) -> ArchetypePage | None:
        return source_archetype(self.cleaned_data["archetype"])

    def save(self, commit: bool = True) -> Any:
        self.instance.consent = CONSENT
        self.instance.place = place_named(self.instance.place_name)
        if commit:  # without signals, so that nobody empties the page cache by sending mottos
            return MottoProposal.objects.bulk_create([self.instance])[0]
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
            Waiting(one.pk, one.text, one.sent_at, one.author, _about(one))
            for one in self._waiting().select_related("archetype", "place")[:limit]
        ]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """Each becomes a motto of the source language, on the wall at once."""
        count = 0
        chosen = self._waiting().filter(pk__in=list(pks))
        for proposal in chosen.select_related("archetype", "place"):
            with transaction.atomic():
                motto = Motto(
                    text=proposal.text,
                    author=proposal.author,
                    context=_context(proposal),
                    archetype=proposal.archetype,
                    place=proposal.place,
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


def _about(proposal: MottoProposal) -> str:
    """What an editor reads below the motto: where, as whom, at which place."""
    place = proposal.place
    parts = [
        proposal.context,
        place_words(place) if place else proposal.place_name,
        proposal.archetype.title if proposal.archetype else "",
    ]
    return " · ".join(part for part in parts if part)


def _context(proposal: MottoProposal) -> str:
    """The line below the motto: with the place's name, if it is none that the portal knows."""
    if proposal.place or not proposal.place_name:
        return proposal.context
    both = ", ".join(part for part in (proposal.context, proposal.place_name) if part)
    longest = Motto._meta.get_field("context").max_length or 0
    return both if len(both) <= longest else proposal.context


def forget_refused() -> int:
    """Delete what was refused long enough ago; how many."""
    long_ago = timezone.now() - KEPT
    old = MottoProposal.objects.filter(state=MottoProposal.State.REFUSED, decided_at__lt=long_ago)
    return old.delete()[0]
