// What a list of places and a map have to do with each other, wherever they stand side by side.

import { PlacesMap, loadLeaflet, readSettings } from "./places-map.js";

const texts = document.querySelector("#map-texts").dataset;
const again = document.querySelector("#map-again");

// The map in #map, framed as the page's settings say, or null; `root` has Leaflet's addresses.
export async function openMap(root, handlers) {
  try {
    await loadLeaflet(root);
  } catch {
    sayFailed(true);
    return null;
  }
  return new PlacesMap(document.querySelector("#map"), readSettings(), { ...handlers, failed: sayFailed });
}

function sayFailed(isFailed) {
  document.querySelector("#map-trouble").textContent = isFailed ? texts.failed : "";
  again.hidden = !isFailed;
}

export const onAgain = (run) => again.addEventListener("click", run);

// The address of the page with what `leaflet` shows, so that it can be passed on.
export function keepView(leaflet) {
  const url = new URL(location);
  const { lat, lng } = leaflet.getCenter();
  url.searchParams.set("center", `${lat.toFixed(4)},${lng.toFixed(4)}`);
  url.searchParams.set("zoom", leaflet.getZoom());
  history.replaceState(null, "", url);
  return url;
}

// Sets off the card of the place whose mark was chosen.
export function markCard(id) {
  for (const card of document.querySelectorAll("#results [data-place]")) card.classList.toggle("is-chosen", card.dataset.place === String(id));
}

// The mark of the card that one points at; `map` gives the map, if there is one yet.
export function highlightFrom(root, map) {
  for (const [name, isOn] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    root.addEventListener(name, (event) => {
      const card = event.target.closest("[data-place]");
      const { lat, lon } = card?.parentElement.dataset ?? {};
      if (lat) map()?.highlight(card.dataset.place, [Number(lat), Number(lon)], isOn);
    });
  }
}
