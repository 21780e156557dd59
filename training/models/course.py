"""A course of the catalogue."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from directory.models import Organisation
from training.fields import SkillsField
from training.models.certified import CERTIFICATE_PANEL, CertifiedPage
from training.models.session import CourseSession
from training.skills import Family, Skill, families_of, known


class Level(models.TextChoices):
    """For whom a course is."""

    BEGINNER = "beginner", _("Beginners")
    CONFIRMED = "confirmed", _("Practised")
    EXPERT = "expert", _("Experts")


class Format(models.TextChoices):
    """How one takes part."""

    ON_SITE = "on-site", _("On site")
    REMOTE = "remote", _("Remote")
    HYBRID = "hybrid", _("On site and remote")
    SELF_PACED = "self-paced", _("At one’s own pace")


class CourseQuerySet(PageQuerySet):
    """Ways to choose courses."""

    def below(self, path: str) -> "CourseQuerySet":
        """Those below the page at ``path`` that anybody may read."""
        return self.live().public().filter(path__startswith=path)

    def for_cards(self) -> "CourseQuerySet":
        """With what a card needs, and without the bodies."""
        return self.select_related("alias_of", "provider").defer("body")

    def sessions_held(self) -> dict[UUID, list[CourseSession]]:
        """The sessions of each course by its translation key, the first to come first; two queries.

        Whatever the language, they are those of the live page in the source language, so that what
        is full is full for everybody; of a course that has no such page, its own.
        """
        source = CoursePage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
        pages = CoursePage.objects.filter(
            models.Q(pk__in=self.order_by().values("pk"))
            | models.Q(
                pk__in=source.filter(
                    translation_key__in=self.order_by().values("translation_key")
                ).values("pk")
            )
        )
        chosen: dict[UUID, int] = {}
        for key, translation_key, language in pages.order_by("pk").values_list(
            "pk", "translation_key", "locale__language_code"
        ):
            if translation_key not in chosen or language == settings.LANGUAGE_CODE:
                chosen[translation_key] = key
        sessions = CourseSession.objects.filter(page__in=chosen.values())
        found: dict[int, list[CourseSession]] = defaultdict(list)
        for session in sessions.select_related("place").in_order():
            found[session.page_id].append(session)
        return {translation_key: found[key] for translation_key, key in chosen.items()}


class CoursePage(CertifiedPage):
    """A course; its families are those of the skills it teaches."""

    skills = SkillsField(
        _("skills taught"),
        blank=False,
        help_text=_("What one can do after it. The families of the catalogue follow from them."),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.BEGINNER)
    format = models.CharField(_("format"), max_length=10, choices=Format, default=Format.ON_SITE)
    hours = models.PositiveSmallIntegerField(
        _("duration in hours"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    price = models.PositiveIntegerField(
        _("price in euros"),
        null=True,
        blank=True,
        help_text=_("For one person. 0 if it is free, empty if one must ask."),
    )
    funding = models.CharField(
        _("who pays"),
        max_length=200,
        blank=True,
        help_text=_("Who may pay instead of the person: an OPCO, the hub, the CPF…"),
    )
    provider = models.ForeignKey(
        Organisation,
        verbose_name=_("given by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("An organisation of the directory: its page lists this course in return."),
    )
    provider_name = models.CharField(_("or a name"), max_length=200, blank=True)
    provider_url = models.URLField(_("and its web site"), max_length=500, blank=True)
    prerequisites = models.CharField(
        _("what one must know before"),
        max_length=280,
        blank=True,
        help_text=_("Nothing, if empty."),
    )
    enrol_url = models.URLField(
        _("address to enrol"),
        max_length=500,
        blank=True,
        help_text=_("For a course without dates; each session has its own."),
    )

    content_panels = [
        *CertifiedPage.content_panels,
        MultiFieldPanel([FieldPanel("skills")], heading=_("What one learns"), icon="tick"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("level"), FieldPanel("format")]),
                FieldRowPanel([FieldPanel("hours"), FieldPanel("price")]),
                FieldPanel("funding"),
                FieldPanel("prerequisites"),
                FieldPanel("enrol_url"),
            ],
            heading=_("For whom, how, at what price"),
            icon="info-circle",
        ),
        MultiFieldPanel(
            [
                FieldPanel("provider"),
                FieldRowPanel([FieldPanel("provider_name"), FieldPanel("provider_url")]),
            ],
            heading=_("Who gives it"),
            icon="group",
        ),
        CERTIFICATE_PANEL,
        InlinePanel(
            "sessions",
            label=_("Session"),
            heading=_("Sessions"),
            help_text=_("Put in any order: the page sorts them, and sets past ones apart."),
        ),
    ]
    search_fields = [*CertifiedPage.search_fields, index.FilterField("level")]
    override_translatable_fields = [
        SynchronizedField("skills", overridable=False),
        SynchronizedField("level", overridable=False),
        SynchronizedField("format", overridable=False),
        SynchronizedField("provider_name"),
        SynchronizedField("provider_url"),
        SynchronizedField("enrol_url"),
        SynchronizedField("certificate_number", overridable=False),
    ]

    objects = PageManager.from_queryset(CourseQuerySet)()

    parent_page_types = ["training.TrainingIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def clean(self) -> None:
        super().clean()
        if self.provider_id and self.provider_name.strip():
            raise ValidationError(
                {"provider_name": _("Choose an organisation or type a name, one of the two.")}
            )

    @property
    def families(self) -> list[Family]:
        """The families of its skills, in the order of the table."""
        return families_of(self.skills)

    @property
    def skills_taught(self) -> list[Skill]:
        """Its skills, in the order of the table."""
        return known(self.skills)

    @property
    def is_free(self) -> bool:
        """Whether it costs nothing, as far as we know."""
        return self.price == 0

    @property
    def is_certifying(self) -> bool:
        """Whether it leads to a certificate."""
        return bool(self.certificate)

    def sessions_held(self) -> list[CourseSession]:
        """The sessions for readers of any language, the first to come first."""
        return CoursePage.objects.filter(pk=self.pk).sessions_held()[self.translation_key]

    def sessions_drafted(self) -> list[CourseSession]:
        """Those that the page has in a preview, saved or not."""
        return sorted(self.sessions.all(), key=lambda session: (session.start, session.end))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from training.course_page import course_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | course_context(self, request)
