"""Addresses that are no pages: pictures for sharing, and the form for a motto."""

from typing import cast

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from editorial.pictures import rendition
from members.limits import allow
from stories import share_picture
from stories.models import Motto, MottoWallPage, StoryIndexPage, StoryPage
from stories.models.motto import wall_addresses
from stories.proposals import ProposalForm

DAY = 86_400
HOUR = 3_600
MOST_PROPOSALS = 5  # from one sender in an hour
SENT = "sent"


def propose(request: HttpRequest) -> HttpResponse:
    """The form for a motto; what was typed stays when something is wrong."""
    form = ProposalForm(request.POST or None, initial={"text": request.GET.get("text", "")[:140]})
    too_many = False
    if request.method == "POST":
        if form.is_trap:  # a machine gets the same thanks, and leaves nothing
            return redirect(f"{request.path}?{SENT}")
        if form.is_valid():
            too_many = not allow(request, "motto", most=MOST_PROPOSALS, seconds=HOUR)
            if not too_many:
                form.save()
                return redirect(f"{request.path}?{SENT}")
    context = {
        "form": form,
        "too_many": too_many,
        "sent": SENT in request.GET,
        "title": _("Propose a motto"),
        "wall_url": wall_addresses().get(get_language() or "", "/"),
        "crumbs_extra": [{"title": _("Propose a motto"), "url": ""}],
    }
    status = 429 if too_many else 400 if form.errors else 200
    return render(request, "stories/propose_motto.html", context, status=status)


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
