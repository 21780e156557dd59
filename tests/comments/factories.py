"""Comments and reports for tests."""

import factory
from factory.django import DjangoModelFactory

from comments.models import Comment, Report


class CommentFactory(DjangoModelFactory):
    """A published comment; it needs a ``page``."""

    class Meta:
        model = Comment

    author = "Inès"
    text = factory.Sequence(lambda number: f"Chez nous aussi, {number} fois.")
    language = "fr"
    consent = "2026-11"
    state = Comment.State.PUBLISHED


class ReportFactory(DjangoModelFactory):
    """A report; it needs a ``comment``."""

    class Meta:
        model = Report

    reason = Report.Reason.INSULT
