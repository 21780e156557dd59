// The map of places: the server clusters, this draws one screenful of what it answers.
//
// Leaflet is loaded only when a map is asked for. All marks together are one stop of the Tab key;
// arrow keys lead from one to the next, Enter opens, Escape closes and gives the focus back.

import { TownNames } from "./town-names.js";

const FRANCE = [[42.3, -4.8], [51.1, 8.3]];
const MAX_ZOOM = 19;
const NEAR_ZOOM = 13;
const MOST_PLACES = 0.9;
const FINER = 3; // zoom levels
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export const readSettings = (root = document) => JSON.parse(root.querySelector("#map-data").textContent);

// Adds Leaflet's style sheet and script, whose addresses stand in the data of `element`.
export function loadLeaflet(element) {
  if (window.L) return Promise.resolve();
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: element.dataset.leafletCss });
  document.head.prepend(style);
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: element.dataset.leaflet, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

export class PlacesMap {
  // `settings` as the page's #map-data holds them; `handlers.moved` and `handlers.opened` tell the page.
  constructor(element, settings, handlers = {}) {
    this.texts = document.querySelector("#map-texts").dataset;
    this.handlers = handlers;
    this.settings = settings;
    this.shown = new Map();
    this.map = L.map(element, { zoomControl: false, maxZoom: MAX_ZOOM, scrollWheelZoom: handlers.wheel !== false });
    this.map.attributionControl.setPrefix(false);
    L.control.zoom({ zoomInTitle: this.texts.zoomIn, zoomOutTitle: this.texts.zoomOut }).addTo(this.map);
    this.group = L.layerGroup().addTo(this.map);
    this.drawBackground();
    const pane = this.map.getPane("markerPane");
    pane.setAttribute("role", "group");
    pane.setAttribute("aria-label", this.texts.markers);
    pane.addEventListener("keydown", (event) => this.walk(event));
    this.map.on("popupopen", ({ popup }) => this.preparePopup(popup));
    this.map.on("popupclose", ({ popup }) => popup === this.popup && (this.opened = null));
    this.map.on("moveend", () => this.moveEnded());
    new ResizeObserver(() => this.resized()).observe(element);
    addEventListener("beforeprint", () => this.putOnPaper());
    addEventListener("afterprint", () => this.takeOffPaper());
  }

  drawBackground() {
    const { tiles, attribution, towns } = this.settings;
    const names = new TownNames(this.map, towns);
    if (!tiles) return names.show();
    const layer = L.tileLayer(tiles, { attribution, maxZoom: MAX_ZOOM }).addTo(this.map);
    layer.on("tileload", () => names.hide());
    layer.on("tileerror", () => names.show());
    return undefined;
  }

  // Frames

  // Shows what `settings` ask for: a view, a box, the surroundings of a point, or all that is found.
  async frame(settings) {
    this.settings = settings;
    const { center, zoom, box, origin, radius } = settings;
    this.markOrigin(origin);
    if (center) this.move(() => this.map.setView(center, zoom ?? NEAR_ZOOM, { animate: false }));
    else if (box) this.fit([[box[1], box[0]], [box[3], box[2]]]);
    else if (origin && radius) this.fit(L.latLng(origin).toBounds(2000 * radius));
    else if (origin) this.fit([origin]);
    else this.fit(await this.extent().catch(() => FRANCE)); // drawing says what is wrong
    await this.draw();
  }

  // Moves the view without telling the page: this is not what the reader did.
  move(change) {
    this.framing = true;
    change();
    this.framing = false;
  }

  // Keeps the view and shows what `settings` find in it.
  refresh(settings) {
    this.settings = settings;
    this.markOrigin(settings.origin);
    return this.draw();
  }

  // Within the part of the map that is on screen before anyone scrolls.
  fit(bounds) {
    const { bottom, height } = this.map.getContainer().getBoundingClientRect();
    const below = Math.min(Math.max(0, bottom - innerHeight), height / 2);
    const room = { paddingTopLeft: [16, 16], paddingBottomRight: [16, 16 + below] };
    this.move(() => this.map.fitBounds(bounds, { animate: false, maxZoom: NEAR_ZOOM, ...room }));
  }

  // What is in the middle stays there.
  resized() {
    const { x, y } = this.map.getSize();
    this.move(() => this.map.invalidateSize());
    if (!this.map.getSize().equals([x, y])) this.draw();
  }

  // On a sheet of paper, the marks that are on screen; it waits for no answer with better ones.
  putOnPaper() {
    const [center, zoom, view] = [this.map.getCenter(), this.map.getZoom(), this.map.getBounds()];
    this.onScreen = { center, zoom };
    const points = [...this.shown.values()].map((marker) => marker.getLatLng()).filter((point) => view.contains(point));
    const bounds = points.length ? L.latLngBounds(points) : view;
    this.map.getContainer().classList.add("map-on-paper");
    const options = { animate: false, maxZoom: zoom, padding: [30, 45] };
    this.move(() => this.map.invalidateSize().fitBounds(bounds, options));
  }

