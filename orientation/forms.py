"""What somebody adds to a sheet: for whom it is, for which needs, and where to send it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.traps import TrappedForm
from directory.localities import LONGEST, find
from orientation.needs import NEEDS

LONGEST_WORDS = 400
PRINT, PDF, MAIL = "show", "pdf", "mail"  # what the buttons do


class SheetForm(TrappedForm):
    """A sheet's form; the address counts only when it is sent by mail."""

    need = forms.MultipleChoiceField(
        choices=[(need.key, need.words) for need in NEEDS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("For which needs?"),
    )
    locality = forms.CharField(
        required=False,
        max_length=LONGEST,
        label=_("Where does the person come from?"),
        help_text=_("A town or a postcode: the sheet then says how far it is."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    words = forms.CharField(
        required=False,
        max_length=LONGEST_WORDS,
        label=_("A word for the person"),
        help_text=_("For example: Tuesday at ten, ask for Inès. It stays on this sheet."),
        widget=forms.Textarea({"rows": 3, "maxlength": LONGEST_WORDS}),
    )
    email = forms.EmailField(
        required=False,
        max_length=254,
        label=_("E-mail address"),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    field_order = ["need", "locality", "words", "email", "website"]

    @property
    def is_for_mail(self) -> bool:
        """Whether the button pressed sends a mail."""
        return bool(self.data.get("do") == MAIL)

    def clean_locality(self) -> str:
        """What was typed, if it is a town that we know."""
        typed: str = self.cleaned_data["locality"]
        if typed and find(typed).locality is None:
            raise forms.ValidationError(
                _("We do not know this town. Check how it is written, or type its postcode.")
            )
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.is_for_mail:
            # An address that is wrong matters only to a mail.
            self.errors.pop("email", None)
            return cleaned
        if not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write the address to send the sheet to."))
        if "://" in cleaned.get("words", "") or "www." in cleaned.get("words", ""):
            # Nobody shall send advertisements in our name.
            self.add_error("words", _("A sheet sent by mail cannot hold web addresses."))
        return cleaned
