"""The wall of mottos."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from directory.departments import DEPARTMENTS
from directory.paging import page_links, page_of
from editorial.models import EditorialPage
from stories.archetypes import archetype_slugs, archetypes
from stories.cards import motto_card
from stories.filters import Choice, filter_controls, read_choice, theme_names
from stories.models.motto import Motto, motto_context
from stories.models.shared_motto import people_who_share

PER_PAGE = 36


class MottoWallPage(RoutablePageMixin, EditorialPage):
    """All mottos, filtered; below it each motto's own address and its picture."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("wall of mottos")
        verbose_name_plural = _("walls of mottos")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        names = theme_names()
        people = {slug: archetype.title for slug, archetype in archetypes().items()}
        mottos = list(Motto.objects.on_wall(self.locale))
        slugs = archetype_slugs()
        facts = {motto: motto.facts(slugs) for motto in mottos}
        places = {place.slug: place for motto in mottos if (place := motto.public_place)}
        choice, misunderstood = read_choice(
            request.GET,
            {"theme": names, "archetype": people, "department": DEPARTMENTS, "place": places},
        )
        wall_url = self.get_url(request)
        chosen = [motto for motto in mottos if facts[motto].suits(choice)]
        page = page_of(chosen, request.GET.get("page", "1"), PER_PAGE)
        shares = people_who_share(page.object_list)
        return context | {
            "mottos": [motto_card(motto, wall_url, names, shares) for motto in page.object_list],
            "count": len(chosen),
            "choice": choice,
            "misunderstood": misunderstood,
            "filters": filter_controls(facts.values(), choice, names, people),
            "place": places.get(choice.place),
            "everywhere_url": choice.query(place=""),
            "proposal_query": Choice(archetype=choice.archetype, place=choice.place).query(),
            "pagination": page_links(page, request.GET),
        }

    @path("<slug:slug>/", name="motto")
    def motto(self, request: HttpRequest, slug: str) -> HttpResponse:
        """One motto by itself, and a few others of its theme."""
        mottos = list(Motto.objects.on_wall(self.locale))
        motto = next((motto for motto in mottos if motto.slug == slug), None)
        if motto is None:
            raise Http404(f"No motto {slug}")
        others = [other for other in mottos if other is not motto]
        request.language_urls = motto.language_urls()  # type: ignore[attr-defined]
        base_url = request.build_absolute_uri("/")[:-1]
        return self.render(
            request,
            template="stories/motto.html",
            context_overrides=motto_context(motto, self.get_url(request), others, base_url),
        )
