"""The report of courses whose sessions are all over, in Wagtail's admin."""

from typing import Any

from django.conf import settings
from django.db.models import Max, Q
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import PageReportView
from wagtail.permissions import page_permission_policy

from training.models import CoursePage, CourseSession

PAST_COURSES = "past-courses"
RIGHTS = ["add", "change", "publish"]


class PastCoursesView(PageReportView):
    """Courses with sessions, none of which is to come: the one that has waited longest first.

    Sessions are those of the page in the source language, so its page is the one to mend.
    """

    page_title = _("Courses without a session to come")
    header_icon = "calendar"
    index_url_name = PAST_COURSES
    index_results_url_name = f"{PAST_COURSES}-results"
    any_permission_required = RIGHTS
    is_searchable = False
    default_ordering = None
    list_export = ["title", "last_day"]
    export_headings = {"last_day": _("Last day of the last session")}

    def get_base_queryset(self) -> Any:
        held = ~Q(sessions__state=CourseSession.State.CANCELLED)
        courses = CoursePage.objects.live().filter(
            locale__language_code=settings.LANGUAGE_CODE, alias_of=None
        )
        found = courses.annotate(last_day=Max("sessions__end", filter=held))
        return found.filter(last_day__lt=localdate()).order_by("last_day", "title")

    def get_queryset(self) -> Any:
        return self.get_base_queryset()


class PastCoursesMenuItem(MenuItem):
    """Shown to whoever may write or publish pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.user_has_any_permission(request.user, RIGHTS))


def urls() -> list[Any]:
    """The report's addresses in the admin."""
    results = PastCoursesView.as_view(results_only=True)
    return [
        path("reports/past-courses/", PastCoursesView.as_view(), name=PAST_COURSES),
        path("reports/past-courses/results/", results, name=f"{PAST_COURSES}-results"),
    ]


def menu_item() -> MenuItem:
    """The report's entry in the menu of reports."""
    words, url = _("Courses without a session to come"), reverse(PAST_COURSES)
    return PastCoursesMenuItem(words, url, icon_name="calendar", order=1180)
