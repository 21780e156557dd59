// The map within a frame on another site. The list beside it works without this.

import { fillLegend } from "./legend.js";
import { highlightFrom, keepView, markCard, onAgain, openMap } from "./list-and-map.js";

const root = document.querySelector("#framed");
const onThePortal = document.querySelector("#on-the-portal");
let map = null;

async function show() {
  // Whoever scrolls the host's page with the wheel is not to be caught by the map.
  map = await openMap(root, { moved, chosen: markCard, wheel: false });
  await map?.frame(map.settings);
}

function moved({ map: leaflet }) {
  const { searchParams } = keepView(leaflet);
  const there = new URL(onThePortal.href);
  for (const name of ["center", "zoom"]) there.searchParams.set(name, searchParams.get(name));
  onThePortal.href = there;
  // Only a page of the portal itself, which shows how the map will look, can hear this.
  window.frameElement?.dispatchEvent(new Event("viewmoved"));
}

onAgain(() => (map ? map.draw() : show()));
highlightFrom(root, () => map);
fillLegend(document.querySelector("#map-legend"));
show();
