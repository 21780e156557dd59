"""The editor's form of a place, with the rules that the model's fields alone do not say."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from opening_hours import validate

from directory.organisations.forms import AffiliatedPlaceForm

NO_PUBLIC = "Ce lieu n'accueille pas de public"


class PlaceForm(AffiliatedPlaceForm):
    """Checks what the national standard asks for across the fields of a place."""

    def clean_opening_hours(self) -> str:
        text: str = self.cleaned_data["opening_hours"].strip()
        if text and not validate(text):
            raise ValidationError(
                _(
                    "These hours cannot be read. Write them like “Mo-Fr 09:00-12:00,14:00-17:30; "
                    "PH off”, or leave the field empty."
                )
            )
        return text

    def clean_access_modes(self) -> list[str]:
        modes: list[str] = self.cleaned_data["access_modes"]
        if NO_PUBLIC in modes and len(modes) > 1:
            raise ValidationError(
                _("A place that does not receive the public has no other way to come.")
            )
        return modes

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error(
                "longitude", _("Give both latitude and longitude, or neither of the two.")
            )
        if cleaned.get("photo") and not cleaned.get("photo_alt"):
            self.add_error("photo_alt", _("Say what the photo shows, for those who do not see it."))
        return cleaned
