"""The seven families of places that the public tells apart by a colour and a sign.

A place's family follows from its typologies; where several apply, the one people look for most
precisely wins: a town hall that hosts a fablab is shown as a fablab.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .vocabularies import VOCABULARIES


@dataclass(frozen=True, slots=True)
class Family:
    """A family with its words and its heraldic tincture; the sign is drawn by its component."""

    value: str
    french: str
    english: str
    tincture: str

    def label(self, language: str) -> str:
        """The words for readers of ``language`` (``fr``, else English)."""
        return self.french if language.startswith("fr") else self.english


# In the order in which they win.
FAMILIES = {
    family.value: family
    for family in (
        Family("fablab", "Fablab", "Fablab", "pourpre"),
        Family("third-place", "Tiers-lieu", "Third place", "pourpre"),
        Family("digital-space", "Espace numérique", "Digital space", "azur"),
        Family("library", "Bibliothèque", "Library", "azur"),
        Family("public-service", "Service public", "Public service", "sinople"),
        Family("social", "Acteur social", "Social actor", "gueules"),
        Family("other", "Autre lieu", "Other place", "sable"),
    )
}


def family_of(typologies: Iterable[str]) -> str:
    """The family that ``typologies`` (codes of the standard) amount to; ``other`` without any."""
    found = {
        term.family
        for code in typologies
        if (term := VOCABULARIES["typologie"].find(code)) is not None
    }
    return next((family for family in FAMILIES if family in found), "other")
