// The list of places, renewed in place; the map beside it; « around me ».
//
// Every link and form of the list works by itself: this asks for the same address with
// `fragment=list` and puts the answer where the old list was. The address bar keeps the state.

import { offerAroundMe } from "./around-me.js";
import { offerFullScreen } from "./full-screen.js";
import { fillLegend } from "./legend.js";
import { highlightFrom, keepView, markCard, onAgain, openMap } from "./list-and-map.js";
import { readSettings } from "./places-map.js";

const WIDE = matchMedia("(min-width: 64em)");
// What moves the map; anything else leaves the view as the reader set it.
const FRAMING = ["locality", "near", "radius", "bbox"];
const VIEW = ["center", "zoom"];
// All the filters come only when asked for; an address that is passed on leaves them folded.
const PANEL = "filters";
// On a narrow screen, that the map stands in the place of the list; kept in the address.
const MAP_SHOWN = "#map-section";

const directory = document.querySelector("#directory");
const form = document.querySelector("#search-form");
const siteName = document.title.split(" – ").at(-1);
let map = null;
let request = null;

// The list

const isList = (url) => url.origin === location.origin && url.pathname === location.pathname;

async function show(url, { push = true, focus = "heading", keepView = sameFrame(url) } = {}) {
  const before = location.href;
  const unfolded = url.searchParams.get(PANEL);
  url.searchParams.delete(PANEL);
  url.hash = isMapInstead() ? MAP_SHOWN : "";
  if (keepView) keep(VIEW, new URL(location), url);
  else if (push) VIEW.forEach((name) => url.searchParams.delete(name));
  document.querySelector("#results").setAttribute("aria-busy", "true");
  // What is asked for since makes an older answer pointless.
  request?.abort();
  request = new AbortController();
  let fresh;
  try {
    fresh = await fetched(url, unfolded, request.signal);
  } catch (error) {
    if (error.name === "AbortError") return;
    if (error instanceof TypeError) offerAgain(() => show(url, { push, focus, keepView }));
    else location.assign(url); // the server says what is wrong
    return;
  }
  if (push) history.pushState(null, "", url);
  renew(fresh, focus);
  if (push) offerUndo(before);
  if (!map) return;
  const settings = readSettings();
  if (keepView) map.refresh(settings);
  else map.frame(settings);
}

// No network: the list stays as it is, and one can try again.
function offerAgain(again) {
  const results = document.querySelector("#results");
  results.removeAttribute("aria-busy");
  const { failed, again: label } = directory.dataset;
  const said = Object.assign(document.createElement("p"), { className: "directory-failed", role: "alert", textContent: `${failed} ` });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: label });
  button.addEventListener("click", again);
  said.append(button);
  results.querySelector(".directory-failed")?.remove();
  results.prepend(said);
}

// Where fewer filters are set than before, one link puts them back.
function offerUndo(before) {
  const bar = document.querySelector(".filter-bar-links");
  if (countOfFilters(location) >= countOfFilters(before)) return;
  const link = Object.assign(document.createElement("a"), { href: before, className: "all-filters-link", textContent: directory.dataset.undo });
  bar.append(link);
}

const UNCOUNTED = ["q", "locality", "near", "radius", "bbox", "center", "zoom", "sort", "page", "page_size", PANEL];
const countOfFilters = (address) => [...new URL(address).searchParams.keys()].filter((name) => !UNCOUNTED.includes(name)).length;

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

async function fetched(url, unfolded, signal) {
  const address = new URL(url);
  if (unfolded) address.searchParams.set(PANEL, unfolded);
  address.searchParams.set("fragment", "list");
  const response = await fetch(address, { headers: { Accept: "text/html" }, signal });
  if (!response.ok) throw new Error(response.status);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function renew(fresh, focus) {
  const before = document.activeElement;
  const unfolded = [...document.querySelectorAll("#filters details[open]")].map(nameOf);
  for (const part of ["#filters", "#results"]) document.querySelector(part).replaceWith(fresh.querySelector(part));
  for (const group of document.querySelectorAll("#filters details")) {
    if (unfolded.includes(nameOf(group))) group.open = true;
  }
  const results = document.querySelector("#results");
  document.title = `${results.dataset.title} – ${siteName}`;
  for (const [name, value] of [["q", results.dataset.what], ["locality", results.dataset.where]]) {
    if (form.elements[name] !== document.activeElement) form.elements[name].value = value;
  }
  revealPrint();
  markCard(map?.chosen);
  restoreFocus(before, focus);
}

const nameOf = (fold) => fold.dataset.filter ?? fold.id;

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
  for (const button of document.querySelectorAll("[data-print]")) button.classList.remove("needs-script");
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});

// The map

const choice = document.querySelector("#map-follow");
const searchHere = document.querySelector("#map-search");
const mapSwitch = document.querySelector("#map-switch");

async function showPlaces() {
  if (map) return;
  map = await openMap(directory, { moved, chosen });
  await map?.frame(map.settings);
}

onAgain(() => (map ? map.draw() : showPlaces()));

function moved({ map: leaflet }) {
  document.querySelector("#embed-view").search = keepView(leaflet).search;
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

// The list follows: the card of the place that was chosen on the map is set off and in sight.
function chosen(id) {
  markCard(id);
  if (WIDE.matches) document.querySelector(".place-card.is-chosen")?.scrollIntoView({ block: "nearest" });
}

searchHere.addEventListener("click", searchWithinMap);
choice.addEventListener("change", () => {
  searchHere.hidden = true;
  if (choice.checked && map) searchWithinMap();
});

highlightFrom(directory, () => map);

function showMap(isShown) {
  directory.classList.toggle("shows-map", isShown);
  mapSwitch.setAttribute("aria-expanded", String(isShown));
  const label = mapSwitch.querySelector("span");
  mapSwitch.dataset.show ??= label.textContent;
  label.textContent = isShown ? mapSwitch.dataset.hide : mapSwitch.dataset.show;
  if (isShown) showPlaces();
}

const isMapInstead = () => !WIDE.matches && directory.classList.contains("shows-map");

mapSwitch.classList.remove("needs-script");
mapSwitch.addEventListener("click", () => {
  showMap(!directory.classList.contains("shows-map"));
  const url = new URL(location);
  url.hash = isMapInstead() ? MAP_SHOWN : "";
  history.replaceState(null, "", url);
  mapSwitch.scrollIntoView({ block: "start" });
});
if (location.hash === MAP_SHOWN && !WIDE.matches) showMap(true);
WIDE.addEventListener("change", () => WIDE.matches && showMap(true));
if (WIDE.matches) {
  directory.classList.add("shows-map");
  // The list first: the map waits until the browser has nothing better to do, but not for ever.
  if (window.requestIdleCallback) requestIdleCallback(() => showMap(true), { timeout: 1_000 });
  else setTimeout(() => showMap(true));
}

offerFullScreen(document.querySelector("#map-frame"), document.querySelector("#map-full"));
fillLegend(document.querySelector("#map-legend"));

// Around me

offerAroundMe(document.querySelector("#around-me"), document.querySelector("#around-me-said"), form.elements.locality, (near) => {
  const url = addressOf(form);
  for (const name of ["locality", "bbox", "radius", "page"]) url.searchParams.delete(name);
  url.searchParams.set("near", near);
  show(url);
});

revealPrint();
