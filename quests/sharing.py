"""Sharing the words one wrote: the form, what is kept with the consent, and erasing it again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.traps import TrappedForm
from quests.models import Quest, SharedAnswer
from quests.secrets import digest, new_token
from quests.steps import LONGEST_ANSWER, Step

# Changes with the sentence that people agree to.
CONSENT = "2026-11"


class SharingForm(TrappedForm):
    """The answers that somebody may share."""

    signature = forms.CharField(
        required=False,
        max_length=80,
        label=_("Signature"),
        help_text=_("For example: Inès, mediator in Saint-Omer. Without one, nobody is named."),
    )
    consent = forms.BooleanField(
        label=_(
            "I agree that these words are read by the editors, then quoted on this portal "
            "with the signature that I gave, until I erase them."
        )
    )
    field_order = ["signature", "consent", "website"]

    def __init__(
        self, steps: Sequence[Step], data: Any = None, initial: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.steps = steps
        answers = {
            step.name: forms.CharField(
                required=False,
                max_length=LONGEST_ANSWER,
                label=step.question,
                widget=forms.Textarea({"rows": 4, "maxlength": LONGEST_ANSWER}),
            )
            for step in steps
        }
        self.fields = answers | self.fields

    @property
    def answers(self) -> dict[str, str]:
        """What is shared, by the step's name; empty answers are left out."""
        found = {step.name: self.cleaned_data.get(step.name, "") for step in self.steps}
        return {name: text for name, text in found.items() if text}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        has_fault = any(step.name in self.errors for step in self.steps)
        if not has_fault and not self.answers:
            raise forms.ValidationError(_("Write at least one answer."))
        return cleaned


@transaction.atomic
def share(quest: Quest, form: SharingForm) -> str:
    """Keep the answers of a valid form for the editors; the token that erases them."""
    token = new_token()
    for step in form.steps:
        text = form.answers.get(step.name)
        if text:
            SharedAnswer.objects.create(
                quest=quest,
                question=step.question,
                theme=step.theme,
                language=quest.locale.language_code,
                text=text,
                signature=" ".join(form.cleaned_data["signature"].split()),
                consent=CONSENT,
                secret=digest(token),
            )
    return token


def shared_with(token: str) -> QuerySet[SharedAnswer]:
    """The answers that ``token`` erases."""
    return SharedAnswer.objects.filter(secret=digest(token))
