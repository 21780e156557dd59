// The marks of a map as buttons: groups as numbers in a circle, places as their family's shield.

export const pointOf = ({ geometry }) => [geometry.coordinates[1], geometry.coordinates[0]];

export function boundsOf(feature) {
  const { bounds } = feature.properties;
  if (!bounds) return [pointOf(feature)];
  const [west, south, east, north] = bounds;
  return [[south, west], [north, east]];
}

export function keyOf({ geometry, properties }) {
  return properties.cluster ? `group-${geometry.coordinates}-${properties.count}` : `place-${properties.id}`;
}

// `names` are those of the families, in their order.
export function groupIcon({ count, families }, texts, names) {
  const size = Math.min(64, 38 + 7 * Math.log10(count));
  const present = Object.keys(names).filter((family) => families?.[family]);
  const parts = present.map((family) => `${names[family]} ${families[family]}`);
  const label = [texts.group.replace("{count}", count), parts.join(", ")].filter(Boolean).join(". ");
  const icon = buttonIcon("map-cluster", String(count), label, size, size);
  icon.options.html.style.setProperty("--families", ring(present, families));
  return icon;
}

// The stops of a gradient around the circle: an arc for each family, as long as its share.
function ring(present, families) {
  const all = present.reduce((sum, family) => sum + families[family], 0);
  let at = 0;
  const stops = present.map((family) => {
    const from = at;
    at += (100 * families[family]) / all;
    return `var(--family-${family}) ${from}% ${at}%`;
  });
  return stops.join(", ") || "var(--family-other) 0 100%";
}

export function placeIcon({ name, family, text }) {
  const drawing = document.querySelector(`#map-texts template[data-family="${family}"]`);
  return buttonIcon("map-place", drawing.innerHTML, `${name}. ${text}`, 34, 41, 41);
}

function buttonIcon(className, html, label, width, height, anchor = height / 2) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className, innerHTML: html, tabIndex: -1, title: label });
  button.setAttribute("aria-label", label);
  return L.divIcon({ className: "map-mark", html: button, iconSize: [width, height], iconAnchor: [width / 2, anchor], popupAnchor: [0, -anchor + 6] });
}

export const buttonOf = (marker) => marker?.getElement()?.querySelector("button");

// What lies around most of what is found, so that a few places overseas do not make the whole
// world of it.
export function boundsOfMost(features, share = 0.9) {
  const size = (one) => one.properties.count ?? 1;
  const all = features.reduce((sum, one) => sum + size(one), 0);
  const bounds = L.latLngBounds([]);
  let count = 0;
  for (const one of [...features].sort((a, b) => size(b) - size(a))) {
    if (count >= share * all) break;
    bounds.extend(boundsOf(one));
    count += size(one);
  }
  return bounds;
}
