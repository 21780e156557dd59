"""Quests: the list, taking one, its result, sharing words, and reading those of others.

What somebody answers is never kept here, unless they share it: it stands in the form that they
send, or on their device.
"""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.limits import allow
from quests import archetypes
from quests.models import Quest, SharedAnswer
from quests.outcome import outcome_context
from quests.scoring import result
from quests.sharing import SharingForm, share, shared_with
from quests.steps import read_answers
from quests.taking import GO, crumbs, quest_context, step_asked
from quests.themes import THEMES

HOUR = 3_600
MOST_SHARINGS = 5  # from one sender in an hour
PER_THEME = 4
PER_PAGE = 30
MOST_ARMS = 3  # that fit beside the list's title
ERASED = "erased"

# These two change nothing and keep nothing, so that they need no token, and the first stays kept.
stateless = csrf_exempt


def quest_or_404(slug: str) -> Quest:
    """The live quest of that address, in the reader's language if there is one."""
    return get_object_or_404(Quest.objects.for_reader(), slug=slug)


@require_safe
def quests(request: HttpRequest) -> HttpResponse:
    """All quests, and the ways into a workshop and to the words of others."""
    known = archetypes.known()
    context = {
        "title": _("Quests"),
        "description": _("A few questions to say who one is at work, alone or in a group."),
        "quests": [
            {"quest": quest, "has_workshop": bool(quest.weighed(known))}
            for quest in Quest.objects.for_reader()
        ],
        "charges": " ".join(page.charge for page in [*known.values()][:MOST_ARMS]),
        "crumbs_extra": [{"title": _("Quests"), "url": ""}],
    }
    return render(request, "quests/quests.html", context)


@stateless
@require_http_methods(["GET", "HEAD", "POST"])
def quest(request: HttpRequest, slug: str) -> HttpResponse:
    """One step of a quest; the form carries the answers to all the others."""
    found = quest_or_404(slug)
    steps = found.questions
    answers = read_answers(steps, request.POST.dict())
    current = step_asked(request.POST.get(GO, ""), len(steps))
    context = quest_context(found, archetypes.known(), answers, current)
    return render(request, "quests/quest.html", context)


@stateless
@require_http_methods(["GET", "HEAD", "POST"])
def quest_result(request: HttpRequest, slug: str) -> HttpResponse:
    """The end of a quest. A script asks with the choices alone; a form sends the words as well."""
    found = quest_or_404(slug)
    steps = found.questions
    known = archetypes.known()
    answers = read_answers(steps, (request.POST or request.GET).dict())
    written = [
        {"step": step, "text": answers.of(step)}
        for step in steps
        if step.is_open and answers.of(step)
    ]
    context = {
        "quest": found,
        "title": _("Your result"),
        "description": found.introduction,
        "written": written,
        "open_steps": {step.name: step.question for step in steps if step.is_open},
        "has_choices": bool(found.weighed(known)),
        "shareable": {step.name for step in found.shareable},
        "crumbs_extra": crumbs(
            {"title": found.title, "url": found.get_absolute_url()},
            {"title": _("Your result"), "url": ""},
        ),
        **outcome_context(result(answers.choices(steps), list(known)), known),
    }
    response = render(request, "quests/result.html", context)
    patch_cache_control(response, private=True)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def quest_share(request: HttpRequest, slug: str) -> HttpResponse:
    """The form that shares one's words; what was written in the quest comes with the first POST."""
    found = quest_or_404(slug)
    steps = found.shareable
    is_sent = "share" in request.POST
    initial = read_answers(steps, request.POST.dict()).written
    form = SharingForm(steps, request.POST if is_sent else None, initial)
    too_many = False
    if is_sent and form.is_trap:  # a machine gets an answer, and leaves nothing
        return redirect("quest-meaning")
    if is_sent and form.is_valid():
        too_many = not allow(request, "sharing", most=MOST_SHARINGS, seconds=HOUR)
        if not too_many:
            return redirect("quest-shared", share(found, form))
    context = {
        "quest": found,
        "form": form,
        "too_many": too_many,
        "title": _("Share my words"),
        "crumbs_extra": crumbs(
            {"title": found.title, "url": found.get_absolute_url()},
            {"title": _("Share my words"), "url": ""},
        ),
    }
    status = 429 if too_many else 400 if form.errors else 200
    return render(request, "quests/share.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """What was shared under a secret address, and the button that erases it."""
    answers = shared_with(token)
    if request.method == "POST":
        answers.delete()
        return redirect(f"{reverse('quest-shared', args=[token])}?{ERASED}")
    found = list(answers)
    context: dict[str, Any] = {
        "answers": found,
        "address": request.build_absolute_uri(request.path),
        "title": _("What you shared"),
        "crumbs_extra": crumbs({"title": _("What you shared"), "url": ""}),
    }
    return render(request, "quests/shared.html", context, status=200 if found else 404)


@require_safe
def meaning(request: HttpRequest) -> HttpResponse:
    """The words that mediators shared, by theme."""
    published = SharedAnswer.objects.filter(state=SharedAnswer.State.PUBLISHED).order_by("-pk")
    present = set(published.order_by().values_list("theme", flat=True).distinct())
    asked = request.GET.get("theme", "")
    theme = asked if asked in THEMES else ""
    page = Paginator(published.filter(theme=theme), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("What meaning do mediators give their trade?"),
        "description": _("Words of mediators about their trade, by theme, quoted with consent."),
        "themes": [
            {"name": name, "label": label, "current": name == theme}
            for name, label in THEMES.items()
            if name in present or name == theme
        ],
        "groups": _groups(published, theme, page) if present else [],
        "theme": theme,
        "page_of_words": page,
        "crumbs_extra": crumbs({"title": _("What mediators say"), "url": ""}),
    }
    return render(request, "quests/meaning.html", context)


def _groups(published: QuerySet[SharedAnswer], theme: str, page: Any) -> list[dict[str, Any]]:
    """The words of one theme, a page of them; or the latest of each theme."""
    if theme:
        return [{"name": theme, "label": THEMES[theme], "answers": list(page), "more": False}]
    place = Window(RowNumber(), partition_by="theme", order_by="-pk")
    latest: dict[str, list[SharedAnswer]] = {}
    for answer in published.annotate(place=place).filter(place__lte=PER_THEME + 1):
        latest.setdefault(answer.theme, []).append(answer)
    return [
        {
            "name": name,
            "label": label,
            "answers": latest[name][:PER_THEME],
            "more": len(latest[name]) > PER_THEME,
        }
        for name, label in THEMES.items()
        if name in latest
    ]
