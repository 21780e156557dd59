"""How a map's groups are cut and measured, the same for every engine."""

from .geometry import cells_needed
from .protocol import Box

DEEPEST_ZOOM = 19
# From here on groups are so small that their own extent says more than the cell's.
OWN_EXTENT_ZOOM = 17
# A tile has 256 pixels; two levels below it, cells have 64.
_LEVELS_BELOW_TILE = 2
_MOST_CELLS = 4_000

# What is measured of a group, in the form that both engines take.
MEAN = {
    "latitude": {"avg": {"field": "latitude"}},
    "longitude": {"avg": {"field": "longitude"}},
}
EXTENT = {
    "south": {"min": {"field": "latitude"}},
    "north": {"max": {"field": "latitude"}},
    "west": {"min": {"field": "longitude"}},
    "east": {"max": {"field": "longitude"}},
}


def level_for(box: Box, zoom: int) -> int:
    """The level of the cells that group a map of ``box`` at a web map's ``zoom``.

    A box far wider than a screen at ``zoom`` gets coarser cells, so that the answer stays small.
    """
    level = max(0, min(zoom, DEEPEST_ZOOM)) + _LEVELS_BELOW_TILE
    while cells_needed(box, level) > _MOST_CELLS:
        level -= 1
    return level
