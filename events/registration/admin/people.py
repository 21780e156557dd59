"""Who comes to an event: the list, its file, adding somebody, the sheet to sign."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.generic.edit import FormView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from accounts.admin_columns import FormColumn
from directory.formulas import guarded
from directory.opendocument import OpenDocumentMixin
from events.models import EventPage, Registration, Site
from events.registration import attestation, door, paper, registering
from events.registration.admin.events import EVENT, LIST
from events.registration.admin.seeing import note_look, page_or_403
from events.registration.choosing import sites_of
from events.registration.forms import HandForm
from events.registration.marks import Mark
from events.registration.shown import shown, shown_all

PEOPLE, ADD, SHEET, DECIDE = (
    "registrations-people",
    "registrations-add",
    "registrations-sheet",
    "registrations-decide",
)
State = Registration.State


def _named(page: EventPage) -> list[tuple[int, str]]:
    """The sites of ``page`` as one line each."""
    sites = sites_of(page)
    told = shown_all(sites, get_language() or "")
    return [(site.pk, f"{at.when} – {at.place}") for site, at in zip(sites, told, strict=True)]


class PeopleFilterSet(WagtailFilterSet):
    """By site and by state."""

    site = django_filters.ChoiceFilter(label=gettext_lazy("Moment and site"))

    class Meta:
        model = Registration
        fields = ["site", "state"]

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        assert request.resolver_match
        page = EventPage.objects.get(pk=request.resolver_match.kwargs["pk"])
        self.filters["site"].extra["choices"] = _named(page)


class ActionsColumn(FormColumn):
    """Withdrawing somebody who calls, and saying that they were there."""

    cell_template_name = "events/registration/admin/actions.html"


class PeopleView(OpenDocumentMixin, ReportView):
    """All registrations of an event; looking, and taking the file, is noted."""

    page_title = gettext_lazy("Who comes")
    header_icon = "group"
    model = Registration
    is_searchable = True
    search_backend_name = None
    search_fields = ["attendee__name", "attendee__email", "code"]
    default_ordering = ("site__moment__start", "site", "attendee__name", "pk")
    filterset_class = PeopleFilterSet
    export_filename = "inscriptions"
    list_export = [
        "moment_and_site",
        "attendee.name",
        "attendee.email",
        "get_state_display",
        "attendee.access_needs",
        "attendee.meal_needs",
        "code",
        "attendee.created_at",
        "attended_at",
    ]
    export_headings = {
        "moment_and_site": gettext_lazy("Moment and site"),
        "attendee.name": gettext_lazy("Name"),
        "attendee.email": gettext_lazy("E-mail address"),
        "get_state_display": gettext_lazy("State"),
        "attendee.access_needs": gettext_lazy("Accessibility"),
        "attendee.meal_needs": gettext_lazy("Meals"),
        "code": gettext_lazy("Code"),
        "attendee.created_at": gettext_lazy("Asked"),
        "attended_at": gettext_lazy("Was there"),
    }
    # What the public typed must run in nobody's spreadsheet.
    custom_value_preprocess = {**ReportView.custom_value_preprocess, str: {"csv": guarded}}
    columns = [
        Column("attendee.name", label=gettext_lazy("Name"), accessor="attendee.name"),
        Column("moment_and_site", label=gettext_lazy("Moment and site")),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        Column("needs", label=gettext_lazy("Needs")),
        DateColumn("state_at", label=gettext_lazy("Since"), sort_key="state_at"),
        ActionsColumn("actions", label=gettext_lazy("Decide")),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = page_or_403(request, kwargs["pk"])
        note_look(request, self.page)
        return super().dispatch(request, *args, **kwargs)

    def get_index_url(self) -> str:
        return reverse(PEOPLE, args=[self.page.pk])

    def get_index_results_url(self) -> str:
        return reverse(f"{PEOPLE}-results", args=[self.page.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": _("Registrations")},
            {"url": reverse(EVENT, args=[self.page.pk]), "label": self.page.title},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse(ADD, args=[self.page.pk])
        return [HeaderButton(_("Add somebody"), url, icon_name="plus")]

    def get_base_queryset(self) -> QuerySet[Registration]:
        found = Registration.objects.filter(attendee__page=self.page).exclude(attendee__name="")
        return found.whole()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Each with the words for its site, which many share."""
        sites = dict(_named(self.page))
        for registration in object_list:
            attendee = registration.attendee
            registration.moment_and_site = sites.get(registration.site_id, "")
            needs = (attendee.access_needs, attendee.meal_needs)
            registration.needs = " · ".join(need for need in needs if need)
        return object_list


class AddView(WagtailAdminTemplateMixin, FormView):
    """Somebody who called or came by, whom an editor registers."""

    page_title = gettext_lazy("Add somebody")
    header_icon = "group"
    template_name = "events/registration/admin/add.html"
    form_class = HandForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = page_or_403(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "sites": _named(self.page)}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": _("Registrations")},
            {"url": reverse(EVENT, args=[self.page.pk]), "label": self.page.title},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form: Any) -> HttpResponse:
        language = self.page.locale.language_code
        said = form.said(language, consent="")
        registration = registering.add_by_hand(form.cleaned_data["site"], said)
        words = _("%(name)s: %(state)s. The code is %(code)s.") % {
            "name": registration.attendee.name,
            "state": registration.get_state_display(),
            "code": registration.code,
        }
        messages.success(self.request, words)
        return redirect(PEOPLE, self.page.pk)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw somebody, or say whether they were there."""
    found = Registration.objects.whole()
    registration = get_object_or_404(found, pk=pk)
    page = page_or_403(request, registration.attendee.page_id)
    match request.POST.get("do"):
        case "withdraw":
            registering.withdraw(registration.attendee, [registration])
        case "there" | "not-there" as said:
            mark = Mark(registration.code, said == "there", timezone.now())
            door.apply(registration.site, [mark])
    messages.success(request, _("Done: %(name)s.") % {"name": registration.attendee.name})
    return redirect(PEOPLE, page.pk)


@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet to sign of one site, as PDF."""
    site = get_object_or_404(Site.objects.select_related("moment__page", "place"), pk=pk)
    page = page_or_403(request, site.moment.page_id)
    note_look(request, page)
    at = shown(site, get_language() or "")
    people = [
        (one.attendee.name, "" if one.state == State.REGISTERED else one.get_state_display())
        for one in door.expected(site)
    ]
    made = paper.SignInSheet(page.title, at.when, at.place, people)
    content = paper.sheet_pdf(made, attestation.site_name())
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="emargement-{site.pk}.pdf"'
    return answer
