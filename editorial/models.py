"""The base of every page type: what lists, search engines and social networks show of it."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from accounts.view_restrictions import ViewRestrictionsMixin
from editorial.blocks import BodyBlock
from editorial.fields import BodyField
from editorial.kept import keep
from editorial.languages import language_of
from editorial.reading import reading_minutes


class EditorialPage(ViewRestrictionsMixin, Page):
    """A page with a summary, a cover and a description for social networks."""

    summary = models.CharField(
        _("summary"),
        max_length=280,
        blank=True,
        help_text=_("One or two sentences. Lists, feeds and search engines show them."),
    )
    cover = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("At least 1,200 pixels wide; the middle is shown in lists."),
    )
    cover_alt = models.CharField(
        _("description of the cover"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for people who do not see it."),
    )
    social_description = models.CharField(
        _("description for social networks"),
        max_length=200,
        blank=True,
        help_text=_("Shown when somebody passes the page on. The summary if empty."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("cover"), FieldPanel("cover_alt")], heading=_("Cover"), icon="image"
        ),
    ]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel([FieldPanel("social_description")], heading=_("For social networks")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.cover_id and not self.cover_alt.strip():
            raise ValidationError({"cover_alt": _("Describe the cover in a few words.")})

    @cached_property
    def content_language(self) -> str:
        """The language of the texts: a copy keeps its source's until its translation is live."""
        if self.alias_of_id:
            return language_of(self.alias_of.locale_id)
        if self.live and self.has_unpublished_changes and self.live_revision_id:
            return language_of(keep(f"published-{self.live_revision_id}", self._locale_published))
        return language_of(self.locale_id)

    def _locale_published(self) -> int:
        """The locale of the page whose revision readers get: of a former alias, its source."""
        pages = Page.objects.filter(pk=self.live_revision.object_id)
        published: int | None = pages.values_list("locale_id", flat=True).first()
        return published or self.locale_id

    @property
    def foreign_language(self) -> str:
        """The language of the texts where it is not the one being read, else empty."""
        return "" if self.content_language == get_language() else self.content_language

    @property
    def shared_description(self) -> str:
        """What a social network shows below the title."""
        return self.social_description or self.summary or self.search_description


class WrittenPage(EditorialPage):
    """A page with a body of blocks."""

    body = BodyField(BodyBlock(), blank=True, verbose_name=_("body"))
    minutes = models.PositiveSmallIntegerField(
        _("minutes to read"),
        default=1,
        editable=False,
        help_text="Kept, so that lists need not read the bodies.",
    )

    content_panels = [*EditorialPage.content_panels, FieldPanel("body")]
    search_fields = [*EditorialPage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True

    def body_texts(self) -> Iterator[str]:
        """The words of the body, block by block, without markup."""
        for text in self.body.stream_block.get_searchable_content(self.body):
            yield strip_tags(str(text))

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self.minutes = reading_minutes(list(self.body_texts()))
        return super().save(*args, **kwargs)
