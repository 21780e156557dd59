// The mix of a room and how many have answered, as they are now.

import { follow } from "./following.js";

const mix = document.querySelector("#room-mix");
const count = document.querySelector("#room-count");
const closed = document.querySelector("#room-closed");

async function show(response) {
  const state = await response.json();
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

follow({ url: mix.dataset.url, pause: 2500, isOpen: () => mix.dataset.open === "yes", show });
