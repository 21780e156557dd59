"""Pairs of places in Wagtail's admin: the list, one pair side by side, and the search for them."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic.base import TemplateView
from django_filters import BooleanFilter, ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from directory.departments import DEPARTMENTS
from directory.models import DoubleSearch, PlaceMerge, PlacePair

from .finding import decide
from .merging import merge, split
from .reviewing import (
    FIRST,
    SECOND,
    choices,
    chosen_sides,
    kept_side,
    may_decide,
    pairs_for,
    same_fields,
    shown,
)
from .tasks import find
from .wording import reasons

PAIRS, PAIR, SEARCH = "place-doubles", "place-double", "place-doubles-search"
_SEARCHES_SHOWN = 10
# A search that has not ended by then was killed, and does not keep others from starting.
_LONGEST_SEARCH = timedelta(hours=2)


class PairFilterSet(WagtailFilterSet):
    """What an editor narrows the pairs by; those to decide unless another state is asked for."""

    state = ChoiceFilter(label=gettext_lazy("State"), choices=PlacePair.State.choices)
    department = ChoiceFilter(
        label=gettext_lazy("Département"),
        field_name="first__department",
        choices=[(code, f"{code} {name}") for code, name in DEPARTMENTS.items()],
    )
    certain = BooleanFilter(label=gettext_lazy("Certain"), method="keep_certain")
    within = BooleanFilter(label=gettext_lazy("From one source"), method="keep_within")
    automatic = BooleanFilter(label=gettext_lazy("Merged by the search"), method="keep_automatic")

    class Meta:
        model = PlacePair
        fields: list[str] = []

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        if not {"state", "automatic"}.intersection(data or {}):
            data = data.copy() if data else {}
            data["state"] = PlacePair.State.CANDIDATE
        super().__init__(data, *args, **kwargs)

    def keep_certain(
        self, pairs: QuerySet[PlacePair], name: str, value: bool
    ) -> QuerySet[PlacePair]:
        """Pairs that a search that may would merge, or the others."""
        bound = settings.DOUBLES_CERTAIN
        return pairs.filter(score__gte=bound) if value else pairs.filter(score__lt=bound)

    def keep_within(
        self, pairs: QuerySet[PlacePair], name: str, value: bool
    ) -> QuerySet[PlacePair]:
        """Pairs of one source, or of two."""
        one = {"first__source": F("second__source")}
        return pairs.filter(**one) if value else pairs.exclude(**one)

    def keep_automatic(
        self, pairs: QuerySet[PlacePair], name: str, value: bool
    ) -> QuerySet[PlacePair]:
        """Pairs that nobody decided but the search, or those that somebody did."""
        merged = pairs.filter(state=PlacePair.State.MERGED)
        return merged.filter(decided_by__isnull=value)


class PairColumn(Column):
    """The two places, what speaks for and against, and the way to see them side by side."""

    cell_template_name = "directory/admin/pair_cell.html"

    def get_cell_context_data(self, instance: PlacePair, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "reasons": list(reasons(instance.compared))}


class PairsView(ReportView):
    """The pairs that the editor who looks may decide, the likeliest first."""

    page_title = gettext_lazy("Places entered twice")
    header_icon = "copy"
    index_url_name = PAIRS
    index_results_url_name = f"{PAIRS}-results"
    model = PlacePair
    filterset_class = PairFilterSet
    is_searchable = False
    default_ordering = ["-score", "pk"]
    columns = [
        PairColumn("pair", label=gettext_lazy("Places")),
        Column(
            "score",
            label=gettext_lazy("Likelihood"),
            accessor=lambda pair: percent(pair.score),
            sort_key="score",
        ),
        Column("get_state_display", label=gettext_lazy("State")),
        DateColumn("found_at", label=gettext_lazy("Found"), sort_key="found_at"),
    ]
    list_export = ["first", "second", "score", "state", "found_at", "decided_at", "decided_by"]
    export_filename = "doublons"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_decide(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    @property
    def header_buttons(self) -> list[HeaderButton]:
        if not may_search(self.request.user):
            return []
        return [HeaderButton(_("Search for doubles"), reverse(SEARCH), icon_name="search")]

    def get_base_queryset(self) -> QuerySet[PlacePair]:
        return pairs_for(self.request.user)

    def get_queryset(self) -> QuerySet[PlacePair]:
        return self.order_queryset(self.get_base_queryset())


class PairView(WagtailAdminTemplateMixin, TemplateView):
    """One pair side by side, with what would be kept of it, and the decision."""

    template_name = "directory/admin/pair.html"
    page_title = gettext_lazy("One place or two?")
    header_icon = "copy"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.pair = get_object_or_404(pairs_for(request.user), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse(PAIRS), "label": PairsView.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pair = self.pair
        return {
            **super().get_context_data(**kwargs),
            "pair": pair,
            "likelihood": percent(pair.score),
            "reasons": list(reasons(pair.compared)),
            "sides": [shown(pair.first, FIRST), shown(pair.second, SECOND)],
            "kept": kept_side(pair, {}),
            "choices": list(choices(pair, {})),
            "same": same_fields(pair),
            "done": merge_of(pair),
            "list_url": reverse(PAIRS),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide, and go on to the next pair; what cannot be done any more is said."""
        acts = {"merge": self._merge, "apart": self._apart, "split": self._split}
        act = acts.get(request.POST.get("do", ""), self._again)
        try:
            message = act(request)
        except ValueError:
            messages.error(request, _("These places have changed meanwhile: look at them again."))
            return redirect(PAIR, pk=self.pair.pk)
        again = messages.button(reverse(PAIR, args=[self.pair.pk]), _("See the pair"))
        messages.success(request, message, buttons=[again])
        waiting = pairs_for(request.user).filter(state=PlacePair.State.CANDIDATE)
        following = waiting.filter(score__lte=self.pair.score).first() or waiting.first()
        return redirect(PAIR, pk=following.pk) if following else redirect(PAIRS)

    def _merge(self, request: HttpRequest) -> str:
        pair, typed = self.pair, request.POST.dict()
        _expect(pair, PlacePair.State.CANDIDATE)
        places = [pair.first, pair.second]
        kept, gone = places if kept_side(pair, typed) == FIRST else reversed(places)
        merge(kept, gone, chosen_sides(pair, typed), request.user)
        decide(pair, PlacePair.State.MERGED, request.user)
        return _("Merged: “%(name)s” stands for both.") % {"name": kept.name}

    def _apart(self, request: HttpRequest) -> str:
        _expect(self.pair, PlacePair.State.CANDIDATE)
        decide(self.pair, PlacePair.State.DIFFERENT, request.user)
        return _("Two places, for ever: this pair is not asked again.")

    def _split(self, request: HttpRequest) -> str:
        done = merge_of(self.pair)
        if done is None:
            raise ValueError("There is nothing to split.")
        edited = split(done, request.user)
        decide(self.pair, PlacePair.State.DIFFERENT, request.user)
        if edited:
            words = ngettext(
                "Two places again. %(count)s field edited since the merge stays as it is.",
                "Two places again. %(count)s fields edited since the merge stay as they are.",
                len(edited),
            )
            return words % {"count": len(edited)}
        return _("Two places again, as they were.")

    def _again(self, request: HttpRequest) -> str:
        _expect(self.pair, PlacePair.State.DIFFERENT)
        decide(self.pair, PlacePair.State.CANDIDATE)
        return _("This pair is to be decided again.")


