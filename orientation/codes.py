"""QR codes that lead to a place's page, drawn without anybody else's service."""

from typing import NamedTuple

import segno

BORDER = 2  # modules left white around; paper and page add their own


class Bar(NamedTuple):
    """Dark modules side by side, from the code's top left corner."""

    x: int
    y: int
    length: int


class Code(NamedTuple):
    """A square of ``size`` modules, white border included."""

    size: int
    bars: tuple[Bar, ...]

    @property
    def path(self) -> str:
        """The same for the attribute « d » of an SVG path."""
        return "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in self.bars)


def code(url: str) -> Code:
    """The code of ``url``; a quarter of it may be dirty and it still reads."""
    rows = list(segno.make(url, error="q", micro=False).matrix_iter(border=BORDER))
    bars = [bar for y, row in enumerate(rows) for bar in _bars(y, bytes(row))]
    return Code(len(rows), tuple(bars))


def _bars(y: int, row: bytes) -> list[Bar]:
    bars: list[Bar] = []
    start = None
    for x, is_dark in enumerate((*row, 0)):
        if is_dark and start is None:
            start = x
        elif not is_dark and start is not None:
            bars.append(Bar(start, y, x - start))
            start = None
    return bars
