"""The blazon in English: “Azure, on a fess Or between two keys argent a mullet gules”.

The usage is that of J. Parker, *A Glossary of Terms Used in Heraldry*.
"""

from .charges import CHARGES
from .definition import Blason, Charged, Ordinary
from .drawing import supporters_tincture
from .tinctures import TINCTURES

DIVISIONS = {
    "per-pale": "per pale",
    "per-fess": "per fess",
    "per-bend": "per bend",
    "per-bend-sinister": "per bend sinister",
    "per-chevron": "per chevron",
    "quarterly": "quarterly",
    "per-saltire": "per saltire",
}
NUMBERS = {2: "two", 3: "three", 4: "four"}
WHERE_ONE = {"fess": "in chief", "chevron": "in base"}


def blazon(blason: Blason) -> str:
    """``blason`` in words: the shield in a sentence, then its supporters and motto."""
    figures = _figures(blason)
    shield = f"{_field(blason)}, {figures}" if figures else _field(blason)
    sentences = [f"{shield[0].upper()}{shield[1:]}."]
    if blason.supporters:
        charge = Charged(blason.supporters, supporters_tincture(blason), 2)
        sentences.append(f"Supporters: {_counted(charge)}.")
    if blason.motto:
        sentences.append(f"Motto: “{blason.motto}”.")
    return " ".join(sentences)


def _tincture(name: str) -> str:
    return TINCTURES[name].english


def _field(blason: Blason) -> str:
    tinctures = " and ".join(_tincture(name) for name in blason.tinctures)
    return f"{DIVISIONS.get(blason.division, '')} {tinctures}".strip()


def _figures(blason: Blason) -> str:
    ordinary, charge = blason.ordinary, blason.charge
    if ordinary is None:
        return _counted(charge) if charge else ""
    if ordinary.kind == "bordure":
        bordure = f"a bordure {_tincture(ordinary.tincture)}"
        return f"{_counted(charge)} within {bordure}" if charge else bordure
    if ordinary.kind == "chief":
        chief = _with_what_lies_on_it(ordinary, "")
        return f"{_counted(charge)}, {chief}" if charge else chief
    if charge and charge.number == 1:
        where = WHERE_ONE[ordinary.kind]
        return f"{_with_what_lies_on_it(ordinary, '')}, {where} {_counted(charge)}"
    return _with_what_lies_on_it(ordinary, f" between {_counted(charge)}" if charge else "")


def _with_what_lies_on_it(ordinary: Ordinary, beside: str) -> str:
    text = f"a {ordinary.kind} {_tincture(ordinary.tincture)}{beside}"
    return f"on {text} {_counted(ordinary.charge)}" if ordinary.charge else text


def _counted(charged: Charged) -> str:
    charge, tincture = CHARGES[charged.name], _tincture(charged.tincture)
    if charged.number > 1:
        return f"{NUMBERS[charged.number]} {charge.english_plural} {tincture}"
    article = "an" if charge.english[0].lower() in "aeiou" else "a"
    return f"{article} {charge.english} {tincture}"
