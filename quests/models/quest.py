"""A quest: a guided sequence of questions in one language."""

from collections.abc import Container
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from members.slugs import free_slug
from quests import archetypes
from quests.blocks import StepsBlock
from quests.steps import Answers, Step, steps_of
from quests.taking import quest_context

# Words of addresses that stand where a quest's own would.
RESERVED = ("room", "salle", "sens", "meaning", "partages", "shared")


class StepsField(StreamField):
    """A stream of blocks that may change without a migration, as the editorial room's."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class QuestQuerySet(models.QuerySet["Quest"]):
    """Ways to choose quests."""

    def for_reader(self) -> "QuestQuerySet":
        """Live ones of the language being read, and others that are not translated into it."""
        live = self.filter(live=True).select_related("locale")
        here = models.Q(locale__language_code=get_language() or settings.LANGUAGE_CODE)
        translated = Quest.objects.filter(here, live=True).values("translation_key")
        return live.filter(here | ~models.Q(translation_key__in=translated)).order_by("pk")


class Quest(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A quest in one language; its translations share the slug."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(
        _("address on the portal"),
        max_length=80,
        blank=True,
        help_text=_("The last part of the page’s address. Made from the title when left empty."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        help_text=_("What it is, how long it takes, and what one gets at the end."),
    )
    steps = StepsField(StepsBlock(), verbose_name=_("steps"))

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="quest")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="quest",
        for_concrete_model=False,
    )

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale"),
        index.FilterField("live"),
    ]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    objects = QuestQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        ordering = ["pk"]
        verbose_name = _("quest")
        verbose_name_plural = _("quests")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="quest_once_per_language")
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The page where it is taken, in the language being read."""
        return reverse("quest", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED:
            raise ValidationError({"slug": _("This word is an address of the portal already.")})

    def _free_slug(self) -> str:
        """The title as a slug, numbered when it is taken in this language."""
        others = Quest.objects.filter(locale_id=self.locale_id)
        return free_slug(self.title, others, longest=60, otherwise="quete", reserved=RESERVED)

    @cached_property
    def questions(self) -> list[Step]:
        """The steps as plain values."""
        return steps_of(self.steps)

    def weighed(self, archetypes: Container[str]) -> list[Step]:
        """The questions that count for one of ``archetypes``: a workshop asks no others."""
        return [step for step in self.questions if step.weighs(archetypes)]

    @property
    def shareable(self) -> list[Step]:
        """The open questions whose answers may be shared."""
        return [step for step in self.questions if step.is_open and step.may_be_shared]

    @property
    def foreign_language(self) -> str:
        """The language of the texts where it is not the one being read, else empty."""
        locale: Locale | None = self.locale if self.locale_id else None
        code = locale.language_code if locale else settings.LANGUAGE_CODE
        return "" if code == get_language() else code

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "quests/quest.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context | quest_context(self, archetypes.known(), Answers(), 0)
