"""What a blason is: a small definition with a version, read strictly and written in one way."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .charges import CHARGES
from .geometry import DIVISIONS, FIELD_SPOTS, ORDINARIES, ORDINARY_SPOTS
from .tinctures import TINCTURES

VERSION = 1
LONGEST_MOTTO = 60  # characters that a scroll can hold
LARGEST = 2_000  # characters of JSON; the fullest definition has some 400


class BadDefinition(ValueError):
    """A definition that cannot be drawn; ``field`` says where, ``reason`` is one of ``REASONS``."""

    def __init__(self, reason: str, field: str = "", value: object = "") -> None:
        assert reason in REASONS
        self.reason = reason
        self.field = field
        self.value = str(value)[:40]
        super().__init__(REASONS[reason].format(field=field, value=self.value))


REASONS = {
    "too-large": "The definition is too large.",
    "not-json": "The definition is no JSON object.",
    "version": "The version {value} is not known.",
    "not-an-object": "{field} must be an object.",
    "not-a-text": "{field} must be a text.",
    "unknown-key": "{field} is not known.",
    "unknown-value": "{field} cannot be {value}.",
    "tinctures": "This field takes another number of tinctures.",
    "same-tinctures": "Both parts of the field have the same tincture.",
    "number": "So many charges find no room there.",
    "motto-too-long": "The motto is longer than the scroll.",
}


@dataclass(frozen=True, slots=True)
class Charged:
    """Charges of one kind: ``number`` times ``name``, all of one ``tincture``."""

    name: str
    tincture: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class Ordinary:
    """A great figure, and what lies on it."""

    kind: str
    tincture: str
    charge: Charged | None = None


@dataclass(frozen=True, slots=True)
class Blason:
    """A coat of arms; made by ``read``, which has checked it.

    ``tinctures``: one for a plain field, two for a divided one. ``supporters``: the name of the
    charge that stands on both sides, empty without.
    """

    division: str
    tinctures: tuple[str, ...]
    ordinary: Ordinary | None = None
    charge: Charged | None = None
    supporters: str = ""
    motto: str = ""


def load(text: str) -> Blason:
    """The blason in the JSON ``text``. Raises ``BadDefinition``."""
    if len(text) > LARGEST:
        raise BadDefinition("too-large")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise BadDefinition("not-json") from None
    return read(data)


def read(data: object) -> Blason:
    """The blason that ``data``, as parsed from JSON, describes. Raises ``BadDefinition``."""
    found = _object(
        data, "definition", "version division tinctures ordinary charge supporters motto"
    )
    if found.get("version") != VERSION or isinstance(found.get("version"), bool):
        raise BadDefinition("version", value=found.get("version"))
    division = _one_of(found.get("division", "plain"), DIVISIONS, "division")
    ordinary = _ordinary(found.get("ordinary"))
    supporters = found.get("supporters", "")
    if supporters != "":
        supporters = _one_of(supporters, _SUPPORTERS, "supporters")
    spots = FIELD_SPOTS[ordinary.kind if ordinary else ""]
    return Blason(
        division,
        _tinctures(found.get("tinctures"), division),
        ordinary,
        _charged(found.get("charge"), spots, "charge"),
        supporters,
        _motto(found.get("motto", "")),
    )


def write(blason: Blason) -> dict[str, Any]:
    """``blason`` as it is kept: only what it has, always in this order."""
    data: dict[str, Any] = {
        "version": VERSION,
        "division": blason.division,
        "tinctures": list(blason.tinctures),
    }
    if blason.ordinary:
        data["ordinary"] = {"kind": blason.ordinary.kind, "tincture": blason.ordinary.tincture}
        if blason.ordinary.charge:
            data["ordinary"]["charge"] = _write_charged(blason.ordinary.charge)
    if blason.charge:
        data["charge"] = _write_charged(blason.charge)
    if blason.supporters:
        data["supporters"] = blason.supporters
    if blason.motto:
        data["motto"] = blason.motto
    return data


def dump(blason: Blason) -> str:
    """The one JSON text of ``blason``: equal blasons give equal texts."""
    return json.dumps(write(blason), ensure_ascii=False, separators=(",", ":"))


def _write_charged(charged: Charged) -> dict[str, Any]:
    return {"name": charged.name, "tincture": charged.tincture, "number": charged.number}


_KEYS = "version division tinctures ordinary charge supporters motto"
_SUPPORTERS = {name: charge for name, charge in CHARGES.items() if charge.supports}


def _object(data: object, field: str, keys: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise BadDefinition("not-an-object", field)
    for key in data:
        if key not in keys.split():
            raise BadDefinition("unknown-key", str(key)[:40])
    return data


def _one_of(value: object, known: Mapping[str, object], field: str) -> str:
    if not isinstance(value, str):
        raise BadDefinition("not-a-text", field)
    if value not in known:
        raise BadDefinition("unknown-value", field, value)
    return value


def _tinctures(values: object, division: str) -> tuple[str, ...]:
    wanted = 1 if division == "plain" else 2
    if not isinstance(values, list | tuple) or len(values) != wanted:
        raise BadDefinition("tinctures")
    found = tuple(_one_of(value, TINCTURES, "tinctures") for value in values)
    if len(set(found)) != wanted:
        raise BadDefinition("same-tinctures")
    return found


def _ordinary(data: object) -> Ordinary | None:
    if data is None:
        return None
    found = _object(data, "ordinary", "kind tincture charge")
    kind = _one_of(found.get("kind"), ORDINARIES, "ordinary")
    tincture = _one_of(found.get("tincture"), TINCTURES, "ordinary")
    spots = ORDINARY_SPOTS.get(kind, {})
    return Ordinary(kind, tincture, _charged(found.get("charge"), spots, "ordinary"))


def _charged(data: object, spots: Mapping[int, object], field: str) -> Charged | None:
    if data is None:
        return None
    found = _object(data, field, "name tincture number")
    name = _one_of(found.get("name"), CHARGES, field)
    tincture = _one_of(found.get("tincture"), TINCTURES, field)
    number = found.get("number", 1)
    if not isinstance(number, int) or isinstance(number, bool) or number not in spots:
        raise BadDefinition("number", field, number)
    return Charged(name, tincture, number)


def _motto(text: object) -> str:
    """One line without characters that are not seen."""
    if not isinstance(text, str):
        raise BadDefinition("not-a-text", "motto")
    line = " ".join(
        "".join(
            letter for letter in text if letter.isspace() or unicodedata.category(letter)[0] != "C"
        ).split()
    )
    if len(line) > LONGEST_MOTTO:
        raise BadDefinition("motto-too-long", "motto")
    return unicodedata.normalize("NFC", line)
