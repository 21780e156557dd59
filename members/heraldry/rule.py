"""The rule of tincture: it warns where arms would be hard to read, and forbids nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from .definition import Blason
from .tinctures import clash


@dataclass(frozen=True, slots=True)
class Clash:
    """``what`` (``ordinary``, ``charge`` or ``ordinary-charge``) lies on its own like."""

    what: str
    below: str
    above: str


def clashes(blason: Blason) -> list[Clash]:
    """Where metal lies on metal or colour on colour.

    On a divided field one of the two parts is enough to tell a charge by; the parts themselves
    lie beside each other and may be what they like.
    """
    return list(_clashes(blason))


def _clashes(blason: Blason) -> Iterator[Clash]:
    ordinary, charge = blason.ordinary, blason.charge
    if ordinary and _all_clash(blason.tinctures, ordinary.tincture):
        yield Clash("ordinary", blason.tinctures[0], ordinary.tincture)
    if charge and _all_clash(blason.tinctures, charge.tincture):
        yield Clash("charge", blason.tinctures[0], charge.tincture)
    if ordinary and ordinary.charge and clash(ordinary.tincture, ordinary.charge.tincture):
        yield Clash("ordinary-charge", ordinary.tincture, ordinary.charge.tincture)


def _all_clash(fields: tuple[str, ...], above: str) -> bool:
    return all(clash(below, above) for below in fields)
