"""The profile in my space: the form, its drafts, how readers would see it, taking back, pausing."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.formats import time_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from members import consent
from members.blasons import pictures
from members.blasons.composing import FIELDS, compose, from_kept, query_of
from members.heraldry.definition import dump
from members.models import Mediator, ProfileDraft
from members.space import content, portraits, sending
from members.space.forms import ProfileForm, initial_of, initial_of_draft, typed
from members.space.standing import base_of, latest, mediator_of, standing_of


@never_cache
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """The form; sent, kept for later, or shown as readers would see it."""
    user = _user(request)
    mediator = mediator_of(user)
    draft = ProfileDraft.objects.filter(user=user).select_related("portrait").first()
    if request.method == "POST":
        return _received(request, mediator, draft or ProfileDraft(user=user))
    if draft and draft.data:
        initial = {**_initial(mediator, user), **initial_of_draft(draft.data)}
        initial |= {"base": draft.base, "version": draft.version}
    else:
        initial = _initial(mediator, user)
        initial |= {"base": base_of(mediator), "version": draft.version if draft else 0}
    form = ProfileForm(initial=initial, has_portrait=bool(_portrait(mediator, draft)))
    return _page(request, form, mediator, draft)


def _received(request: HttpRequest, mediator: Mediator | None, draft: ProfileDraft) -> HttpResponse:
    user = _user(request)
    has_portrait = bool(_portrait(mediator, draft))
    form = ProfileForm(request.POST, request.FILES, has_portrait=has_portrait)
    is_right = form.is_valid()
    base = form.cleaned_data.get("base", "")
    if form.picture:  # kept at once: no second upload when something else is wrong
        name, alt = form.cleaned_data.get("name", ""), form.cleaned_data.get("portrait_alt", "")
        former, draft.portrait = draft.portrait, portraits.keep(form.picture, name, alt, user)
        draft.save()
        if former:
            former.delete()
    window = form.cleaned_data.get("window", "")
    if draft.is_ahead_of(request.POST.get("version", ""), window):
        return _page(
            request, _again(form, version=draft.version), mediator, draft, is_elsewhere=True
        )
    action = request.POST.get("action", "send")
    if action != "send":
        draft.keep(typed(request.POST), base, window)
        if action == "preview":
            return HttpResponseRedirect(reverse("profile-preview"))
        if action == "compose":
            return HttpResponseRedirect(_builder_url(form))
        messages.success(request, _("Kept for later. Nobody has seen it yet."))
        return HttpResponseRedirect(reverse("profile"))
    if not is_right:
        return _page(request, form, mediator, draft)
    sent = sending.send(_wanted(form, mediator, draft), base, user)
    if sent.conflicts:
        draft.keep(typed(request.POST), base_of(mediator_of(user)), window)
        fresh = _again(form, base=draft.base, version=draft.version)
        return _page(request, fresh, mediator, draft, sent=sent)
    if draft.pk:
        draft.delete()
    for kind, sentence in _told(sent):
        messages.add_message(request, kind, sentence)
    return HttpResponseRedirect(reverse("my-space"))


def _told(sent: sending.Sent) -> list[tuple[int, str]]:
    """What became of a profile, in sentences."""
    told = []
    if sent.waiting:
        told.append((messages.SUCCESS, _("Thank you: an editor reads it, and you get an answer.")))
    elif sent.published:
        told.append((messages.SUCCESS, _("Your changes are public.")))
    else:
        told.append((messages.INFO, _("Your profile is as it was: nothing was changed.")))
    if sent.waiting and sent.published:
        words = _("Public at once: %(what)s.") % {"what": _names(sent.published)}
        told.append((messages.INFO, words))
    if sent.kept:
        words = _("Somebody else changed this while you wrote, and it was kept: %(what)s.")
        told.append((messages.WARNING, words % {"what": _names(sent.kept)}))
    return told


def _names(names: list[str]) -> str:
    return ", ".join(str(content.LABELS[name]).lower() for name in names)


def _page(
    request: HttpRequest,
    form: ProfileForm,
    mediator: Mediator | None,
    draft: ProfileDraft | None,
    *,
    is_elsewhere: bool = False,
    sent: sending.Sent | None = None,
) -> HttpResponse:
    arms = from_kept(_blason(form))
    title = _("My profile")
    newest, conflicts = (sent.mediator, sent.conflicts) if sent else (None, [])
    clashes = [
        {"label": content.LABELS[name], "theirs": content.in_words(newest, name)}
        for name in conflicts
        if newest
    ]
    context = {
        "title": title,
        "form": form,
        "standing": standing_of(mediator),
        "mediator": mediator,
        "draft": draft if draft and draft.data else None,
        "portrait": _portrait(mediator, draft),
        "is_elsewhere": is_elsewhere,
        "clashes": clashes,
        "shown": form["shown"].value() or [],
        "consents": mediator.consents if mediator else {},
        "drawing": mark_safe(pictures.svg(arms)) if arms else "",
        "blazon": pictures.blazon(arms) if arms else "",
        "consent_fields": consent.FIELDS,
        "crumbs_extra": [
            {"title": _("My space"), "url": reverse("my-space")},
            {"title": title, "url": ""},
        ],
    }
    status = 409 if is_elsewhere or clashes else 422 if form.errors else 200
    return render(request, "members/space/profile.html", context, status=status)


@require_POST
@login_required
def draft(request: HttpRequest) -> JsonResponse:
    """Keep what was typed so far, for the script; 409 when another window has kept since."""
    user = _user(request)
    kept, _created = ProfileDraft.objects.get_or_create(user=user)
    window = request.POST.get("window", "")[:40]
    if kept.is_ahead_of(request.POST.get("version", ""), window):
        return JsonResponse({"version": kept.version}, status=409)
    kept.keep(typed(request.POST), request.POST.get("base", "")[:60], window)
    moment = time_format(timezone.localtime(kept.saved_at))
    return JsonResponse(
        {"version": kept.version, "words": _("Kept at %(time)s.") % {"time": moment}}
    )


@never_cache
@require_safe
@login_required
def preview(request: HttpRequest) -> HttpResponse:
    """The profile as readers would see it, with what is not sent yet."""
    user = _user(request)
    mediator = mediator_of(user)
    kept = ProfileDraft.objects.filter(user=user).select_related("portrait").first()
    if kept and kept.data:
        form = ProfileForm(MultiValueDict(kept.data), has_portrait=True)
        form.is_valid()
        seen = _wanted(form, mediator, kept)
    else:
        seen = latest(mediator) if mediator else Mediator(name=user.get_full_name())
    return render(request, "members/space/preview.html", seen.page_context(request))


@require_POST
@login_required
def take_back(request: HttpRequest) -> HttpResponse:
    """What waits is taken back, and stays in the form."""
    mediator = get_object_or_404(Mediator, user=_user(request))
    if sending.withdraw(mediator, _user(request)):
        messages.success(request, _("Taken back: nobody reads it. It still stands in your form."))
    return HttpResponseRedirect(reverse("my-space"))


@require_POST
@login_required
def drop(request: HttpRequest) -> HttpResponse:
    """What was typed and not published is given up."""
    user = _user(request)
    ProfileDraft.objects.filter(user=user).delete()
    mediator = mediator_of(user)
    if mediator:
        sending.drop(mediator, user)
    messages.success(request, _("Your form is as your public profile again."))
    return HttpResponseRedirect(reverse("profile"))


@require_POST
@login_required
def pause(request: HttpRequest) -> HttpResponse:
    """Hide the profile from readers, or show it again."""
    mediator = get_object_or_404(Mediator, user=_user(request))
    mediator.paused = request.POST.get("pause") == "yes"
    mediator.save(update_fields=["paused"])
    if mediator.paused:
        messages.success(request, _("Your profile is paused: no reader finds it."))
    else:
        messages.success(request, _("Your profile is shown again."))
    return HttpResponseRedirect(reverse("my-space"))


@require_POST
@login_required
def take_arms(request: HttpRequest) -> HttpResponse:
    """Put a coat of arms from the builder into the form, to be sent with it."""
    user = _user(request)
    composed = compose({name: request.POST.get(name, "") for name in FIELDS})
    kept, _created = ProfileDraft.objects.get_or_create(user=user)
    data = kept.data
    base = kept.base
    if not data:
        mediator = mediator_of(user)
        bare = ProfileForm(initial=_initial(mediator, user), has_portrait=False)
        data, base = _as_typed(bare), base_of(mediator)
    data["blason"] = [dump(composed.blason)]
    data.pop("no_blason", None)
    kept.keep(data, base)
    messages.success(request, _("Your arms are in your profile: send it, and they are yours."))
    return HttpResponseRedirect(reverse("profile") + "#blason")


def _as_typed(form: ProfileForm) -> dict[str, list[str]]:
    """The values of an unbound form as a browser would send them."""
    found = {}
    for name, value in ((bound.name, bound.value()) for bound in form):
        values = value if isinstance(value, list) else [value]
        texts = [str(one) for one in values if one not in (None, "", False)]
        if name in form.initial and texts:
            found[name] = texts
    return found


def _wanted(form: ProfileForm, mediator: Mediator | None, draft: ProfileDraft) -> Mediator:
    """The profile as the form has it, an object not to be saved."""
    wanted = latest(mediator) if mediator else Mediator()
    if draft.portrait:
        wanted.portrait = draft.portrait
    form.apply(wanted)
    return wanted


def _portrait(mediator: Mediator | None, draft: ProfileDraft | None) -> Any:
    own = latest(mediator).portrait if mediator else None
    return (draft.portrait if draft else None) or own


def _initial(mediator: Mediator | None, user: AbstractBaseUser) -> dict[str, Any]:
    if mediator:
        return initial_of(latest(mediator))
    return {"name": user.get_full_name(), "languages": ["fr"]}  # type: ignore[attr-defined]


def _again(form: ProfileForm, **changes: Any) -> ProfileForm:
    """The same form with what was typed, and another base or version."""
    data = cast(QueryDict, form.data).copy()
    for name, value in changes.items():
        data[name] = str(value)
    again = ProfileForm(data, has_portrait=form.has_portrait)
    again.is_valid()
    return again


def _builder_url(form: ProfileForm) -> str:
    arms = from_kept(_blason(form))
    return reverse("blason") + (query_of(arms) if arms else "")


def _blason(form: ProfileForm) -> dict[str, Any] | None:
    """The arms in the form as they are kept; None for none, or what draws no more."""
    field = form.fields["blason"]
    value = form["blason"].value()
    if isinstance(value, dict):
        return value
    try:
        found: dict[str, Any] | None = field.to_python(value)
    except ValidationError:
        return None
    return found


def _user(request: HttpRequest) -> Any:
    """The signed-in person; every view here asks for one."""
    return request.user
