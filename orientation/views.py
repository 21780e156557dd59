"""The guided journey: a question a screen, for those who do not know what to type."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from directory.addresses import directory_url
from directory.links import query_string
from orientation.answers import read
from orientation.journey import PLACES, STEP, THEN, screen, step_asked

FRAGMENT = "count"  # what a script asks for while answers are being chosen


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The screen that the address asks for; at the end the directory, filtered.

    ``?fragment=count`` answers with the number of places alone.
    """
    answers = read(request.GET)
    asked = answers.asked()
    step = step_asked(request.GET.get(STEP, ""), asked)
    if step == PLACES:
        return redirect(directory_url(request=request) + query_string(asked))
    context = screen(answers, asked, step, request.GET.get(THEN, ""))
    if request.GET.get("fragment") == FRAGMENT:
        return render(request, "orientation/includes/count.html", context)
    return render(request, "orientation/guide.html", context)
