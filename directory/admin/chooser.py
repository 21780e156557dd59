"""Choosing a place in a page or a block: by a part of its name, its commune or its postcode."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)

from directory.models import Place


def matching(places: QuerySet[Place], text: str) -> QuerySet[Place]:
    """The places of which each word of ``text`` is in the name, the commune or the postcode."""
    for word in text.split():
        places = places.filter(
            Q(name__icontains=word) | Q(commune__icontains=word) | Q(postcode__startswith=word)
        )
    return places


class PlaceSearchForm(BaseFilterForm):
    """The search field of the chooser.

    Places are not in Wagtail's search index, which would slow each import down: the portal has
    its own engine, and a plain database search is quick enough for an editor.
    """

    q = forms.CharField(
        label=_("Name, commune or postcode"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
    )

    def filter(self, objects: QuerySet[Place]) -> QuerySet[Place]:
        self.search_query = self.cleaned_data.get("q")
        if self.search_query:
            self.is_searching = True
            objects = matching(objects, self.search_query)
        return objects


class SearchedPlaces:
    """What both views of the chooser share: the search form."""

    filter_form_class = PlaceSearchForm

    def get_filter_form_class(self) -> type[forms.Form]:
        return self.filter_form_class


class PlaceChooseView(SearchedPlaces, ChooseView):
    """The chooser as it opens."""


class PlaceChooseResultsView(SearchedPlaces, ChooseResultsView):
    """The chooser's list, renewed while the editor types."""


class PlaceChooserViewSet(SnippetChooserViewSet):
    """The chooser of places."""

    choose_view_class: Any = PlaceChooseView
    choose_results_view_class: Any = PlaceChooseResultsView