  takeOffPaper() {
    this.map.getContainer().classList.remove("map-on-paper");
    this.move(() => this.map.invalidateSize().setView(this.onScreen.center, this.onScreen.zoom, { animate: false }));
    this.draw();
  }

  // Around most of what is found, so that a few places overseas do not make the whole world of it.
  // The coarse map of the world tells where to look, a finer one where the places end.
  async extent() {
    const world = await this.ask("-180,-85,180,85", 0);
    const around = boundsOfMost(world);
    if (!around.isValid()) return FRANCE;
    const finer = await this.ask(sidesOf(around), this.map.getBoundsZoom(around) + FINER);
    const bounds = boundsOfMost(finer);
    return (bounds.isValid() ? bounds : around).pad(0.02);
  }

  markOrigin(origin) {
    this.here?.remove();
    this.here = null;
    if (!origin) return;
    const icon = L.divIcon({ className: "map-here", iconSize: [18, 18] });
    this.here = L.marker(origin, { icon, keyboard: false, interactive: false, title: this.texts.here }).addTo(this.map);
  }

  bbox() {
    return sidesOf(this.map.getBounds());
  }

  moveEnded() {
    if (this.framing) return;
    this.draw();
    this.handlers.moved?.(this);
  }

  // What is on screen

  async ask(bbox, zoom) {
    const query = new URLSearchParams(this.settings.query);
    query.set("bbox", bbox);
    query.set("zoom", zoom);
    query.set("lang", this.settings.language);
    this.request?.abort();
    this.request = new AbortController();
    const response = await fetch(`${this.settings.clusters}?${query}`, { signal: this.request.signal });
    if (!response.ok) throw new Error(`${response.status} for ${query}`);
    return (await response.json()).features;
  }

  async draw() {
    try {
      const features = await this.ask(this.bbox(), this.map.getZoom());
      this.redraw(features);
      this.handlers.failed?.(false);
    } catch (error) {
      if (error.name !== "AbortError") this.handlers.failed?.(true);
    }
  }

  // Marks that stay are kept, so that neither the focus nor an open popup is lost.
  redraw(features) {
    const hadFocus = this.buttons().includes(document.activeElement);
    const wanted = new Map(features.map((one) => [keyOf(one), one]));
    for (const [key, marker] of this.shown) {
      if (wanted.has(key) || marker === this.opened) continue;
      marker.remove();
      this.shown.delete(key);
    }
    for (const [key, feature] of wanted) {
      if (!this.shown.has(key)) this.shown.set(key, this.mark(feature).addTo(this.group));
    }
    const buttons = this.buttons();
    const current = buttons.find((button) => button.tabIndex === 0) ?? buttons[0];
    if (current) current.tabIndex = 0;
    // A group that was opened is gone: its focus passes to a mark, or to the map where none is left.
    if (hadFocus && !buttons.includes(document.activeElement)) (current ?? this.map.getContainer()).focus({ preventScroll: true });
  }

  mark(feature) {
    const { properties } = feature;
    const point = pointOf(feature);
    const marker = properties.cluster ? this.cluster(point, properties) : this.place(point, properties);
    marker.feature = feature;
    return marker;
  }

  cluster(point, { count, bounds }) {
    const size = Math.min(60, 34 + 7 * Math.log10(count));
    const label = this.texts.group.replace("{count}", count);
    const marker = L.marker(point, { icon: buttonIcon("map-cluster", String(count), label, size, size), keyboard: false });
    marker.on("click", () => this.enter(marker, bounds));
    return marker;
  }

  place(point, { id, name, family, text }) {
    const drawing = document.querySelector(`#map-texts template[data-family="${family}"]`);
    const icon = buttonIcon("map-place", drawing.innerHTML, `${name}. ${text}`, 34, 41, 41);
    const marker = L.marker(point, { icon, keyboard: false });
    if (id === this.settings.place) marker.setZIndexOffset(1000);
    marker.on("click", () => this.open(marker, () => this.placeCard(marker.feature.properties)));
    return marker;
  }

  enter(marker, [west, south, east, north]) {
    const zoom = this.map.getZoom();
    const bounds = L.latLngBounds([south, west], [north, east]);
    const target = Math.min(MAX_ZOOM, Math.max(zoom + 1, this.map.getBoundsZoom(bounds, false, L.point(24, 24))));
    if (zoom < MAX_ZOOM) this.map.setView(target > zoom + 1 ? bounds.getCenter() : marker.getLatLng(), target);
    else this.open(marker, () => this.stackCard(bounds));
  }

  // Popups

  async open(marker, makeContent) {
    const content = await makeContent();
    const offset = L.point(marker.options.icon.options.popupAnchor).subtract([0, 6]);
    const options = { maxWidth: 280, minWidth: 200, offset, autoPanPaddingTopLeft: [64, 64] };
    // Not bound to the mark, which would close it again when a key is held a moment too long.
    this.opened = marker;
    this.popup = L.popup(options).setLatLng(marker.getLatLng()).setContent(content);
    this.popup.openOn(this.map);
    this.handlers.opened?.(marker.feature.properties.id);
  }

