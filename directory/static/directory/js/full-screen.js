// A part of the page that takes the whole screen, by the browser's own means or, where it has none
// (telephones), as a layer over the page. Escape leaves; the rest of the page is out of reach.

export function offerFullScreen(part, button) {
  const { enter, leave } = button.dataset;
  let isFull = false;

  function changed(isNowFull) {
    if (isFull === isNowFull) return;
    isFull = isNowFull;
    part.classList.toggle("is-full-screen", isFull);
    for (const other of besides(part)) other.inert = isFull;
    const label = isFull ? leave : enter;
    button.setAttribute("aria-label", label);
    button.title = label;
    button.focus({ preventScroll: true });
  }

  async function open() {
    try {
      await part.requestFullscreen();
    } catch {
      // Not here: the layer over the page does.
    }
    changed(true);
  }

  async function close() {
    if (document.fullscreenElement) await document.exitFullscreen();
    changed(false);
  }

  button.addEventListener("click", () => (isFull ? close() : open()));
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || changed(false));
  // A card that is open on the map closes first.
  part.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isFull && !event.defaultPrevented) close();
  });
  button.hidden = false;
}

// All that stands beside `part` or beside what holds it.
function besides(part) {
  const others = [];
  for (let one = part; one !== document.body; one = one.parentElement) {
    others.push(...[...one.parentElement.children].filter((other) => other !== one && !(other instanceof HTMLScriptElement)));
  }
  return others;
}
