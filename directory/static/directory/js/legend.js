// What the shields on the map stand for, drawn when someone wants to know.

import { readSettings } from "./places-map.js";

export function fillLegend(fold) {
  fold.addEventListener("toggle", () => {
    if (fold.querySelector("ul")) return;
    const list = document.createElement("ul");
    for (const [family, name] of Object.entries(readSettings().families)) {
      const entry = document.createElement("li");
      entry.append(document.querySelector(`#map-texts template[data-family="${family}"]`).content.cloneNode(true), name);
      list.append(entry);
    }
    fold.append(list);
  });
}
