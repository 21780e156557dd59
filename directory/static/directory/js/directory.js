// The list of places, renewed in place; the map beside it; « around me ».
//
// Every link and form of the list works by itself: this asks for the same address with
// `fragment=list` and puts the answer where the old list was. The address bar keeps the state.

import { PlacesMap, loadLeaflet, readSettings } from "./places-map.js";

const WIDE = matchMedia("(min-width: 64em)");
// What moves the map; anything else leaves the view as the reader set it.
const FRAMING = ["locality", "near", "radius", "bbox"];
const VIEW = ["center", "zoom"];
// All the filters come only when asked for; an address that is passed on leaves them folded.
const PANEL = "filters";
const DEGREES_KEPT = 3; // about a hundred metres, in addresses that may be passed on

const directory = document.querySelector("#directory");
const form = document.querySelector("#search-form");
const siteName = document.title.split(" – ").at(-1);
let map = null;

// The list

const isList = (url) => url.origin === location.origin && url.pathname === location.pathname;

async function show(url, { push = true, focus = "heading", keepView = sameFrame(url) } = {}) {
  const unfolded = url.searchParams.get(PANEL);
  url.searchParams.delete(PANEL);
  url.hash = "";
  if (keepView) keep(VIEW, new URL(location), url);
  else if (push) VIEW.forEach((name) => url.searchParams.delete(name));
  document.querySelector("#results").setAttribute("aria-busy", "true");
  let fresh;
  try {
    fresh = await fetched(url, unfolded);
  } catch {
    location.assign(url);
    return;
  }
  if (push) history.pushState(null, "", url);
  renew(fresh, focus);
  if (!map) return;
  const settings = readSettings();
  if (keepView) map.refresh(settings);
  else map.frame(settings);
}

function sameFrame(url) {
  const now = new URL(location).searchParams;
  return FRAMING.every((name) => (now.get(name) ?? "") === (url.searchParams.get(name) ?? ""));
}

function keep(names, from, to) {
  for (const name of names) {
    if (from.searchParams.has(name)) to.searchParams.set(name, from.searchParams.get(name));
    else to.searchParams.delete(name);
  }
}

