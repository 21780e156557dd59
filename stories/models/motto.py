"""A motto: one sentence that somebody stands for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    Page,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from directory.models import Place
from editorial.kept import keep
from editorial.languages import language_of
from members.heraldry.definition import Blason
from members.heraldry.seeds import from_number
from members.models.mediator import source_language
from members.slugs import free_slug
from stories.archetypes import archetype_slugs, archetypes
from stories.cards import motto_card
from stories.filters import Facts, one, theme_names
from stories.models.shared_motto import people_who_share

BESIDE = 3
# The tinctures as heraldry names them.
HERALDIC = {
    "azur": "azure",
    "gueules": "gules",
    "sinople": "vert",
    "pourpre": "purpure",
    "or": "or",
    "sable": "sable",
}


class MottoQuerySet(models.QuerySet["Motto"]):
    """Ways to choose mottos."""

    def on_wall(self, locale: Locale) -> "MottoQuerySet":
        """Live ones of ``locale``, and live ones of other languages without a live translation."""
        live = self.filter(live=True).select_related("theme", "place", "mediator")
        translated = Motto.objects.filter(live=True, locale=locale).values("translation_key")
        return live.filter(
            models.Q(locale=locale)
            | (~models.Q(locale=locale) & ~models.Q(translation_key__in=translated))
        ).order_by(models.Case(models.When(locale=locale, then=0), default=1), "pk")

    def of_the_day(self, language: str, day: date) -> "Motto | None":
        """The motto of ``day`` for readers of ``language``, each in its turn; None without any."""
        live = self.filter(live=True, locale__language_code=language)
        keys = list(live.order_by("pk").values_list("pk", flat=True))
        if not keys:
            return None
        return self.select_related("theme", "mediator").get(pk=keys[day.toordinal() % len(keys)])


class Motto(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A motto in one language; its translations share the slug."""

    class Tincture(models.TextChoices):
        AZUR = "azur", _("Azur (blue)")
        GUEULES = "gueules", _("Gueules (red)")
        SINOPLE = "sinople", _("Sinople (green)")
        POURPRE = "pourpre", _("Pourpre (purple)")
        OR = "or", _("Or (yellow)")
        SABLE = "sable", _("Sable (black)")

    text = models.CharField(
        _("motto"),
        max_length=140,
        help_text=_("At most 140 characters, without quotation marks: the wall adds them."),
    )
    author = models.CharField(_("who says it"), max_length=100)
    context = models.CharField(
        _("where"),
        max_length=120,
        blank=True,
        help_text=_("For example: mediator in Saint-Omer; in chalk, on a wall."),
    )
    mediator = models.ForeignKey(
        "members.Mediator",
        verbose_name=_("mediator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mottos",
    )
    place = models.ForeignKey(
        "directory.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    theme = models.ForeignKey(
        "stories.Theme",
        verbose_name=_("theme"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mottos",
    )
    archetype = models.ForeignKey(
        "members.ArchetypePage",
        verbose_name=_("super-mediator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mottos",
        limit_choices_to=source_language,
        help_text=_("The one who would say it. The wall is filtered by it, and its page shows it."),
    )
    tincture = models.CharField(
        _("tincture"),
        max_length=10,
        choices=Tincture,
        default=Tincture.AZUR,
        help_text=_("The colour of its shield and of the picture for sharing."),
    )
    slug = models.SlugField(
        _("address on the portal"),
        max_length=80,
        blank=True,
        help_text=_("The last part of the page’s address. Made from the motto when left empty."),
    )

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="motto")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="motto",
        for_concrete_model=False,
    )

    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.SearchField("author"),
        index.FilterField("locale"),
        index.FilterField("live"),
    ]
    # Theme and archetype are shown in the reader's language whichever translation is kept here.
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("theme", overridable=False),
        SynchronizedField("archetype", overridable=False),
    ]

    objects = MottoQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        ordering = ["pk"]
        verbose_name = _("motto")
        verbose_name_plural = _("mottos")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="motto_once_per_language")
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its own address on the wall of the language being read; empty while there is no wall."""
        wall = wall_addresses().get(get_language() or "", "")
        return f"{wall}{self.slug}/" if wall else ""

    def _free_slug(self) -> str:
        """The words as a slug, numbered when another motto of the language has it already."""
        others = Motto.objects.filter(locale_id=self.locale_id)
        return free_slug(self.text, others, longest=60, otherwise="devise")

    @property
    def foreign_language(self) -> str:
        """The language of the motto where it is not the one being read, else empty."""
        code = language_of(self.locale_id)
        return "" if code == get_language() else code

    @property
    def arms_number(self) -> int:
        """What its arms are drawn from: the same in every language it is said in."""
        return self.translation_key.int % 10_000

    @property
    def said_by(self) -> str:
        """Who says it, and where, in a line."""
        return ", ".join(part for part in (self.author, self.context) if part)

    @property
    def arms(self) -> Blason:
        """The mediator's own, if they may be shown; else those of its number and tincture."""
        person = self.mediator
        own = person.public_blason if person and person.is_public else None
        return own or from_number(self.arms_number, HERALDIC[self.tincture])

    def facts(self, slugs: Mapping[int, str]) -> Facts:
        """What the filters of the wall go by; ``slugs`` of archetypes by their page's key."""
        place = self.public_place
        return Facts(
            theme=one(self.theme.slug if self.theme else ""),
            archetype=one(slugs.get(self.archetype_id or 0, "")),
            department=one(self.place.department if self.place else ""),
            place=one(place.slug if place else ""),
        )

    @property
    def public_place(self) -> Place | None:
        """The place, if readers may open it."""
        place = self.place
        if place is None or not place.live or place.state == Place.State.HIDDEN:
            return None
        return place

    def language_urls(self) -> dict[str, str]:
        """Its address on the wall of each language: all walls show it, in one language or other."""
        return {language: f"{wall}{self.slug}/" for language, wall in wall_addresses().items()}

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "stories/motto.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        language = language_of(self.locale_id) or settings.LANGUAGE_CODE  # none before it is saved
        wall = wall_addresses().get(language, "/")
        return context | motto_context(self, wall)


