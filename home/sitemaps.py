"""The portal's pages and places for search engines, each with its other languages."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.models import Page

from directory.addresses import place_urls
from directory.models import Organisation, Place
from members.models import Mediator
from stories.models import Motto
from stories.models.motto import wall_addresses


class PageSitemap(WagtailSitemap):
    """Live pages, without aliases: what stands there stands at its source already."""

    limit = 2000

    def items(self) -> Any:
        homes = self.get_wagtail_site().root_page.get_translations(inclusive=True)
        pages = Page.objects.none()
        for home in homes:
            pages = pages | Page.objects.descendant_of(home, inclusive=True)
        found = pages.live().public().filter(alias_of=None)
        return found.select_related("locale").order_by("path")

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        shown = list(self.paginator.page(page).object_list)
        addresses: defaultdict[Any, dict[str, str]] = defaultdict(dict)
        keys = {item.translation_key for item in shown}
        for other in self.items().filter(translation_key__in=keys):
            url = self.request.build_absolute_uri(other.get_url(self.request))
            addresses[other.translation_key][other.locale.language_code] = url
        return [
            {
                "location": addresses[item.translation_key][item.locale.language_code],
                "lastmod": self.lastmod(item),
                "alternates": [
                    {"location": url, "lang_code": code}
                    for code, url in addresses[item.translation_key].items()
                ],
            }
            for item in shown
        ]


class MediatorSitemap(Sitemap):
    """The pages about mediators, in each language."""

    i18n = True
    alternates = True

    def items(self) -> Any:
        return Mediator.objects.live().order_by("pk")

    def lastmod(self, mediator: Mediator) -> Any:
        return mediator.last_published_at


class OrganisationSitemap(Sitemap):
    """The pages about organisations that exist, in each language."""

    i18n = True
    alternates = True

    def items(self) -> Any:
        return Organisation.objects.filter(is_example=False).order_by("pk")

    def lastmod(self, organisation: Organisation) -> Any:
        return organisation.modified_at


class MottoSitemap(Sitemap):
    """Each motto on the wall of its own language."""

    def items(self) -> Any:
        self.walls = wall_addresses()
        codes = list(self.walls)
        live = Motto.objects.filter(live=True, locale__language_code__in=codes)
        return live.select_related("locale").order_by("pk")

    def location(self, motto: Motto) -> str:
        return f"{self.walls[motto.locale.language_code]}{motto.slug}/"

    def lastmod(self, motto: Motto) -> Any:
        return motto.last_published_at


class GuideSitemap(Sitemap):
    """The guided journey's beginning, in each language."""

    i18n = True
    alternates = True

    def items(self) -> Any:
        return ["orientation"]

    def location(self, name: str) -> str:
        return reverse(name)


class PlaceSitemap(Sitemap):
    """The places that the directory shows, in each of its languages."""

    limit = 2000

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def items(self) -> Any:
        return Place.objects.listed().order_by("pk").values_list("slug", "modified_at")

    def get_latest_lastmod(self) -> Any:
        return Place.objects.listed().aggregate(latest=Max("modified_at"))["latest"]

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        entries = []
        for slug, modified_at in self.paginator.page(page).object_list:
            urls = {
                code: f"{protocol}://{domain}{path}"
                for code, path in place_urls(slug, self.request).items()
            }
            alternates = [{"location": url, "lang_code": code} for code, url in urls.items()]
            entries += [
                {"location": url, "lastmod": modified_at, "alternates": alternates}
                for url in urls.values()
            ]
        return entries


def _sitemaps(request: HttpRequest) -> dict[str, Any]:
    return {
        "pages": PageSitemap(request),
        "places": PlaceSitemap(request),
        "mediators": MediatorSitemap,
        "organisations": OrganisationSitemap,
        "mottos": MottoSitemap,
        "guide": GuideSitemap,
    }


def index(request: HttpRequest) -> HttpResponse:
    """The list of the lists."""
    with override(settings.LANGUAGE_CODE):
        return sitemap_views.index(
            request, _sitemaps(request), sitemap_url_name="sitemap-section"
        ).render()


def section(request: HttpRequest, section: str) -> HttpResponse:
    """One list."""
    with override(settings.LANGUAGE_CODE):
        return sitemap_views.sitemap(request, _sitemaps(request), section).render()
