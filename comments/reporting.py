"""Readers report a comment, which brings it back to the moderators.

It stays shown until one of them decides: otherwise anybody could silence anybody.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.traps import TrappedForm
from comments.models import Comment, Report
from comments.writing import PlainField


class ReportForm(TrappedForm):
    """What is wrong with a comment."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    words = PlainField(
        label=_("In your words"), max_length=300, required=False, widget=forms.Textarea({"rows": 3})
    )
    field_order = ["reason", "words", "website"]


def report(comment: Comment, reason: str, words: str) -> None:
    """Keep a report; the first one lets the comment wait in the inbox while it stays shown."""
    # Neither line sends a signal of Django's: the page does not change by it.
    Report.objects.bulk_create([Report(comment=comment, reason=reason, words=words)])
    quiet = Comment.objects.filter(pk=comment.pk, is_reported=False)
    quiet.update(is_reported=True, announced_at=None)
