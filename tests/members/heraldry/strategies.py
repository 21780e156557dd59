"""Random blasons, valid by construction, and definitions that are not."""

from typing import Any

from hypothesis import strategies as st

from members.heraldry.charges import CHARGES
from members.heraldry.definition import LONGEST_MOTTO, VERSION, Blason, read
from members.heraldry.geometry import DIVISIONS, FIELD_SPOTS, ORDINARIES, ORDINARY_SPOTS
from members.heraldry.tinctures import TINCTURES

tinctures = st.sampled_from(sorted(TINCTURES))
charges = st.sampled_from(sorted(CHARGES))
supporters = st.sampled_from(sorted(name for name, one in CHARGES.items() if one.supports))


@st.composite
def charged(draw: st.DrawFn, numbers: list[int]) -> dict[str, Any] | None:
    """Charges in one of these numbers, or none."""
    if not numbers or draw(st.booleans()):
        return None
    number = draw(st.sampled_from(numbers))
    return {"name": draw(charges), "tincture": draw(tinctures), "number": number}


@st.composite
def definitions(draw: st.DrawFn) -> dict[str, Any]:
    """A definition that validates, with or without each of its parts."""
    division = draw(st.sampled_from(sorted(DIVISIONS)))
    wanted = 1 if division == "plain" else 2
    data: dict[str, Any] = {
        "version": VERSION,
        "division": division,
        "tinctures": draw(st.lists(tinctures, min_size=wanted, max_size=wanted, unique=True)),
        "motto": draw(st.text(max_size=LONGEST_MOTTO)),
    }
    kind = draw(st.sampled_from(["", *ORDINARIES]))
    if kind:
        data["ordinary"] = {"kind": kind, "tincture": draw(tinctures)}
        lying = draw(charged(list(ORDINARY_SPOTS.get(kind, {}))))
        if lying:
            data["ordinary"]["charge"] = lying
    data["charge"] = draw(charged(list(FIELD_SPOTS[kind])))
    if draw(st.booleans()):
        data["supporters"] = draw(supporters)
    return data


def blasons() -> st.SearchStrategy[Blason]:
    """Any blason that can be."""
    return definitions().map(read)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
