"""A place's hours, by a form or in a line of French; what was understood is shown before saving."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from directory.hours_in_french import Understood, checked, osm
from directory.keeping import claims, editing
from directory.keeping.week import SentenceForm, WeekForm, initial_week, told
from directory.models import Place
from directory.opening import hours_of
from directory.wording import hours_note, week_rows

LONGEST = 500


class Check(forms.ModelForm):
    """What was understood, sent back to be saved; ``seen``: the hours when the page was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Place
        fields = ("opening_hours",)
        widgets = {"opening_hours": forms.HiddenInput}

    def _post_clean(self) -> None:
        """Nothing is written to the place itself: ``editing`` does that, on its newest state."""


@never_cache
@login_required
def hours(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the hours: write, check what was understood, save."""
    place = get_object_or_404(Place.objects.public(), slug=slug)
    if not claims.keeps(request.user, place):
        raise PermissionDenied
    data = cast(QueryDict, request.POST) if request.method == "POST" else None
    seen = data.get("seen", "") if data else place.opening_hours
    act = data.get("act") if data else ""
    if act == "save" and data:
        return _save(request, place, data)
    known = initial_week(place.opening_hours)
    sentence = SentenceForm(
        data if act in ("sentence", "back") else None,
        initial={"sentence": told(place.opening_hours)},
    )
    week = WeekForm(data if act in ("week", "spread") else None, initial=known or {})
    if act == "sentence" and sentence.is_valid():
        return _check(request, place, sentence.cleaned_data["sentence"], seen)
    if act == "week" and week.is_valid():
        return _check(request, place, week.cleaned_data["understood"], seen)
    if act == "spread":
        week = week.spread()
    context = {
        **_heading(place),
        "sentence": sentence,
        "week": week,
        "seen": seen,
        "particular": known is None,
        "told": told(place.opening_hours) or place.opening_hours,
    }
    wrong = (sentence.is_bound and sentence.errors) or (week.is_bound and week.errors)
    return render(request, "directory/keeping/hours.html", context, status=422 if wrong else 200)


def _check(
    request: HttpRequest, place: Place, understood: Understood, seen: str, theirs: str = ""
) -> HttpResponse:
    """Shows what was understood, in words and day by day, with the button that saves it."""
    read = hours_of(understood.osm, place.department)
    today = timezone.localdate()
    form = Check(initial={"opening_hours": understood.osm, "seen": seen}, auto_id=False)
    context = {
        **_heading(place),
        "understood": understood,
        "too_long": len(understood.osm) > LONGEST,
        "rows": week_rows(read, today),
        "note": hours_note(read, today),
        "form": form,
        "theirs": told(theirs) or theirs,
    }
    status = 409 if theirs else 200
    return render(request, "directory/keeping/hours_check.html", context, status=status)


def _save(request: HttpRequest, place: Place, data: QueryDict) -> HttpResponse:
    form = Check(data, instance=place)
    if not form.is_valid() or not told(text := form.cleaned_data["opening_hours"]):
        raise PermissionDenied  # not what the check page sent
    seen = {"opening_hours": form.cleaned_data["seen"]}
    kept = editing.keep(place, {"opening_hours": text}, seen, request.user)
    if kept.conflict:
        theirs = kept.conflict["opening_hours"]
        return _check(request, place, checked(osm.read(text)), theirs, theirs)
    messages.success(request, _("Public now: the opening hours. Thank you!"))
    return HttpResponseRedirect(reverse("keep-place", args=[place.slug]))


def _heading(place: Place) -> dict[str, Any]:
    title = _("Opening hours")
    crumbs = [
        {"title": _("My space"), "url": reverse("my-space")},
        {"title": place.name, "url": reverse("keep-place", args=[place.slug])},
        {"title": title, "url": ""},
    ]
    return {"title": title, "place": place, "crumbs_extra": crumbs}
