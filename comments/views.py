"""Pages about the comments of a page: the form, all of them, and the form that reports one.

The commented page itself holds no form: it is kept for all readers, and a form has a token.
"""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from accounts.limits import allow
from comments.models import Comment
from comments.reporting import ReportForm, report
from comments.threads import ON_THE_PAGE, conversation
from comments.where import is_open, page_or_404
from comments.writing import CommentForm, answered, keep

HOUR = 3_600
DAY = 86_400
MOST_COMMENTS = 5  # from one sender in an hour
MOST_REPORTS = 10
SENT = "sent"
ANSWER = "answer"

form_view = require_http_methods(["GET", "HEAD", "POST"])


def crumbs(page: Page, title: str) -> list[dict[str, Any]]:
    """The way from the commented page."""
    return [{"title": page.title, "url": page.get_url()}, {"title": title, "url": ""}]


@form_view
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for a comment or, with ``?answer=``, for an answer to one."""
    page = page_or_404(request, pk)
    asked = request.GET.get(ANSWER, "")
    parent = answered(page, asked)
    form = CommentForm(request.POST if request.method == "POST" else None)
    if form.is_trap:  # a machine gets the same thanks, and leaves nothing
        return redirect(f"{request.path}?{SENT}")
    closed = not is_open(page)
    too_many = False
    if form.is_bound and not closed and form.is_valid():
        too_many = not allow(request, "comment", most=MOST_COMMENTS, seconds=HOUR)
        if not too_many:
            keep(form.cleaned_data, page, parent, get_language() or "")
            return redirect(f"{request.path}?{SENT}")
    title = _("Leave a comment")
    context = {
        "commented": page,
        "page_url": page.get_url(request),
        "parent": parent,
        "is_orphan": bool(asked) and parent is None,
        "form": form,
        "closed": closed,
        "too_many": too_many,
        "sent": SENT in request.GET,
        "title": title,
        "crumbs_extra": crumbs(page, title),
    }
    status = 403 if closed and form.is_bound else 429 if too_many else 400 if form.errors else 200
    return render(request, "comments/write.html", context, status=status)


@require_safe
def all_comments(request: HttpRequest, pk: int) -> HttpResponse:
    """Every comment of a page, for those with more than the page itself shows."""
    page = page_or_404(request, pk)
    found = conversation(page)
    threads = Paginator(found.threads, ON_THE_PAGE).get_page(request.GET.get("page"))
    title = _("All comments")
    context = {
        "commented": page,
        "page_url": page.get_url(request),
        "is_open": is_open(page),
        "threads": threads,
        "count": found.count,
        "language": get_language(),
        "title": title,
        "crumbs_extra": crumbs(page, title),
    }
    return render(request, "comments/all.html", context)


@form_view
def report_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that tells the moderators what is wrong with a comment."""
    comment = Comment.objects.filter(pk=pk, state=Comment.State.PUBLISHED).first()
    if comment is None:
        raise Http404(f"No comment {pk} is shown")
    page = page_or_404(request, comment.page_id)
    form = ReportForm(request.POST if request.method == "POST" else None)
    thanks = redirect(f"{request.path}?{SENT}")
    if form.is_trap:
        return thanks
    too_many = False
    if form.is_bound and form.is_valid():
        too_many = not allow(request, "report", most=MOST_REPORTS, seconds=HOUR)
        if not too_many:
            # A second report of one sender counts for nothing, and gets the same thanks.
            if allow(request, f"report-{comment.pk}", most=1, seconds=DAY):
                report(comment, form.cleaned_data["reason"], form.cleaned_data["words"])
            return thanks
    title = _("Report a comment")
    context = {
        "comment": comment,
        "back_url": f"{page.get_url(request)}#{comment.anchor}",
        "form": form,
        "too_many": too_many,
        "sent": SENT in request.GET,
        "title": title,
        "crumbs_extra": crumbs(page, title),
    }
    status = 429 if too_many else 400 if form.errors else 200
    return render(request, "comments/report.html", context, status=status)
