// All the marks of a map are one stop of the Tab key; arrow keys lead from one to the next.

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const middleOf = ({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 });

// The marks whose middle is on screen: focus must not leave it.
export function buttonsOn(map) {
  const screen = map.getContainer().getBoundingClientRect();
  return [...map.getPane("markerPane").querySelectorAll(".map-mark:not([inert]) button")].filter((button) => {
    const { x, y } = middleOf(button.getBoundingClientRect());
    return x >= screen.left && x <= screen.right && y >= screen.top && y <= screen.bottom;
  });
}

// The nearest mark in the arrow's direction; what lies aside counts for twice its distance.
export function walk(map, event) {
  const direction = DIRECTIONS[event.key];
  const from = event.target.closest("button");
  if (!direction || !from) return;
  event.preventDefault();
  event.stopPropagation();
  const start = middleOf(from.getBoundingClientRect());
  let best = null;
  for (const button of buttonsOn(map)) {
    const to = middleOf(button.getBoundingClientRect());
    const along = (to.x - start.x) * direction[0] + (to.y - start.y) * direction[1];
    const aside = Math.abs((to.x - start.x) * direction[1]) + Math.abs((to.y - start.y) * direction[0]);
    if (button !== from && along > 0 && (!best || along + 2 * aside < best.cost)) best = { button, cost: along + 2 * aside };
  }
  if (best) moveStop(map, best.button).focus({ preventScroll: true });
}

// Makes `button` the one stop of the Tab key.
export function moveStop(map, button) {
  for (const other of map.getPane("markerPane").querySelectorAll("button")) other.tabIndex = -1;
  button.tabIndex = 0;
  return button;
}
