"""What a manager fills in: the claim, the search of a place, and the place itself."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.admin.forms import PlaceForm
from directory.importing.merging import value_of
from directory.models import Place
from directory.vocabularies import VOCABULARIES, lazy_words

SALT = "directory.keeping"
# In the order of the form; everything else about a place is the editors'.
GROUPS: dict[str | Promise, tuple[str, ...]] = {
    _("How do people come?"): ("access_modes",),
    _("How to reach it?"): ("phone", "emails", "websites", "booking_url"),
    _("What help is there?"): ("summary", "services", "fees"),
    _("Accessibility and special care"): ("special_care", "accessibility_url"),
}
# The hours have a page of their own; an old form that still sends them is understood.
KEPT = ("opening_hours", *(name for names in GROUPS.values() for name in names))


class ClaimForm(forms.Form):
    """« I work here »."""

    words = forms.CharField(
        label=_("What do you do there?"),
        max_length=200,
        help_text=_("For whoever confirms it: « I receive people on Tuesdays. »"),
    )


class SearchForm(forms.Form):
    """The place where somebody works."""

    q = forms.CharField(
        label=_("Name of the place and town"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class KeepingForm(forms.ModelForm):
    """A place's hours, contact, services; ``seen`` is what it was when the form was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Place
        fields = KEPT
        widgets = {"opening_hours": forms.HiddenInput}

    clean_opening_hours = PlaceForm.clean_opening_hours
    clean_access_modes = PlaceForm.clean_access_modes

    def clean_seen(self) -> dict[str, Any]:
        """The values by field; empty where they are not ours, which makes every field a change."""
        try:
            values: dict[str, Any] = signing.loads(self.cleaned_data["seen"], salt=SALT)
        except signing.BadSignature:
            return {}
        return values

    def typed(self) -> dict[str, Any]:
        """What was typed, by field, as JSON has it."""
        return {name: self.cleaned_data[name] for name in KEPT if name in self.cleaned_data}

    def _post_clean(self) -> None:
        """Nothing is written to the place itself: ``editing`` does that, on its newest state."""


def values_of(place: Place) -> dict[str, Any]:
    """What the form shows of ``place``."""
    return {name: value_of(place, name) for name in KEPT}


def signed(values: dict[str, Any]) -> str:
    """For the form's ``seen``."""
    return signing.dumps(values, salt=SALT, compress=True)


def in_words(name: str, value: Any) -> str:
    """A value as people read it."""
    vocabulary = getattr(Place._meta.get_field(name), "vocabulary", "")
    terms = VOCABULARIES[vocabulary] if vocabulary else ()
    known = {term.value: str(lazy_words(term)) for term in terms}
    values = value if isinstance(value, list) else [value]
    return ", ".join(known.get(one, str(one)) for one in values)