async function fetched(url, unfolded) {
  const address = new URL(url);
  if (unfolded) address.searchParams.set(PANEL, unfolded);
  address.searchParams.set("fragment", "list");
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(response.status);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function renew(fresh, focus) {
  const before = document.activeElement;
  const unfolded = [...document.querySelectorAll(".filter-group[open] summary")].map((one) => one.textContent);
  for (const part of ["#filters", "#results"]) document.querySelector(part).replaceWith(fresh.querySelector(part));
  for (const group of document.querySelectorAll(".filter-group")) {
    if (unfolded.includes(group.querySelector("summary").textContent)) group.open = true;
  }
  const results = document.querySelector("#results");
  document.title = `${results.dataset.title} – ${siteName}`;
  for (const [name, value] of [["q", results.dataset.what], ["locality", results.dataset.where]]) {
    if (form.elements[name] !== document.activeElement) form.elements[name].value = value;
  }
  revealPrint();
  restoreFocus(before, focus);
}

// The heading says how many there are; a ticked box keeps the focus, so that one can tick the next.
function restoreFocus(before, focus) {
  if (focus === "heading") document.querySelector("#results-heading").focus({ preventScroll: !isAbove("#results-heading") });
  if (focus === "panel") (document.querySelector("#filter-panel") ?? document.querySelector("#all-filters")).focus();
  if (focus !== "field" || !before?.name) return;
  const same = [...document.querySelectorAll(`#filters [name="${CSS.escape(before.name)}"]`)];
  const again = same.find((one) => one.type !== "checkbox" && one.type !== "radio" ? true : one.value === before.value);
  (again ?? document.querySelector("#filter-panel")).focus();
}

const isAbove = (selector) => document.querySelector(selector).getBoundingClientRect().top < 0;

function addressOf(source) {
  const url = new URL(source.action);
  const fields = [...new FormData(source)].filter(([, value]) => value !== "");
  url.search = new URLSearchParams(fields);
  return url;
}

document.addEventListener("submit", (event) => {
  const url = addressOf(event.target);
  if (!isList(url)) return;
  event.preventDefault();
  show(url);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("#filters a, #results a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const url = new URL(link.href);
  if (!isList(url)) return;
  event.preventDefault();
  const isPanel = link.id === "all-filters";
  show(url, isPanel ? { push: false, focus: "panel" } : {});
});

document.addEventListener("change", (event) => {
  const source = event.target.form;
  if (source?.id !== "filter-form") return;
  const url = addressOf(source);
  url.searchParams.set(PANEL, "all");
  show(url, { focus: "field" });
});

addEventListener("popstate", () => show(new URL(location), { push: false, focus: "", keepView: false }));

function revealPrint() {
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});

// The map

const choice = document.querySelector("#map-follow");
const searchHere = document.querySelector("#map-search");
const mapSwitch = document.querySelector("#map-switch");

async function openMap() {
  if (map) return;
  try {
    await loadLeaflet(directory);
  } catch {
    failed(true);
    return;
  }
  map = new PlacesMap(document.querySelector("#map"), readSettings(), { moved, opened, failed });
  await map.frame(map.settings);
}

function failed(isFailed) {
  const { failed: text } = document.querySelector("#map-texts").dataset;
  document.querySelector("#map-message").textContent = isFailed ? text : "";
}

function moved({ map: leaflet }) {
  const url = new URL(location);
  const { lat, lng } = leaflet.getCenter();
  url.searchParams.set("center", `${lat.toFixed(4)},${lng.toFixed(4)}`);
  url.searchParams.set("zoom", leaflet.getZoom());
  history.replaceState(null, "", url);
  searchHere.hidden = choice.checked;
  if (choice.checked) searchWithinMap();
}

function searchWithinMap() {
  const url = new URL(location);
  for (const name of ["radius", "page"]) url.searchParams.delete(name);
  url.searchParams.set("bbox", map.bbox());
  searchHere.hidden = true;
  show(url, { focus: choice.checked ? "" : "heading", keepView: true });
}

function opened(id) {
  const card = document.querySelector(`[data-place="${id}"]`);
  for (const other of document.querySelectorAll(".place-card.is-hovered")) other.classList.remove("is-hovered");
  card?.classList.add("is-hovered");
  if (WIDE.matches) card?.scrollIntoView({ block: "nearest" });
}

searchHere.addEventListener("click", searchWithinMap);
choice.addEventListener("change", () => {
  searchHere.hidden = true;
  if (choice.checked && map) searchWithinMap();
});

for (const [name, isOn] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
  directory.addEventListener(name, (event) => {
    const card = event.target.closest("[data-place]");
    if (card) map?.highlight(card.dataset.place, isOn);
  });
}

function showMap(isShown) {
  directory.classList.toggle("shows-map", isShown);
  mapSwitch.setAttribute("aria-expanded", String(isShown));
  const label = mapSwitch.querySelector("span");
  mapSwitch.dataset.show ??= label.textContent;
  label.textContent = isShown ? mapSwitch.dataset.hide : mapSwitch.dataset.show;
  if (isShown) openMap();
}

mapSwitch.hidden = false;
mapSwitch.addEventListener("click", () => {
  showMap(!directory.classList.contains("shows-map"));
  mapSwitch.scrollIntoView({ block: "start" });
});
WIDE.addEventListener("change", () => WIDE.matches && showMap(true));
if (WIDE.matches) {
  // The list first: the map waits until the browser has nothing better to do.
  const later = window.requestIdleCallback ?? setTimeout;
  directory.classList.add("shows-map");
  later(() => showMap(true));
}

// Around me

const around = document.querySelector("#around-me");
const refused = document.querySelector("#around-me-refused");

function aroundMe() {
  around.setAttribute("aria-busy", "true");
  const done = () => around.removeAttribute("aria-busy");
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      done();
      refused.textContent = "";
      const url = addressOf(form);
      for (const name of ["locality", "bbox", "radius", "page"]) url.searchParams.delete(name);
      url.searchParams.set("near", `${coords.latitude.toFixed(DEGREES_KEPT)},${coords.longitude.toFixed(DEGREES_KEPT)}`);
      show(url);
    },
    () => {
      done();
      refused.textContent = refused.dataset.text;
      form.elements.locality.focus();
    },
    { maximumAge: 300_000, timeout: 15_000 },
  );
}

if (navigator.geolocation) {
  around.hidden = false;
  around.addEventListener("click", aroundMe);
}

revealPrint();
