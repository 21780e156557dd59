"""What a blason costs: the time to draw one and the size of its drawing."""

import random
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

from members.heraldry import english, french
from members.heraldry.charges import CHARGES
from members.heraldry.definition import VERSION, Blason, read
from members.heraldry.drawing import draw
from members.heraldry.geometry import DIVISIONS, FIELD_SPOTS, ORDINARIES, ORDINARY_SPOTS
from members.heraldry.tinctures import TINCTURES
from tests.benchmarks.table import Row, main

PART = "Blasons, drawn as SVG"
COUNT = 2_000
SEED = 2020


def random_blason(dice: random.Random) -> Blason:
    """Any blason that can be, each part as likely as not."""
    kind = dice.choice(["", *ORDINARIES])
    division = dice.choice(list(DIVISIONS))
    data: dict[str, Any] = {
        "version": VERSION,
        "division": division,
        "tinctures": dice.sample(list(TINCTURES), 1 if division == "plain" else 2),
        "charge": _charge(dice, list(FIELD_SPOTS[kind])),
        "motto": dice.choice(["", "Faire avec, jamais à la place"]),
    }
    if kind:
        data["ordinary"] = {"kind": kind, "tincture": dice.choice(list(TINCTURES))}
        if kind in ORDINARY_SPOTS:
            data["ordinary"]["charge"] = _charge(dice, list(ORDINARY_SPOTS[kind]))
    if dice.random() < 0.5:
        data["supporters"] = dice.choice([name for name, one in CHARGES.items() if one.supports])
    return read(data)


def _charge(dice: random.Random, numbers: list[int]) -> dict[str, Any] | None:
    if dice.random() < 0.3:
        return None
    name, tincture = dice.choice(list(CHARGES)), dice.choice(list(TINCTURES))
    return {"name": name, "tincture": tincture, "number": dice.choice(numbers)}


def measure(_count: int) -> Iterator[Row]:
    """Rows for the median and the worst of a few thousand random blasons."""
    dice = random.Random(SEED)
    blasons = [random_blason(dice) for _number in range(COUNT)]
    times, sizes = [], []
    for blason in blasons:
        start = time.perf_counter()
        text = draw(blason, "Blason", french.blazon(blason))
        times.append(1000 * (time.perf_counter() - start))
        sizes.append(len(text.encode()) / 1000)
        english.blazon(blason)
    yield Row(PART, "drawing, with its blazon: p50", median(times), aim=2)
    yield Row(PART, "drawing, with its blazon: worst", max(times))
    yield Row(PART, "size: p50", median(sizes), "kB", aim=8)
    yield Row(PART, "size: largest", max(sizes), "kB")


if __name__ == "__main__":
    main(measure)
