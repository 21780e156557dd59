"""The admin's forms: one invitation, or many from a table."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.invitations import table
from accounts.invitations.inviting import has_account, roles_for
from accounts.invitations.table import Row


class _WithRole(forms.Form):
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)
    role = forms.ModelChoiceField(
        Group.objects.none(),
        required=False,
        label=pgettext_lazy("of an account", "Role"),
        empty_label=_("Member"),
        help_text=_("What they may do once they have accepted. A member keeps their own profile."),
    )
    words = forms.CharField(
        max_length=500,
        required=False,
        label=_("A word for them"),
        help_text=_("It stands in the mail, after your name."),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = roles_for(user)
        self.fields["role"].queryset = roles  # type: ignore[attr-defined]
        if not roles:
            del self.fields["role"]

    def said(self) -> dict[str, Any]:
        """What all the invitations of this form have in common."""
        data = self.cleaned_data
        return {name: data.get(name) for name in ("language", "role", "words")}


class InvitationForm(_WithRole):
    """One person is invited."""

    email = forms.EmailField(label=_("E-mail address"))
    field_order = ["email", "language", "role", "words"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if has_account(email):
            raise forms.ValidationError(_("Somebody has an account with this address already."))
        return email


class TableForm(_WithRole):
    """Many people are invited; ``rows`` is what was read of the table."""

    file = forms.FileField(
        required=False,
        label=_("Table of addresses"),
        help_text=_("A CSV file with the addresses in one of its columns."),
        widget=forms.FileInput({"accept": ".csv,.txt,text/csv,text/plain"}),
    )
    text = forms.CharField(
        required=False,
        label=_("Or the addresses themselves"),
        help_text=_("One a line."),
        max_length=table.LARGEST,
        widget=forms.Textarea({"rows": 6}),
    )
    field_order = ["file", "text", "language", "role", "words"]
    rows: list[Row] = []

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        file = data.get("file")
        if file and file.size > table.LARGEST:
            raise forms.ValidationError(_("This file is too large: 1 MB at most."))
        self.rows = table.read(table.decode(file.read()) if file else data.get("text", ""))
        return data
