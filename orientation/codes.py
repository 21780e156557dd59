"""QR codes, drawn without anybody else's service."""

from io import BytesIO
from typing import NamedTuple

import segno

BORDER = 2  # modules left white around; paper and page add their own
PIXELS = 6  # of a module's side, in a picture


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


def code(text: str) -> Code:
    """The code of ``text``, most often an address."""
    rows = list(_made(text).matrix_iter(border=BORDER))
    bars = [bar for y, row in enumerate(rows) for bar in _bars(y, bytes(row))]
    return Code(len(rows), tuple(bars))


def picture(text: str) -> bytes:
    """The code of ``text`` as a PNG file, black on white with its own border, for a mail."""
    file = BytesIO()
    _made(text).save(file, kind="png", scale=PIXELS)
    return file.getvalue()


def _made(text: str) -> segno.QRCode:
    """A quarter of it may be dirty and it still reads."""
    return segno.make(text, error="q", micro=False)


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
