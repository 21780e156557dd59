"""The forms of a message: writing it, and reporting it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.traps import TrappedForm


class ContactForm(TrappedForm):
    """A message to a mediator or a place."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=3_000,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _("Write your message.")},
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Say who you are.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We write to it first, so that nobody writes in your name."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    wants_copy = forms.BooleanField(label=_("Send me a copy"), required=False)
    consent = forms.BooleanField(
        error_messages={"required": _("Without your address nobody could answer you.")}
    )
    field_order = ["text", "name", "email", "wants_copy", "consent", "website"]

    def __init__(self, *args: Any, recipient: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consent"].label = _(
            "I agree that %(recipient)s gets my address with the message, to answer me directly."
        ) % {"recipient": recipient}

    def said(self) -> dict[str, str]:
        """What the message consists of."""
        data = self.cleaned_data
        return {"text": data["text"], "name": data["name"], "email": data["email"].lower()}


class ComplaintForm(TrappedForm):
    """What is wrong with a message; nothing needs to be said."""

    complaint = forms.CharField(
        label=_("In your words"), max_length=300, required=False, widget=forms.Textarea({"rows": 3})
    )