  placeCard({ name, url, family, commune, text }) {
    const card = document.createElement("div");
    card.className = "map-card";
    const link = Object.assign(document.createElement("a"), { href: url, textContent: name });
    const facts = paragraph([this.settings.families[family], commune].filter(Boolean).join(" · "), "soft");
    card.append(link, facts, paragraph(text));
    return card;
  }

  // Places that stand on one point: no zoom parts them.
  async stackCard(bounds) {
    const query = new URLSearchParams(this.settings.query);
    query.set("bbox", sidesOf(L.latLngBounds(bounds).pad(0.01)));
    query.set("lang", this.settings.language);
    const response = await fetch(`${this.settings.places}?${query}`);
    const { count, results } = await response.json();
    const card = document.createElement("div");
    card.className = "map-card";
    const list = document.createElement("ul");
    for (const { nom, url, opening } of results) {
      const entry = document.createElement("li");
      entry.append(Object.assign(document.createElement("a"), { href: url, textContent: nom }), paragraph(opening.text));
      list.append(entry);
    }
    card.append(paragraph(this.texts.stack.replace("{count}", count)), list);
    return card;
  }

  preparePopup(popup) {
    const element = popup.getElement();
    const close = element.querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", this.texts.close);
    const button = buttonOf(this.opened);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.map.closePopup();
      button?.focus();
    });
    close?.addEventListener("click", () => button?.focus());
    // Whoever came by the keyboard goes on in the popup; the mouse keeps its place.
    if (button?.matches(":focus-visible")) element.querySelector("a[href]:not(.leaflet-popup-close-button)")?.focus();
  }

  // Keyboard

  buttons() {
    return [...this.map.getPane("markerPane").querySelectorAll("button")];
  }

  // The nearest mark in the arrow's direction; what lies aside counts for twice its distance.
  walk(event) {
    const direction = DIRECTIONS[event.key];
    const from = event.target.closest("button");
    if (!direction || !from) return;
    event.preventDefault();
    event.stopPropagation();
    const start = middleOf(from);
    let best = null;
    for (const button of this.buttons()) {
      const to = middleOf(button);
      const along = (to.x - start.x) * direction[0] + (to.y - start.y) * direction[1];
      const aside = Math.abs((to.x - start.x) * direction[1]) + Math.abs((to.y - start.y) * direction[0]);
      if (button !== from && along > 0 && (!best || along + 2 * aside < best.cost)) best = { button, cost: along + 2 * aside };
    }
    if (!best) return;
    from.tabIndex = -1;
    best.button.tabIndex = 0;
    best.button.focus({ preventScroll: true });
  }

  // Sets off the mark of a place, if it is on screen by itself.
  highlight(id, isOn) {
    buttonOf(this.shown.get(`place-${id}`))?.classList.toggle("is-highlighted", isOn);
  }
}

// West, south, east, north, as the API reads them.
function sidesOf(bounds) {
  const sides = [Math.max(-180, bounds.getWest()), Math.max(-90, bounds.getSouth()), Math.min(180, bounds.getEast()), Math.min(90, bounds.getNorth())];
  return sides.map((degrees) => degrees.toFixed(5)).join(",");
}

function boundsOfMost(features) {
  const size = (one) => one.properties.count ?? 1;
  const all = features.reduce((sum, one) => sum + size(one), 0);
  const bounds = L.latLngBounds([]);
  let count = 0;
  for (const one of [...features].sort((a, b) => size(b) - size(a))) {
    if (count >= MOST_PLACES * all) break;
    bounds.extend(boundsOf(one));
    count += size(one);
  }
  return bounds;
}

const pointOf = ({ geometry }) => [geometry.coordinates[1], geometry.coordinates[0]];

function boundsOf(feature) {
  const { bounds } = feature.properties;
  if (!bounds) return [pointOf(feature)];
  const [west, south, east, north] = bounds;
  return [[south, west], [north, east]];
}

function keyOf({ geometry, properties }) {
  return properties.cluster ? `group-${geometry.coordinates}-${properties.count}` : `place-${properties.id}`;
}

function buttonIcon(className, html, label, width, height, anchor = height / 2) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className, innerHTML: html, tabIndex: -1 });
  button.setAttribute("aria-label", label);
  return L.divIcon({ className: "map-mark", html: button, iconSize: [width, height], iconAnchor: [width / 2, anchor], popupAnchor: [0, -anchor + 6] });
}

const buttonOf = (marker) => marker?.getElement()?.querySelector("button");

function middleOf(button) {
  const { left, top, width, height } = button.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function paragraph(text, className = "") {
  return Object.assign(document.createElement("p"), { textContent: text, className });
}
