"""The charges of this trade: a drawing each, and their words in two languages.

``charges/<name>.svg`` is drawn in a square of 100 by 100. What takes the tincture is filled with
``currentColor``; outlines are sable, a few details have colours of their own.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("charges")
SIDE = 100
_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge: ``french`` without article, with its gender (m, f) and plural; ``english`` alike.

    ``supports``: it may stand beside the shield and hold it.
    """

    name: str
    french: str
    french_plural: str
    gender: str
    english: str
    english_plural: str
    supports: bool
    drawing: str


def _read() -> dict[str, Charge]:
    charges = {}
    with (FOLDER / "words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = (FOLDER / f"{row['name']}.svg").read_text(encoding="utf-8")
            found = _INSIDE.search(text)
            assert found, row["name"]
            charges[row["name"]] = Charge(
                name=row["name"],
                french=row["french"],
                french_plural=row["french_plural"],
                gender=row["gender"],
                english=row["english"],
                english_plural=row["english_plural"],
                supports=row["supports"] == "yes",
                drawing=re.sub(r">\s+<", "><", found[1]).strip(),
            )
    return charges


CHARGES = _read()
