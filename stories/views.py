"""Addresses that are no pages: pictures for sharing."""

from typing import cast

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from wagtail.models import Locale, Site

from editorial.pictures import rendition
from stories import share_picture
from stories.models import Motto, MottoWallPage, StoryIndexPage, StoryPage

DAY = 86_400


def picture(request: HttpRequest, parent: str, slug: str) -> HttpResponseBase:
    """The picture for sharing of what stands at ``<parent>/<slug>/``: a motto or a story."""
    locale = Locale.objects.get_for_language(get_language())
    here = {"slug": parent, "locale": locale}
    if MottoWallPage.objects.live().filter(**here).exists():
        return _motto(request, locale, slug)
    if StoryIndexPage.objects.live().filter(**here).exists():
        return _story(locale, slug)
    raise Http404(f"No picture {parent}/{slug}")


def _motto(request: HttpRequest, locale: Locale, slug: str) -> HttpResponseBase:
    motto = Motto.objects.on_wall(locale).filter(slug=slug).first()
    if motto is None:
        raise Http404(f"No motto {slug}")
    site = cast(Site, Site.find_for_request(request))
    return _png(share_picture.motto_picture(motto, site.site_name))


def _story(locale: Locale, slug: str) -> HttpResponseBase:
    stories = StoryPage.objects.live().filter(locale=locale, slug=slug)
    story = stories.select_related("cover").first()
    if story is None:
        raise Http404(f"No story {slug}")
    name = share_picture.story_picture(story)
    if name:
        return _png(name)
    cover = rendition(story.cover, "share")
    if cover is None:
        raise Http404(f"The story {slug} has no cover")
    return redirect(cover.url)


def _png(name: str) -> HttpResponse:
    with default_storage.open(name) as file:
        response = HttpResponse(file.read(), content_type="image/png")
    patch_cache_control(response, public=True, max_age=DAY)
    return response
