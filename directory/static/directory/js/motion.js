// Groups that split and merge as one zooms: a new mark comes out of the group that held it, an old
// one goes into the group that takes it in. Nothing moves for those who asked for no motion.

const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const TIMING = { duration: 220, easing: "ease-out" };

export const isStill = () => STILL.matches;

// `from` and `to` are points in pixels, `button` the mark that stands at `to`.
export function comeFrom(button, from, to) {
  const way = `translate(${from.x - to.x}px, ${from.y - to.y}px) scale(0.5)`;
  button.animate({ transform: [way, "none"], opacity: [0.2, 1] }, TIMING);
}

export function appear(button) {
  button.animate({ transform: ["scale(0.5)", "none"], opacity: [0, 1] }, TIMING);
}

// Resolves once the mark has arrived and may be taken away.
export function goInto(button, from, to) {
  const way = `translate(${to.x - from.x}px, ${to.y - from.y}px) scale(0.5)`;
  const moving = button.animate({ transform: ["none", way], opacity: [1, 0] }, { ...TIMING, fill: "forwards" });
  return moving.finished.catch(() => {});
}
