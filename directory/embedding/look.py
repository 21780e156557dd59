"""How the map shall look on another site: what is not said by the question to the directory."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from . import colours
from .framed import COLOUR, LIGHT, not_a_colour

LOWEST, USUAL, HIGHEST = 300, 600, 2_000  # pixels


class LookForm(forms.Form):
    """Sent as an address like the rest; what is missing there has its usual value."""

    colour = forms.CharField(
        label=_("Colour of links and buttons"),
        help_text=_("That of your site. Where it could not be read, we make it darker."),
        widget=forms.ColorInput,
    )
    scheme = forms.ChoiceField(
        label=_("Ground"),
        choices=[("", _("Light or dark, by device")), (LIGHT, _("Always light"))],
        required=False,
    )
    language = forms.ChoiceField(label=_("Language"))
    height = forms.IntegerField(
        label=_("Height, in pixels"),
        min_value=LOWEST,
        max_value=HIGHEST,
        widget=forms.NumberInput(attrs={"step": 50}),
    )

    def __init__(self, chosen: Mapping[str, Any]) -> None:
        super().__init__({**self.usual(), **chosen})
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, get_language_info(code)["name_local"].capitalize())
            for code, _name in settings.LANGUAGES
        ]

    @staticmethod
    def usual() -> dict[str, Any]:
        """The portal's own colour, the language being read, a height that telephones have."""
        return {COLOUR: colours.OWN, "scheme": "", "language": get_language(), "height": USUAL}

    def clean_colour(self) -> str:
        """As ``#rrggbb``."""
        colour = colours.read(self.cleaned_data[COLOUR])
        if colour is None:
            raise forms.ValidationError(not_a_colour())
        return colour

    def chosen(self) -> dict[str, Any]:
        """The values; the usual one for a field that is wrong."""
        self.full_clean()
        return self.usual() | self.cleaned_data
