"""How places and towns are named in a sentence."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.families import FAMILIES
from directory.models import Place
from directory.vocabularies import VOCABULARIES

VOWELS = tuple("aàâeéèêëiîïoôöuùûüyhœæAÀÂEÉÈÊËIÎÏOÔÖUÙÛÜYHŒÆ")


def kind_of(place: Place, language: str) -> str:
    """What kind of place it is, in the words of its first typology, else of its family."""
    for code in place.typologies:
        term = VOCABULARIES["typologie"].find(code)
        if term is not None and term.family == place.family != "other":
            return term.label(language)
    return FAMILIES[place.family].label(language) if place.family in FAMILIES else ""


def near_words(town: str) -> str:
    """« near Lens »; « près de Lens », « près d’Amiens », « près du Havre » in French."""
    if (get_language() or "").startswith("fr"):
        return f"près {of_french(town)}"
    return _("near %(town)s") % {"town": town}


def from_words(town: str) -> str:
    """« from Lens »; « de Lens », « d’Amiens », « du Havre » in French."""
    if (get_language() or "").startswith("fr"):
        return of_french(town)
    return _("from %(town)s") % {"town": town}


def of_french(name: str) -> str:
    """``name`` after the French « de », elided or contracted as it is spoken."""
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    return f"d’{name}" if name.startswith(VOWELS) else f"de {name}"
