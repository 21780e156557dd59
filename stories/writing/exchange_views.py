"""A story of one's own: where it stands, what editors changed, what was said; and the answers."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from stories.models import StoryMessage, StoryWriting
from stories.writing import agreeing, letters, sending
from stories.writing.standing import State, standing_of
from stories.writing.views import own


class MessageForm(forms.Form):
    """A line of the exchange."""

    text = forms.CharField(
        max_length=2000,
        label=gettext_lazy("Your message"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@never_cache
@require_safe
@login_required
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, and what can be done."""
    return _page(request, own(request, pk), MessageForm())


def _page(
    request: HttpRequest, writing: StoryWriting, form: MessageForm, *, refuses: bool = False
) -> HttpResponse:
    standing = standing_of(writing)
    page = writing.page
    asks = standing.state == State.AGREEMENT
    title = writing.title or _("My story")
    context = {
        "title": title,
        "writing": writing,
        "page_written": page,
        "standing": standing,
        "changes": agreeing.changes_of(writing) if asks else [],
        "was_sent": writing.sent is not None,
        "base": sending.base_of(page),
        "may_withdraw": standing.state in (State.EDITORS, State.AGREEMENT, State.CHANGES),
        "may_give_up": standing.is_open and not (page and page.first_published_at),
        "thread": thread_of(page, request.user) if page else [],
        "form": form,
        "refuses": refuses,
        "crumbs_extra": [
            {"title": _("My space"), "url": reverse("my-space")},
            {"title": title, "url": ""},
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "stories/writing/story.html", context, status=status)


def thread_of(page: Any, reader: Any) -> list[dict[str, Any]]:
    """The lines about a story, the oldest first; ``is_mine`` for those of ``reader``."""
    lines = StoryMessage.objects.filter(story=page.pk).select_related("author")
    return [
        {
            "text": line.text,
            "at": line.at,
            "is_mine": line.is_by(reader),
            "name": (line.author.get_full_name() if line.author else ""),
        }
        for line in lines
    ]


@require_POST
@login_required
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to the editors."""
    writing = own(request, pk)
    form = MessageForm(request.POST)
    if not form.is_valid() or writing.page is None:
        return _page(request, writing, form)
    line = StoryMessage.objects.create(
        story=writing.page, author=writing.user, text=form.cleaned_data["text"]
    )
    letters.message(line, writing)
    messages.success(request, _("Your message is with the editors."))
    return HttpResponseRedirect(reverse("story-of-mine", args=[pk]) + "#exchange")


@require_POST
@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to what editors made of it, or send it back with words."""
    writing = own(request, pk)
    here = HttpResponseRedirect(reverse("story-of-mine", args=[pk]))
    if request.POST.get("base", "") != sending.base_of(writing.page):
        messages.warning(request, _("The text was changed since you opened this page: read again."))
        return here
    if request.POST.get("action") == "agree":
        if agreeing.agree(writing, request.user):
            messages.success(request, _("Your story is published. Thank you!"))
        return here
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _page(request, writing, form, refuses=True)
    if agreeing.send_back(writing, request.user, form.cleaned_data["text"]):
        messages.success(request, _("Sent back: the editors read what you wrote."))
    return here


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back into one's own hands."""
    if sending.withdraw(own(request, pk), request.user):
        messages.success(request, _("Taken back: it is yours again, as it was last."))
    return HttpResponseRedirect(reverse("story-of-mine", args=[pk]))


@require_POST
@login_required
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete what was never public."""
    writing = own(request, pk)
    if standing_of(writing).is_open and sending.give_up(writing):
        messages.success(request, _("Your draft is deleted."))
    return HttpResponseRedirect(reverse("my-space"))
