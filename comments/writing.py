"""Writing a comment: the form, and what is kept of it."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.traps import TrappedForm
from comments.models import Comment
from comments.models.comment import LONGEST

# Changes with the sentence that people agree to.
CONSENT = "2026-11"
# First letters of the categories of signs that leave something to see.
SEEN = "LNPS"
# Marks that turn the direction of what follows them, even outside the comment.
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def plain(text: str) -> str:
    """``text`` without invisible controls, at most one empty line in a row."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(TURNING)
    kept = "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) != "Cc")
    text = re.sub(r"\n[\s]*\n[\s]*", "\n\n", kept).strip()
    return text if any(unicodedata.category(sign)[0] in SEEN for sign in text) else ""


class PlainField(forms.CharField):
    """Plain text, counted after cleaning: a line break is one sign, as in browsers."""

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")


class CommentForm(TrappedForm):
    """What somebody says about a page."""

    text = PlainField(
        label=_("Your comment"),
        max_length=LONGEST,
        help_text=_("At most 2,000 characters. Addresses of sites do not become links."),
        widget=forms.Textarea({"rows": 8}),
        error_messages={
            "required": _("Write a few words."),
            "max_length": _(
                "At most %(limit_value)d characters: this has %(show_value)d. Nothing is lost."
            ),
        },
    )
    author = PlainField(
        label=_("Your name"),
        max_length=80,
        help_text=_("As it will be shown; a first name is enough."),
        widget=forms.TextInput({"autocomplete": "given-name"}),
        error_messages={"required": _("Give a name, any that you like.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        help_text=_("Never shown. With it you can see and erase your comments later, alone."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    consent = forms.BooleanField(
        label=_(
            "I agree that this comment is read by the editors, then shown on this page with the "
            "name that I gave, until I erase it."
        ),
        error_messages={"required": _("Without this we cannot keep your comment.")},
    )
    field_order = ["text", "author", "email", "consent", "website"]

    def clean_author(self) -> str:
        return " ".join(self.cleaned_data["author"].split())

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        return email


def answered(page: Page, asked: str) -> Comment | None:
    """The comment of ``page`` that is answered; the one above it when that is an answer itself."""
    if not asked.isdecimal():
        return None
    shown = Comment.objects.filter(page=page, state=Comment.State.PUBLISHED)
    found = shown.filter(pk=int(asked[:18])).select_related("parent").first()
    if found is None or found.parent is None:
        return found
    return found.parent if found.parent.state == Comment.State.PUBLISHED else None


def keep(data: dict[str, Any], page: Page, parent: Comment | None, language: str) -> None:
    """Let what a valid form says wait for the moderators."""
    comment = Comment(
        page=page,
        parent=parent,
        author=data["author"],
        email=data["email"],
        text=data["text"],
        language=language,
        consent=CONSENT,
    )
    # In bulk no signal is sent: what waits changes no page, so no kept page need be forgotten.
    Comment.objects.bulk_create([comment])