def wall_addresses() -> dict[str, str]:
    """The address of the wall by language."""
    return keep("walls", _wall_addresses)


def _wall_addresses() -> dict[str, str]:
    walls = Page.objects.live().filter(
        content_type__app_label="stories", content_type__model="mottowallpage"
    )
    found = {wall.locale.language_code: wall.get_url() for wall in walls.select_related("locale")}
    return {language: url for language, url in found.items() if url}


def motto_context(
    motto: Motto, wall_url: str, others: Sequence[Motto] = (), base_url: str = ""
) -> dict[str, Any]:
    """What the page of a motto shows, the same for readers and for its preview.

    ``others`` on the same wall: a few are shown beside it, those of its theme first.
    """
    names = theme_names()
    place = motto.public_place
    beside = sorted(others, key=lambda other: other.theme_id != motto.theme_id)[:BESIDE]
    shares = people_who_share([motto, *beside])
    theme = motto.theme.slug if motto.theme else ""
    return {
        "motto": motto,
        "card": motto_card(motto, wall_url, names, shares),
        "mediator": motto.mediator if motto.mediator and motto.mediator.is_public else None,
        "place": place,
        "place_url": _wall_of_place(place, wall_url, others),
        "archetype": archetypes().get(archetype_slugs().get(motto.archetype_id or 0, "")),
        "theme_url": f"{wall_url}?theme={theme}" if theme else "",
        "wall_url": wall_url,
        "full_url": f"{base_url}{wall_url}{motto.slug}/",
        "picture_url": f"{base_url}{wall_url}{motto.slug}.png",
        "poster_url": reverse("motto-poster", args=[motto.slug]) if motto.slug else "",
        "beside": [motto_card(other, wall_url, names, shares) for other in beside],
        "crumbs_extra": [{"title": motto.text, "url": ""}],
        "title": motto.text,
        "description": motto.said_by,
    }


def _wall_of_place(place: Place | None, wall_url: str, others: Sequence[Motto]) -> str:
    """The wall narrowed to ``place``, if other mottos are said there; else empty."""
    if place is None or not any(other.place_id == place.pk for other in others):
        return ""
    return f"{wall_url}?place={place.slug}"
