// The orders of a room as they are now.

import { follow } from "../../quests/js/following.js";

const room = document.querySelector("#room");

// Nothing moves below the finger or the keyboard of whoever is about to remove an order.
async function show(response) {
  const html = await response.text();
  for (const piece of new DOMParser().parseFromString(html, "text/html").body.children) {
    const old = document.getElementById(piece.id);
    if (old.innerHTML === piece.innerHTML || old.contains(document.activeElement)) continue;
    old.replaceChildren(...piece.childNodes);
    old.toggleAttribute("data-open", piece.hasAttribute("data-open"));
  }
}

follow({
  url: `${location.pathname}?part`,
  pause: 3000,
  isOpen: () => room.querySelector("[data-open]") !== null,
  show,
});
