"""Fields of the editor's forms that Wagtail has not."""

from typing import Any

from django import forms
from django.conf import settings

from directory.departments import DEPARTMENTS


class PointInput(forms.NumberInput):
    """The latitude's number field with a map above it; ``longitude`` names the field beside it.

    The map is an enhancement: the two numbers stay, so that the point can be typed as well.
    """

    template_name = "directory/admin/point_input.html"

    def __init__(self, longitude: str = "longitude", attrs: dict[str, Any] | None = None) -> None:
        self.longitude = longitude
        super().__init__({"step": "any", **(attrs or {})})

    class Media:
        css = {"all": ["leaflet/leaflet.css", "directory/css/point-input.css"]}
        js = ["leaflet/leaflet.js", "directory/js/point-input.js"]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["longitude"] = self.longitude
        context["tiles_url"] = settings.TILES_URL
        context["tiles_attribution"] = settings.TILES_ATTRIBUTION
        return context


class DepartmentsField(forms.MultipleChoiceField):
    """Codes of départements as boxes to tick; with none ticked the list is empty."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        choices = [(code, f"{code} {name}") for code, name in DEPARTMENTS.items()]
        super().__init__(choices=choices, required=False, **options)


class PrivateFileInput(forms.ClearableFileInput):
    """A file that no address leads to: its name is told, and is no link."""

    template_name = "directory/admin/private_file_input.html"
