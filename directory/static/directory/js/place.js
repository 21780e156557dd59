// The map on a place's page, loaded only when it is asked for.

import { PlacesMap, loadLeaflet, readSettings } from "./places-map.js";

const box = document.querySelector("#place-map");
const link = box.querySelector("a");

link.addEventListener("click", async (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await loadLeaflet(box);
  } catch {
    location.assign(link.href);
    return;
  }
  const element = document.createElement("div");
  element.className = "map";
  link.before(element);
  const map = new PlacesMap(element, readSettings(), { wheel: false });
  await map.frame(map.settings);
  element.focus({ preventScroll: true });
});
