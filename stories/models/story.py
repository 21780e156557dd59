"""A story: an editorial page about mediators, or by them."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable, PageManager, PagePermissionTester, PageQuerySet, Workflow
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from directory.departments import department_choices
from directory.models import Place
from directory.wording import long_date
from editorial.kept import keep
from editorial.models import WrittenPage
from editorial.pictures import images_at
from members.models import Mediator
from stories.cards import kicker, story_card
from stories.filters import NOTHING, Facts, one, theme_names

RELATED = 3


class StoryQuerySet(PageQuerySet):
    """Ways to choose stories and to read them."""

    def below(self, path: str) -> "StoryQuerySet":
        """Those below the page at ``path`` that anybody may read, newest first."""
        return self.live().public().filter(path__startswith=path).newest()

    def newest(self) -> "StoryQuerySet":
        """Newest first."""
        return self.order_by("-date", "-pk")

    def for_cards(self) -> "StoryQuerySet":
        """With what a card needs, and without the bodies."""
        cover = models.Prefetch("cover", images_at("card"))
        return self.select_related("alias_of").prefetch_related(cover).defer("body")

    def facts(self) -> dict[int, Facts]:
        """Theme slugs and département of each, by its key, in the same order; one query."""
        slugs: dict[int, set[str]] = {}
        departments: dict[int, str] = {}
        for key, department, slug in self.values_list("pk", "department", "themes__slug"):
            slugs.setdefault(key, set()).update([slug] if slug else [])
            departments[key] = department
        return {
            key: Facts(theme=frozenset(found), department=one(departments[key]))
            for key, found in slugs.items()
        }


def facts_below(path: str) -> dict[int, Facts]:
    """What the filters go by, of each story ``below`` the path, newest first; kept a while."""
    return keep(f"facts-{path}", lambda: StoryPage.objects.below(path).facts())


class StoryPermissions(PagePermissionTester):
    """Nobody publishes a member's story by hand: it is public once its author agrees."""

    def can_publish(self) -> bool:
        return bool(super().can_publish()) and not self.page.is_written_by_member


class StoryPage(WrittenPage):
    """A story with the people and the places it speaks of."""

    date = models.DateField(
        _("date"), default=localdate, help_text=_("Shown, and the order of the list.")
    )
    author = models.CharField(
        _("written by"),
        max_length=120,
        blank=True,
        help_text=_("The line below the title. The mediators’ names if empty."),
    )
    department = models.CharField(
        _("département"), max_length=3, blank=True, choices=department_choices, db_index=True
    )
    themes = ParentalManyToManyField(
        "stories.Theme",
        verbose_name=_("themes"),
        blank=True,
        related_name="stories",
        help_text=_("One or two are enough: readers filter by them."),
    )

    content_panels = [
        *WrittenPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("department")]),
                FieldPanel("author"),
                FieldPanel("themes"),
            ],
            heading=_("When, where, about what"),
            icon="calendar",
        ),
        MultipleChooserPanel(
            "story_mediators",
            label=_("Mediator"),
            heading=_("Mediators in this story"),
            chooser_field_name="mediator",
            icon="user",
        ),
        MultipleChooserPanel(
            "story_places",
            label=_("Place"),
            heading=_("Places in this story"),
            chooser_field_name="place",
            icon="site",
            help_text=_("The page of each place lists this story in return."),
        ),
    ]
    search_fields = [*WrittenPage.search_fields, index.FilterField("date")]
    override_translatable_fields = [
        SynchronizedField("author"),
        SynchronizedField("department", overridable=False),
    ]

    objects = PageManager.from_queryset(StoryQuerySet)()

    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def is_written_by_member(self) -> bool:
        """Whether a member wrote it in their space and still answers for it."""
        return hasattr(self, "writing")

    def get_workflow(self) -> Workflow | None:
        """A member's story goes through the workflow that ends with its author's agreement."""
        from stories.writing import agreeing

        own = agreeing.workflow() if self.is_written_by_member else None
        return own or super().get_workflow()

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return StoryPermissions(user, self)

    @cached_property
    def people(self) -> list[Mediator]:
        """The mediators of this story whom readers may see, in the editor's order."""
        links = self.story_mediators.select_related("mediator__portrait")
        return [link.mediator for link in links if link.mediator.is_public]

    @cached_property
    def public_places(self) -> list[Place]:
        """The places of this story that readers may open, in the editor's order."""
        places = [
            link.place
            for link in self.story_places.select_related("place").defer("place__imported_values")
        ]
        return [place for place in places if place.live and place.state != Place.State.HIDDEN]

    def related(self, themes: frozenset[str]) -> list["StoryPage"]:
        """Stories of the same list that share most with this one: themes, then the département.

        Newer ones first among equals; the newest fill up what is missing.
        """
        facts = dict(facts_below(self.path[: -self.steplen]))
        facts.pop(self.pk, None)

        def kinship(key: int) -> int:
            near = self.department in facts[key].department
            return -(2 * len(themes & facts[key].theme) + near)

        chosen = sorted(facts, key=kinship)[:RELATED]
        found = StoryPage.objects.live().for_cards().in_bulk(chosen)
        return [found[key] for key in chosen if key in found]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        address = self.get_url(request) or ""
        stories_url = address.removesuffix(f"{self.slug}/")
        names = theme_names()
        themes = self.theme_slugs(is_draft=getattr(request, "is_preview", False))
        return context | {
            "themes": [
                {
                    "label": names.get(theme.slug, theme.name),
                    "url": f"{stories_url}?theme={theme.slug}",
                }
                for theme in self.themes.all()
            ],
            "stories_url": stories_url,
            "related": [story_card(story, request) for story in self.related(themes)],
            "full_url": request.build_absolute_uri(address),
            "share_picture": request.build_absolute_uri(f"{stories_url}{self.slug}.png"),
            "kicker": kicker(self),
            "byline_people": self._byline(),
            "date_words": long_date(self.date),
        }

    def theme_slugs(self, *, is_draft: bool) -> frozenset[str]:
        """The themes by their slug: of a draft its own, else those published and kept."""
        if not is_draft and self.live:
            return facts_below(self.path[: -self.steplen]).get(self.pk, NOTHING).theme
        return frozenset(theme.slug for theme in self.themes.all())

    def _byline(self) -> list[dict[str, str]]:
        """Who signs: the line typed by the editor, else the mediators."""
        if self.author:
            return [{"name": self.author}]
        return [{"name": person.name, "url": person.get_absolute_url()} for person in self.people]


class StoryMediator(Orderable):
    """A mediator of whom a story speaks."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_mediators")
    mediator = models.ForeignKey(
        "members.Mediator", verbose_name=_("mediator"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("mediator")]

    class Meta(Orderable.Meta):
        verbose_name = _("mediator in a story")


class StoryPlace(Orderable):
    """A place of which a story speaks."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_places")
    place = models.ForeignKey(
        "directory.Place", verbose_name=_("place"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("place")]

    class Meta(Orderable.Meta):
        verbose_name = _("place in a story")
