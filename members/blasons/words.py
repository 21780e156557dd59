"""The builder's choices in everyday words; the blazon below the drawing gives the heralds' own."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.heraldry.charges import CHARGES

type Words = dict[str, str | Promise]
type Choice = tuple[str, str | Promise]

TINCTURES: Words = {
    "or": pgettext_lazy("tincture", "Or (gold)"),
    "argent": pgettext_lazy("tincture", "Argent (white)"),
    "azure": pgettext_lazy("tincture", "Azure (blue)"),
    "gules": pgettext_lazy("tincture", "Gules (red)"),
    "sable": pgettext_lazy("tincture", "Sable (black)"),
    "vert": pgettext_lazy("tincture", "Vert (green)"),
    "purpure": pgettext_lazy("tincture", "Purpure (purple)"),
}
DIVISIONS: Words = {
    "plain": _("One colour"),
    "per-pale": _("Two halves, side by side"),
    "per-fess": _("Two halves, one above the other"),
    "per-bend": _("Two halves, cut downwards"),
    "per-bend-sinister": _("Two halves, cut upwards"),
    "per-chevron": _("Like a roof"),
    "quarterly": _("Four quarters"),
    "per-saltire": _("Four triangles"),
}
ORDINARIES: Words = {
    "chief": _("A band along the top (chief)"),
    "fess": _("A band across (fess)"),
    "pale": _("A band upright (pale)"),
    "bend": _("A slanting band (bend)"),
    "chevron": _("A roof (chevron)"),
    "cross": _("A cross"),
    "saltire": _("A slanting cross (saltire)"),
    "bordure": _("A border (bordure)"),
}
CLASHES: Words = {
    "ordinary": _("The band and the field are hard to tell apart from afar"),
    "charge": _("The drawing and the field are hard to tell apart from afar"),
    "ordinary-charge": _("The drawing on the band is hard to tell from it from afar"),
}


def charge_choices(language: str, *, supporters: bool = False) -> list[Choice]:
    """The charges by name in ``language``, sorted; only those that may stand beside the shield."""
    found = [
        (name, charge.french if language.startswith("fr") else charge.english)
        for name, charge in CHARGES.items()
        if charge.supports or not supporters
    ]
    return sorted(((name, words[0].upper() + words[1:]) for name, words in found), key=_by_words)


def _by_words(choice: Choice) -> str:
    return str(choice[1]).casefold().replace("é", "e")
