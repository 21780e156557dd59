// The orders of a room as they are now, asked for every few seconds while somebody looks and orders
// are taken. Without this script, « Refresh » does the same.

const PAUSE = 3000; // milliseconds
const PATIENCE = 20_000; // after a failure

const room = document.querySelector("#room");
let timer = null;

async function look() {
  clearTimeout(timer);
  if (document.hidden) return;
  let pause = PAUSE;
  try {
    // The browser asks with the ETag it has, and is told 304 when nothing is new.
    const response = await fetch(`${location.pathname}?part`, { cache: "no-cache" });
    if (response.status === 404) return;
    if (response.ok) show(await response.text());
    else pause = PATIENCE;
  } catch {
    pause = PATIENCE; // no network: later perhaps
  }
  if (room.querySelector("[data-open]")) timer = setTimeout(look, pause);
}

// Nothing moves below the finger or the keyboard of whoever is about to remove an order.
function show(html) {
  for (const piece of new DOMParser().parseFromString(html, "text/html").body.children) {
    const old = document.getElementById(piece.id);
    if (old.innerHTML === piece.innerHTML || old.contains(document.activeElement)) continue;
    old.replaceChildren(...piece.childNodes);
    old.toggleAttribute("data-open", piece.hasAttribute("data-open"));
  }
}

document.querySelector("#room-refresh").hidden = true;
document.addEventListener("visibilitychange", look);
if (room.querySelector("[data-open]")) timer = setTimeout(look, PAUSE);
