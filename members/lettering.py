"""Words set in lines for a drawing: the largest letters that fit, lines of like length.

The fonts are ours (Vollkorn, SIL Open Font License, ``members/fonts``), so that a picture looks the
same on every machine. Lengths are in pixels of the drawing.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
BOLD_ITALIC = FONTS / "Vollkorn-BoldItalic.ttf"
MEDIUM = FONTS / "Vollkorn-Medium.ttf"
LEADING = 1.16


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of text and the size of their letters."""

    lines: tuple[str, ...]
    size: int

    @property
    def leading(self) -> int:
        """From one line to the next."""
        return round(self.size * LEADING)

    @property
    def height(self) -> int:
        """Of all lines together."""
        return self.leading * len(self.lines)


@cache
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size)


def width_of(text: str, file: Path, size: int) -> float:
    """How long ``text`` is in the font ``file``."""
    return _font(file, size).getlength(text)


def wrap(text: str, file: Path, size: int, width: float) -> list[str]:
    """Lines no longer than ``width``, broken at plain spaces only; a single word may be longer."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, file, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fit(text: str, file: Path, sizes: range, width: float, height: float) -> Lettering:
    """``text`` in the first of ``sizes`` that fits the box, else in the last; lines balanced."""
    lettering = Lettering((text,), sizes[-1])
    for size in sizes:
        lines = wrap(text, file, size, width)
        lettering = Lettering(tuple(lines), size)
        longest = max(width_of(line, file, size) for line in lines)
        if longest <= width and lettering.height <= height:
            break
    return _balanced(lettering, text, file, width)


def _balanced(lettering: Lettering, text: str, file: Path, width: float) -> Lettering:
    """The same number of lines in the narrowest box, so that none is left with one short word."""
    narrow, lines = width, list(lettering.lines)
    while narrow > width / 2:
        narrow -= 10
        tried = wrap(text, file, lettering.size, narrow)
        if len(tried) != len(lettering.lines):
            break
        if max(width_of(line, file, lettering.size) for line in tried) > narrow:
            break
        lines = tried
    return Lettering(tuple(lines), lettering.size)
