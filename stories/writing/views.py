"""Writing a story in my space: begin, the form and its drafts, how readers would see it."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from members.models import Mediator
from members.space.standing import mediator_of
from stories.models import StoryWriting
from stories.writing import pictures, sending
from stories.writing.content import Difference, differences, state_of
from stories.writing.forms import StoryForm, initial_of, initial_of_typed, typed
from stories.writing.standing import standing_of


def own(request: HttpRequest, pk: int) -> StoryWriting:
    """The story of the signed-in person; 404 for everybody else's."""
    writings = StoryWriting.objects.select_related("page__latest_revision", "picture", "user")
    found: StoryWriting = get_object_or_404(writings, pk=pk, user=request.user.pk)
    return found


@require_POST
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """A new story, or the one that was begun without a word."""
    user: Any = request.user
    if mediator_of(user) is None:
        messages.info(request, _("Say first who you are: a name is enough. Then tell your story."))
        return HttpResponseRedirect(reverse("profile"))
    empty = StoryWriting.objects.filter(user=user, page=None, data={}, picture=None).first()
    writing = empty or StoryWriting.objects.create(user=user)
    return HttpResponseRedirect(reverse("story-write", args=[writing.pk]))


@never_cache
@login_required
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; kept for later, shown as readers would see it, or sent to the editors."""
    writing = own(request, pk)
    mediator = get_object_or_404(Mediator, user=request.user.pk)
    if not standing_of(writing).is_open:
        messages.info(request, _("The editors have it: take it back first to change it."))
        return HttpResponseRedirect(reverse("story-of-mine", args=[pk]))
    if request.method == "POST":
        return _received(request, writing, mediator)
    initial = initial_of(sending.newest(writing), writing.people_agreed_at is not None)
    base = sending.base_of(writing.page)
    if writing.data:
        initial, base = {**initial, **initial_of_typed(writing.data)}, writing.base
    initial |= {"base": base, "version": writing.version}
    form = StoryForm(initial=initial, mediator=mediator, has_picture=_has_picture(writing))
    return _page(request, form, writing)


def _received(request: HttpRequest, writing: StoryWriting, mediator: Mediator) -> HttpResponse:
    action = request.POST.get("action", "keep")
    has_picture = _has_picture(writing)
    form = StoryForm(
        request.POST,
        request.FILES,
        mediator=mediator,
        has_picture=has_picture,
        is_sent=action == "send",
    )
    is_right = form.is_valid()
    if form.new_picture:  # kept at once: no second upload when something else is wrong
        title = form.cleaned_data.get("title", "")
        former, writing.picture = (
            writing.picture,
            pictures.keep(form.new_picture, title, request.user),
        )
        writing.save(update_fields=["picture"])
        if former:
            former.delete()
    base, window = (form.cleaned_data.get(name, "") for name in ("base", "window"))
    if writing.is_ahead_of(request.POST.get("version", ""), window):
        return _page(request, _again(form, version=writing.version), writing, is_elsewhere=True)
    before = sending.base_of(writing.page)
    if base != before:  # an editor saved meanwhile: shown, and the next time it is replaced
        writing.keep(typed(request.POST), before, window)
        fresh = _again(form, base=before, version=writing.version)
        return _page(request, fresh, writing, clashes=_clashes(writing, base))
    if not is_right:
        writing.keep(typed(request.POST), base, window)
        return _page(request, _again(form, version=writing.version, is_sent=form.is_sent), writing)
    _agreed(writing, form)
    sending.keep(writing, form, mediator)
    return _after(request, writing, action)


def _after(request: HttpRequest, writing: StoryWriting, action: str) -> HttpResponse:
    if action == "preview":
        return HttpResponseRedirect(reverse("story-preview", args=[writing.pk]))
    if action == "send":
        sending.send(writing)
        messages.success(request, _("Thank you: the editors read your story, and answer you."))
        return HttpResponseRedirect(reverse("story-of-mine", args=[writing.pk]))
    messages.success(request, _("Kept for later."))
    return HttpResponseRedirect(reverse("story-write", args=[writing.pk]))


def _agreed(writing: StoryWriting, form: StoryForm) -> None:
    """Remember when the author said that the people shown agreed; a new picture asks anew."""
    if not form.cleaned_data["people_agreed"]:
        writing.people_agreed_at = None
    elif writing.people_agreed_at is None or form.new_picture:
        writing.people_agreed_at = timezone.now()


def _clashes(writing: StoryWriting, base: str) -> list[Difference]:
    """What others saved since the revision that ``base`` names."""
    page = writing.page
    newest = sending.newest(writing)
    key = base.partition("@")[0]
    began = page.revisions.filter(pk=int(key)).first() if page and key.isdecimal() else None
    if began is None or newest is None:
        return []
    return differences(state_of(began.as_object()), state_of(newest))


def _page(
    request: HttpRequest,
    form: StoryForm,
    writing: StoryWriting,
    *,
    is_elsewhere: bool = False,
    clashes: list[Difference] | None = None,
) -> HttpResponse:
    title = _("Tell a story")
    newest = sending.newest(writing)
    is_behind = is_elsewhere or clashes is not None
    context = {
        "title": title,
        "form": form,
        "writing": writing,
        "standing": standing_of(writing),
        "picture": writing.picture or (newest.cover if newest else None),
        "is_elsewhere": is_elsewhere,
        "is_behind": clashes is not None,
        "clashes": clashes,
        "crumbs_extra": [
            {"title": _("My space"), "url": reverse("my-space")},
            {"title": title, "url": ""},
        ],
    }
    status = 409 if is_behind else 422 if form.errors else 200
    return render(request, "stories/writing/write.html", context, status=status)


def _again(form: StoryForm, *, is_sent: bool = False, **changes: Any) -> StoryForm:
    """The same form with what was typed, and another base or version."""
    data = cast(QueryDict, form.data).copy()
    for name, value in changes.items():
        data[name] = str(value)
    mediator = form.mediator
    again = StoryForm(data, mediator=mediator, has_picture=form.has_any_picture, is_sent=is_sent)
    again.is_valid()
    return again


def _has_picture(writing: StoryWriting) -> bool:
    newest = sending.newest(writing)
    return bool(writing.picture_id or (newest and newest.cover_id))


@require_POST
@login_required
def draft(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep what was typed so far, for the script; 409 when it would be over something newer."""
    writing = own(request, pk)
    window = request.POST.get("window", "")[:40]
    is_behind = writing.is_ahead_of(request.POST.get("version", ""), window)
    if is_behind or not standing_of(writing).is_open:
        return JsonResponse({"version": writing.version}, status=409)
    writing.keep(typed(request.POST), request.POST.get("base", "")[:60], window)
    moment = time_format(timezone.localtime(writing.saved_at))
    words = _("Kept at %(time)s.") % {"time": moment}
    return JsonResponse({"version": writing.version, "words": words})


@never_cache
@require_safe
@login_required
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as readers would see it, as it was kept last."""
    page = sending.newest(own(request, pk))
    if page is None:
        messages.info(request, _("Give it a title, and keep it: then it can be shown."))
        return HttpResponseRedirect(reverse("story-write", args=[pk]))
    answer: HttpResponse = page.serve_preview(request, page.default_preview_mode)
    return answer
