"""All the charges in one file, which lists of many blasons draw from.

``python -m members.heraldry.sprite`` writes it anew after a change of a drawing; a test compares.
"""

from pathlib import Path

from .charges import CHARGES, SIDE

FILE = Path(__file__).parent.parent / "static" / "members" / "svg" / "charges.svg"


def sprite() -> str:
    """The file's text: a symbol for each charge."""
    symbols = "\n".join(
        f'<symbol id="{name}" viewBox="0 0 {SIDE} {SIDE}">{charge.drawing}</symbol>'
        for name, charge in CHARGES.items()
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(sprite(), encoding="utf-8")
