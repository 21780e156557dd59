// The map of places: the server clusters, this draws one screenful of what it answers.
//
// Leaflet is loaded only when a map is asked for. Enter opens a mark, Escape closes its card and
// gives the focus back.

import { cellsAround, sidesOf } from "./cells.js";
import { boundsOf, boundsOfMost, buttonOf, groupIcon, keyOf, placeIcon, pointOf } from "./marks.js";
import { appear, comeFrom, goInto, isStill } from "./motion.js";
import { TownNames } from "./town-names.js";
import { buttonsOn, moveStop, walk } from "./walking.js";

const FRANCE = [[42.3, -4.8], [51.1, 8.3]];
const MAX_ZOOM = 19;
const NEAR_ZOOM = 13;
const FINER = 3; // zoom levels
const AGAIN = [3_000, 10_000, 30_000]; // milliseconds until it is tried again

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
    this.failures = 0;
    this.opened = null;
    const moves = !isStill();
    this.map = L.map(element, {
      zoomControl: false,
      maxZoom: MAX_ZOOM,
      trackResize: false, // which would be taken for a move; see resized()
      scrollWheelZoom: handlers.wheel !== false,
      zoomAnimation: moves,
      fadeAnimation: moves,
      inertia: moves,
    });
    this.map.attributionControl.setPrefix(false);
    L.control.zoom({ zoomInTitle: this.texts.zoomIn, zoomOutTitle: this.texts.zoomOut }).addTo(this.map);
    this.group = L.layerGroup().addTo(this.map);
    this.drawBackground();
    const pane = this.map.getPane("markerPane");
    pane.setAttribute("role", "group");
    pane.setAttribute("aria-label", this.texts.markers);
    pane.addEventListener("keydown", (event) => walk(this.map, event));
    this.map.on("popupopen", ({ popup }) => this.preparePopup(popup));
    this.map.on("popupclose", ({ popup }) => popup === this.popup && this.choose(null));
    // The answer is on its way while the zoom is still moving.
    this.map.on("zoomanim", ({ center, zoom }) => this.ask(cellsAround(this.map, center, zoom), zoom).catch(() => {}));
    this.map.on("moveend", () => this.moveEnded());
    addEventListener("online", () => this.failures && this.draw());
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

  // The features within `bbox`. Asked once: what is asked for since makes an older answer pointless.
  ask(bbox, zoom) {
    const query = new URLSearchParams(this.settings.query);
    query.set("bbox", bbox);
    query.set("zoom", zoom);
    query.set("lang", this.settings.language);
    const address = `${this.settings.clusters}?${query}`;
    if (this.request?.address === address) return this.request.answer;
    this.request?.controller.abort();
    const controller = new AbortController();
    this.request = { address, controller, answer: fetchFeatures(address, controller.signal) };
    return this.request.answer;
  }

  async draw() {
    clearTimeout(this.timer);
    try {
      const asked = this.ask(cellsAround(this.map, this.map.getCenter(), this.map.getZoom()), this.map.getZoom());
      const features = await asked;
      // The end of a zoom paints by itself first: both at once would hold the page too long.
      await nextTask();
      if (asked !== this.request?.answer) return;
      if (features !== this.features) this.redraw(features);
      this.features = features;
      this.failures = 0;
      this.handlers.failed?.(false);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.request = null;
      this.handlers.failed?.(true);
      this.timer = setTimeout(() => this.draw(), AGAIN[Math.min(this.failures, AGAIN.length - 1)]);
      this.failures += 1;
    }
  }

  // Marks that stay are kept, so that neither the focus nor an open popup is lost.
  redraw(features) {
    const hadFocus = this.map.getPane("markerPane").contains(document.activeElement);
    const wanted = new Map(features.map((one) => [keyOf(one), one]));
    const gone = [...this.shown].filter(([key, marker]) => !wanted.has(key) && marker !== this.opened);
    const fresh = [...wanted].filter(([key]) => !this.shown.has(key));
    for (const [key] of gone) this.shown.delete(key);
    for (const [key, feature] of fresh) this.shown.set(key, this.mark(feature).addTo(this.group));
    this.change(gone.map(([, marker]) => marker), fresh.map(([key]) => this.shown.get(key)));
    // In a task of its own, as it has to know where the new marks stand on the screen.
    setTimeout(() => this.passFocus(hadFocus));
  }

  // The new marks come out of the groups that go, the others go into the new groups.
  change(gone, fresh) {
    const zoomed = this.drawnZoom !== this.map.getZoom();
    this.drawnZoom = this.map.getZoom();
    if (isStill() || !zoomed) {
      for (const marker of gone) marker.remove();
      return;
    }
    const pixels = (marker) => this.map.latLngToLayerPoint(marker.getLatLng());
    const groupOf = (groups, marker) => groups.find((group) => group.extent?.contains(marker.getLatLng()));
    for (const marker of fresh) {
      const group = groupOf(gone, marker);
      if (group) comeFrom(buttonOf(marker), pixels(group), pixels(marker));
      else appear(buttonOf(marker));
    }
    for (const marker of gone) {
      const group = groupOf(fresh, marker);
      marker.getElement().inert = true;
      if (group) goInto(buttonOf(marker), pixels(marker), pixels(group)).then(() => marker.remove());
      else marker.remove();
    }
  }

  // A group that was opened is gone: its focus passes to a mark, or to the map where none is left.
  passFocus(hadFocus) {
    const buttons = buttonsOn(this.map);
    const current = buttons.find((button) => button.tabIndex === 0) ?? buttons[0];
    if (current) moveStop(this.map, current);
    if (hadFocus && !buttons.includes(document.activeElement)) (current ?? this.map.getContainer()).focus({ preventScroll: true });
  }

  mark(feature) {
    const { properties } = feature;
    const icon = properties.cluster ? groupIcon(properties, this.texts, this.settings.families) : placeIcon(properties);
    const marker = L.marker(pointOf(feature), { icon, keyboard: false });
    marker.feature = feature;
    marker.extent = properties.cluster ? L.latLngBounds(boundsOf(feature)) : null;
    if (properties.cluster) marker.on("click", () => this.enter(marker, properties.bounds));
    else marker.on("click", () => this.open(marker, () => this.placeCard(marker.feature.properties)));
    if (properties.id && properties.id === this.settings.place) marker.setZIndexOffset(1000);
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
    this.choose(marker);
    // Not bound to the mark, which would close it again when a key is held a moment too long.
    this.popup = L.popup(options).setLatLng(marker.getLatLng()).setContent(content);
    this.popup.openOn(this.map);
  }

  // The mark whose card is open, or none: set off here, and in the list.
  choose(marker) {
    buttonOf(this.opened)?.classList.remove("is-chosen");
    this.opened = marker;
    buttonOf(marker)?.classList.add("is-chosen");
    this.handlers.chosen?.(this.chosen);
  }

  // The number of the place whose card is open, if any.
  get chosen() {
    return this.opened?.feature.properties.id;
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
      event.preventDefault();
      this.map.closePopup();
      button?.focus();
    });
    close?.addEventListener("click", () => button?.focus());
    // Whoever came by the keyboard goes on in the popup; the mouse keeps its place.
    if (button?.matches(":focus-visible")) element.querySelector("a[href]:not(.leaflet-popup-close-button)")?.focus();
  }

  // Sets off the mark of a place, or of the group that holds it; `point` is where it stands.
  highlight(id, point, isOn) {
    const alone = this.shown.get(`place-${id}`);
    const marker = alone ?? [...this.shown.values()].find((one) => one.extent?.contains(point));
    buttonOf(marker)?.classList.toggle("is-highlighted", isOn);
  }
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

async function fetchFeatures(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return (await response.json()).features;
}

function paragraph(text, className = "") {
  return Object.assign(document.createElement("p"), { textContent: text, className });
}
