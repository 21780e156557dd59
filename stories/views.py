"""Addresses that are no pages: pictures and posters, and what readers do with mottos."""

from typing import cast

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Locale, Site

from accounts.limits import allow
from directory.models import Place
from editorial.pictures import rendition
from stories import share_picture, sharing
from stories.cards import motto_card
from stories.filters import theme_names
from stories.models import Motto, MottoWallPage, StoryIndexPage, StoryPage
from stories.models.motto import wall_addresses
from stories.models.shared_motto import people_who_share
from stories.poster import motto_poster, typed
from stories.proposals import ProposalForm, place_words

DAY = 86_400
HOUR = 3_600
MOST_PROPOSALS = 5  # from one sender in an hour
SENT = "sent"


def propose(request: HttpRequest) -> HttpResponse:
    """The form for a motto; what was typed stays when something is wrong."""
    form = ProposalForm(request.POST or None, initial=_proposed(request))
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


def _proposed(request: HttpRequest) -> dict[str, str]:
    """What the address says of the motto already: its words, the archetype, the place."""
    place = Place.objects.listed().filter(slug=request.GET.get("place", "")[:200]).first()
    return {
        "text": request.GET.get("text", "")[:140],
        "archetype": request.GET.get("archetype", ""),
        "place_name": place_words(place) if place else "",
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """« I share this »: the button that adds one or, on the same device, takes it away again."""
    motto = _motto_or_404(slug)
    is_shared = sharing.is_shared_here(request, motto)
    too_many = False
    if request.method == "POST":
        change = sharing.withdraw if is_shared else sharing.share
        wants = request.POST.get("do", "")
        response = redirect(request.path)
        if wants != change.__name__:  # it is so already
            return response
        too_many = not sharing.may_change(request, motto, wants)
        if not too_many:
            change(motto, response)
            return response
    wall_url = wall_addresses().get(get_language() or "", "/")
    shares = people_who_share([motto])
    context = {
        "motto": motto,
        "card": motto_card(motto, wall_url, theme_names()),
        "people": shares.get(motto.translation_key, 0),
        "is_shared": is_shared,
        "too_many": too_many,
        "title": _("I share this motto"),
        "crumbs_extra": [
            {"title": _("Mottos"), "url": wall_url},
            {"title": motto.text, "url": motto.get_absolute_url()},
            {"title": _("I share this motto"), "url": ""},
        ],
    }
    status = 429 if too_many else 200
    return render(request, "stories/share_motto.html", context, status=status)


@require_safe
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """A motto on an A4 sheet, as PDF."""
    motto = _motto_or_404(slug)
    address = typed(request.build_absolute_uri(wall_addresses().get(get_language() or "", "/")))
    name = motto_poster(motto, _site_name(request), address)
    response = _file(name, "application/pdf")
    response["Content-Disposition"] = f'inline; filename="{motto.slug}.pdf"'
    return response


def _motto_or_404(slug: str) -> Motto:
    """The motto of that address on the wall of the language being read."""
    locale = Locale.objects.get_for_language(get_language())
    motto = Motto.objects.on_wall(locale).filter(slug=slug).first()
    if motto is None:
        raise Http404(f"No motto {slug}")
    return motto


def _site_name(request: HttpRequest) -> str:
    return cast(Site, Site.find_for_request(request)).site_name


def picture(request: HttpRequest, parent: str, slug: str) -> HttpResponseBase:
    """The picture for sharing of what stands at ``<parent>/<slug>/``: a motto or a story."""
    locale = Locale.objects.get_for_language(get_language())
    here = {"slug": parent, "locale": locale}
    if MottoWallPage.objects.live().filter(**here).exists():
        name = share_picture.motto_picture(_motto_or_404(slug), _site_name(request))
        return _file(name, "image/png")
    if StoryIndexPage.objects.live().filter(**here).exists():
        return _story(locale, slug)
    raise Http404(f"No picture {parent}/{slug}")


def _story(locale: Locale, slug: str) -> HttpResponseBase:
    stories = StoryPage.objects.live().filter(locale=locale, slug=slug)
    story = stories.select_related("cover").first()
    if story is None:
        raise Http404(f"No story {slug}")
    name = share_picture.story_picture(story)
    if name:
        return _file(name, "image/png")
    cover = rendition(story.cover, "share")
    if cover is None:
        raise Http404(f"The story {slug} has no cover")
    return redirect(cover.url)


def _file(name: str, kind: str) -> HttpResponse:
    with default_storage.open(name) as file:
        response = HttpResponse(file.read(), content_type=kind)
    patch_cache_control(response, public=True, max_age=DAY)
    return response
