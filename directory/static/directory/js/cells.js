// The part of the world that a screen needs, cut along the server's own cells: a group that lies
// across the edge stays whole, and a small move asks for nothing new.

const CELL = 64; // pixels, as the server groups
const NORTHERNMOST = 85;

// West, south, east, north, as the API reads them.
export function sidesOf(bounds) {
  const sides = [
    Math.max(-180, bounds.getWest()),
    Math.max(-NORTHERNMOST, bounds.getSouth()),
    Math.min(180, bounds.getEast()),
    Math.min(NORTHERNMOST, bounds.getNorth()),
  ];
  return sides.map((degrees) => degrees.toFixed(5)).join(",");
}

// The sides of the cells that a screen shows with `center` in its middle.
export function cellsAround(map, center, zoom) {
  const middle = map.project(center, zoom);
  const half = map.getSize().divideBy(2);
  const first = middle.subtract(half).divideBy(CELL).floor().multiplyBy(CELL);
  const last = middle.add(half).divideBy(CELL).ceil().multiplyBy(CELL);
  return sidesOf(L.latLngBounds(map.unproject(first, zoom), map.unproject(last, zoom)));
}