class SearchView(WagtailAdminTemplateMixin, TemplateView):
    """Start a search for doubles, and see how far the last ones came."""

    template_name = "directory/admin/doubles_search.html"
    page_title = gettext_lazy("Search for doubles")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_search(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse(PAIRS), "label": PairsView.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        searches = DoubleSearch.objects.select_related("started_by")[:_SEARCHES_SHOWN]
        return {
            **super().get_context_data(**kwargs),
            "searches": searches,
            "running": running().exists(),
            "certain": percent(settings.DOUBLES_CERTAIN),
            "possible": percent(settings.DOUBLES_POSSIBLE),
            "list_url": reverse(PAIRS),
        }

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if running().exists():
            messages.error(request, _("A search is running already."))
            return redirect(SEARCH)
        merges = "merges" in request.POST
        search = DoubleSearch.objects.create(started_by=request.user, merges=merges)
        find.enqueue(search.pk)
        messages.success(request, _("The search has started."))
        return redirect(SEARCH)


class PairsMenuItem(MenuItem):
    """The entry of the list, for whoever may decide of pairs."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_decide(request.user)


def may_search(user: Any) -> bool:
    """Whoever may publish places everywhere: a search looks through all, and may merge them."""
    return bool(user.has_perm("directory.publish_place"))


def running() -> QuerySet[DoubleSearch]:
    """Searches that have not ended."""
    return DoubleSearch.objects.filter(
        ended_at=None, started_at__gt=timezone.now() - _LONGEST_SEARCH
    )


def merge_of(pair: PlacePair) -> PlaceMerge | None:
    """The merge by which the two are one now."""
    both = [pair.first_id, pair.second_id]
    return PlaceMerge.objects.filter(kept__in=both, gone__in=both, undone_at=None).first()


def percent(score: float) -> str:
    """« 97,0 % » in French; never 100, as nothing is."""
    return f"{number_format(min(99.9, 100 * score), 1)}\u00a0%"


def _expect(pair: PlacePair, state: PlacePair.State) -> None:
    """Raises ValueError when somebody else was quicker."""
    if PlacePair.objects.get(pk=pair.pk).state != state:
        raise ValueError("The pair has another state by now.")


URLS = [
    path("reports/doubles/", PairsView.as_view(), name=PAIRS),
    path("reports/doubles/results/", PairsView.as_view(results_only=True), name=f"{PAIRS}-results"),
    path("reports/doubles/search/", SearchView.as_view(), name=SEARCH),
    path("reports/doubles/<int:pk>/", PairView.as_view(), name=PAIR),
]
