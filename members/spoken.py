"""Languages that mediators speak or sign, by code (ISO 639; ``lsf`` is French Sign Language)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SPOKEN: dict[str, str | Promise] = {
    "sq": _("Albanian"),
    "en": _("English"),
    "ar": _("Arabic"),
    "hy": _("Armenian"),
    "bm": _("Bambara"),
    "bn": _("Bengali"),
    "br": _("Breton"),
    "bg": _("Bulgarian"),
    "rcf": _("Creole"),
    "es": _("Spanish"),
    "fr": _("French"),
    "ka": _("Georgian"),
    "el": _("Greek"),
    "hi": _("Hindi"),
    "hu": _("Hungarian"),
    "it": _("Italian"),
    "ku": _("Kurdish"),
    "lsf": _("French Sign Language"),
    "ln": _("Lingala"),
    "mg": _("Malagasy"),
    "zh": _("Chinese"),
    "nl": _("Dutch and Flemish"),
    "de": _("German"),
    "ur": _("Urdu"),
    "ps": _("Pashto"),
    "fa": _("Persian and Dari"),
    "ff": _("Fula"),
    "pcd": _("Picard and Ch’ti"),
    "pl": _("Polish"),
    "pt": _("Portuguese"),
    "rom": _("Romani"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "sr": _("Serbian, Croatian and Bosnian"),
    "so": _("Somali"),
    "snk": _("Soninke"),
    "ta": _("Tamil"),
    "zgh": _("Tamazight and Kabyle"),
    "ti": _("Tigrinya"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
    "vi": _("Vietnamese"),
    "wo": _("Wolof"),
}


def choices() -> list[tuple[str, str]]:
    """Code and name of each, by name in the language being read."""
    named = [(code, str(name)) for code, name in SPOKEN.items()]
    return sorted(named, key=lambda choice: choice[1].casefold())


def names(codes: list[str]) -> list[str]:
    """The names of ``codes`` in the language being read; what is not known is left out."""
    return [str(SPOKEN[code]) for code in codes if code in SPOKEN]
