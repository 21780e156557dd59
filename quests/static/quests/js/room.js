// The room as it is now, asked for every few seconds while somebody looks. Without this script,
// « Refresh » does the same.

const PAUSE = 2500; // milliseconds
const PATIENCE = 20_000; // after a failure

const mix = document.querySelector("#room-mix");
const count = document.querySelector("#room-count");
const closed = document.querySelector("#room-closed");
let timer = null;

async function look() {
  clearTimeout(timer);
  if (document.hidden) return;
  let pause = PAUSE;
  try {
    // The browser asks with the ETag it has, and is told 304 when nothing is new.
    const response = await fetch(mix.dataset.url, { cache: "no-cache" });
    if (response.status === 404) return;
    if (response.ok) show(await response.json());
    else pause = PATIENCE;
  } catch {
    pause = PATIENCE; // no network: later perhaps
  }
  if (mix.dataset.open === "yes") timer = setTimeout(look, pause);
}

function show(state) {
  const figures = mix.querySelectorAll("[data-archetype]");
  if (figures.length !== Object.keys(state.shares).length) {
    location.reload(); // the first answer brings the figure, an editor perhaps another archetype
    return;
  }
  if (count.textContent !== String(state.count)) count.textContent = state.count;
  for (const share of figures) {
    const percent = state.shares[share.dataset.archetype] ?? 0;
    const text = share.querySelector("[data-percent]");
    text.textContent = text.textContent.replace(/\d+/, percent);
    share.querySelector("rect").setAttribute("width", percent);
  }
  if (!state.open) {
    mix.dataset.open = "no";
    closed.hidden = false;
    document.querySelector(".room-join")?.remove();
  }
}

document.querySelector("#room-refresh").hidden = true;
document.addEventListener("visibilitychange", look);
if (mix.dataset.open === "yes") timer = setTimeout(look, PAUSE);
