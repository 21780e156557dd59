"""The blazon in French: « D’azur au caméléon d’or, au chef d’argent chargé de trois étoiles… ».

Words and their order follow common usage (as in M. Pastoureau, *Traité d’héraldique*): the field,
the main figure with what goes beside it, and last the pieces along the edge, chief and bordure.
"""

from .charges import CHARGES, Charge
from .definition import Blason, Charged, Ordinary
from .drawing import supporters_tincture
from .tinctures import TINCTURES

DIVISIONS = {
    "per-pale": "parti",
    "per-fess": "coupé",
    "per-bend": "tranché",
    "per-bend-sinister": "taillé",
    "per-chevron": "divisé en chevron",
    "quarterly": "écartelé",
    "per-saltire": "écartelé en sautoir",
}
# Each with its article and gender.
ORDINARIES = {
    "chief": ("au chef", "m"),
    "fess": ("à la fasce", "f"),
    "pale": ("au pal", "m"),
    "bend": ("à la bande", "f"),
    "chevron": ("au chevron", "m"),
    "cross": ("à la croix", "f"),
    "saltire": ("au sautoir", "m"),
    "bordure": ("à la bordure", "f"),
}
LAST = ("chief", "bordure")
NUMBERS = {2: "deux", 3: "trois", 4: "quatre"}
# How the charges of the field go with the ordinary; « {e} » agrees with it.
BESIDE = {"pale": "accosté{e}", "cross": "cantonné{e}", "saltire": "cantonné{e}"}
WHERE_ONE = {"fess": " en chef", "chevron": " en pointe"}


def blazon(blason: Blason) -> str:
    """``blason`` in words: the shield in a sentence, then its supporters and motto."""
    parts = [_field(blason)]
    ordinary = blason.ordinary
    if ordinary and ordinary.kind not in LAST:
        parts.append(f" {_ordinary(ordinary, blason.charge)}")
    elif blason.charge:
        parts.append(f" {_alone(blason.charge)}")
    if ordinary and ordinary.kind in LAST:
        comma = "," if blason.charge else ""
        parts.append(f"{comma} {_ordinary(ordinary, None)}")
    shield = "".join(parts)
    sentences = [f"{shield[0].upper()}{shield[1:]}."]
    if blason.supporters:
        charge = Charged(blason.supporters, supporters_tincture(blason), 2)
        sentences.append(f"Supports : {_counted(charge)}.")
    if blason.motto:
        sentences.append(f"Devise : « {blason.motto} ».")
    return " ".join(sentences)


def _tincture(name: str) -> str:
    return TINCTURES[name].french


def _field(blason: Blason) -> str:
    tinctures = " et ".join(_tincture(name) for name in blason.tinctures)
    division = DIVISIONS.get(blason.division, "")
    return f"{division} {tinctures}".strip()


def _ordinary(ordinary: Ordinary, beside: Charged | None) -> str:
    article, gender = ORDINARIES[ordinary.kind]
    text = f"{article} {_tincture(ordinary.tincture)}"
    feminine = "e" if gender == "f" else ""
    if ordinary.charge:
        text += f" chargé{feminine} {_of(ordinary.charge)}"
    if beside:
        joint = " et" if ordinary.charge else ""
        verb = BESIDE.get(ordinary.kind, "accompagné{e}").format(e=feminine)
        where = WHERE_ONE.get(ordinary.kind, "") if beside.number == 1 else ""
        text += f"{joint} {verb}{where} {_of(beside)}"
        if ordinary.kind == "fess" and beside.number == 2:
            text += ", " + _one_and_other(CHARGES[beside.name])
    return text


def _one_and_other(charge: Charge) -> str:
    one = "l’une" if charge.gender == "f" else "l’un"
    return f"{one} en chef, l’autre en pointe"


def _begins_with_vowel(word: str) -> bool:
    return word[0].lower() in "aàâeéèêëiîïoôuûœ"


def _alone(charged: Charged) -> str:
    """« au caméléon d’or », « à l’abeille d’or », « à trois clefs d’or »."""
    if charged.number > 1:
        return f"à {_counted(charged)}"
    charge = CHARGES[charged.name]
    article = "à la " if charge.gender == "f" else "au "
    if _begins_with_vowel(charge.french):
        article = "à l’"
    return f"{article}{charge.french} {_tincture(charged.tincture)}"


def _of(charged: Charged) -> str:
    """« d’une clef d’or », « de trois clefs d’or »."""
    if charged.number > 1:
        return f"de {_counted(charged)}"
    charge = CHARGES[charged.name]
    article = "d’une" if charge.gender == "f" else "d’un"
    return f"{article} {charge.french} {_tincture(charged.tincture)}"


def _counted(charged: Charged) -> str:
    plural = CHARGES[charged.name].french_plural
    return f"{NUMBERS[charged.number]} {plural} {_tincture(charged.tincture)}"
