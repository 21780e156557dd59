"""The filters of the admin's list of places."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.widgets import AdminSnippetChooser

from directory.families import FAMILIES
from directory.fields import TermsField
from directory.keeping import confirming
from directory.models import Organisation, Place
from directory.vocabularies import VOCABULARIES, lazy_words


class TermFilter(ChoiceFilter):
    """Places whose list in a ``TermsField`` has the value chosen."""

    def __init__(self, field_name: str, vocabulary: str, label: Any) -> None:
        super().__init__(
            field_name=field_name,
            label=label,
            choices=lambda: [(term.value, lazy_words(term)) for term in VOCABULARIES[vocabulary]],
            lookup_expr="contains",
        )

    def filter(self, qs: QuerySet[Place], value: str) -> QuerySet[Place]:
        return super().filter(qs, TermsField.containing(value) if value else value)


class PlaceFilterSet(WagtailFilterSet):
    """What an editor narrows the list of places by."""

    family = ChoiceFilter(
        label=_("Family"),
        choices=[(family.value, lazy_words(family)) for family in FAMILIES.values()],
    )
    services = TermFilter("services", "services", _("Services"))
    programmes = TermFilter("programmes", "dispositif_programmes_nationaux", _("Programmes"))
    gone = BooleanFilter(
        label=_("Gone from its source"), field_name="missing_since", method="keep_gone"
    )
    old = BooleanFilter(label=_("Not confirmed for a year"), method="keep_old")
    pointless = BooleanFilter(
        label=_("Without a point on the map"), field_name="latitude", lookup_expr="isnull"
    )

    organisations = ModelChoiceFilter(
        label=_("Organisation"),
        queryset=Organisation.objects.all(),
        widget=AdminSnippetChooser(Organisation),
    )

    class Meta:
        model = Place
        fields = ["state", "department", "imported_from", "approximate", "is_example"]

    def keep_gone(self, places: QuerySet[Place], name: str, value: bool) -> QuerySet[Place]:
        """Places that their source no longer names, or those that it does."""
        return places.filter(missing_since__isnull=not value)

    def keep_old(self, places: QuerySet[Place], name: str, value: bool) -> QuerySet[Place]:
        """Places whose managers and sources have said nothing for a year, or the others."""
        found = confirming.old(places, timezone.localdate())
        return found if value else places.exclude(pk__in=found)
