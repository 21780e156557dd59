"""The part of an event's page that is written once it is over."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import models
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from editorial.fields import BodyField
from editorial.languages import in_reader_language
from editorial.models import WrittenPage
from events.after.blocks import OutcomeBlock
from events.workshops.runs import workshops_of

if TYPE_CHECKING:
    from events.models.workshop import WorkshopPage


class WithOutcome(WrittenPage):
    """A page that also tells what came of it, with the report: a story most of the time."""

    outcome = BodyField(
        OutcomeBlock(required=False),
        blank=True,
        verbose_name=_("what came of it"),
        help_text=_("Once it is over: figures first, then the replay, pictures, what was made."),
    )
    report = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=pgettext_lazy("of an event", "report"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page that tells of it, for example a story."),
    )

    outcome_panels = [
        MultiFieldPanel(
            [FieldPanel("outcome"), FieldPanel("report")], heading=_("Afterwards"), icon="history"
        )
    ]
    outcome_fields = [SynchronizedField("report", overridable=False)]

    class Meta:
        abstract = True

    @cached_property
    def public_report(self) -> Page | None:
        """The report for the reader: in their language if it is there, None once it is gone."""
        report = in_reader_language(self.report)
        if report is None or report.get_view_restrictions().exists():
            return None
        found: Page = report.specific
        return found

    @cached_property
    def workshops_run(self) -> list["WorkshopPage"]:
        """The recipes that were run there."""
        return workshops_of(self) if self.pk else []

    @property
    def tells_outcome(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.outcome or self.public_report or self.workshops_run)

    def body_texts(self) -> Iterator[str]:
        """The words of the body and of the outcome, block by block, without markup."""
        yield from super().body_texts()
        for text in self.outcome.stream_block.get_searchable_content(self.outcome):
            yield strip_tags(str(text))
