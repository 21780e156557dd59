// The marks of a map as buttons: groups as numbers in a circle, places as their family's shield.

export const pointOf = ({ geometry }) => [geometry.coordinates[1], geometry.coordinates[0]];

export function boundsOf(feature) {
  const { bounds } = feature.properties;
  if (!bounds) return [pointOf(feature)];
  const [west, south, east, north] = bounds;
  return [[south, west], [north, east]];
}

export const holds = (group, point) => Boolean(group.properties.cluster) && L.latLngBounds(boundsOf(group)).contains(point);

export function keyOf({ geometry, properties }) {
  return properties.cluster ? `group-${geometry.coordinates}-${properties.count}` : `place-${properties.id}`;
}

export function groupIcon({ count }, texts) {
  const size = Math.min(60, 34 + 7 * Math.log10(count));
  return buttonIcon("map-cluster", String(count), texts.group.replace("{count}", count), size, size);
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
