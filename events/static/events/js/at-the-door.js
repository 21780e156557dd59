// At the door: who is there is marked on this device at once, and sent when the portal can be
// reached. What waits is kept in localStorage as codes and times, without names; the page itself
// is kept by a service worker (at-the-door-worker.js), so that it opens without a network too.

const door = document.querySelector("[data-door]");
const words = JSON.parse(document.getElementById("door-words").textContent);
const kept = `at-the-door ${location.pathname}`;
const AGAIN = 20_000; // milliseconds

const rows = new Map([...door.querySelectorAll("[data-code]")].map((row) => [row.dataset.code, row]));
const status = document.getElementById("door-status");
const said = document.getElementById("door-said");
let sending = false;

const queue = () => JSON.parse(localStorage.getItem(kept) ?? "[]");
const keep = (marks) =>
  marks.length ? localStorage.setItem(kept, JSON.stringify(marks)) : localStorage.removeItem(kept);
const counted = (form, count) => form.replace("{count}", count);

function draw(row, isThere) {
  row.dataset.there = isThere ? "yes" : "no";
  row.querySelector("[data-state]").hidden = !isThere;
  const button = row.querySelector("button");
  button.firstElementChild.textContent = isThere ? words.undo : words.there;
  button.value = isThere ? "no" : "yes";
  button.classList.toggle("button-secondary", isThere);
}

function tell() {
  const here = [...rows.values()].filter((row) => row.dataset.there === "yes").length;
  document.getElementById("door-count").textContent = here;
  const waiting = queue().length;
  status.dataset.waiting = waiting;
  status.textContent = waiting ? counted(waiting === 1 ? words.one_waits : words.wait, waiting) : words.all_sent;
}

function mark(row, isThere) {
  draw(row, isThere);
  keep([...queue(), { code: row.dataset.code, there: isThere, at: new Date().toISOString() }]);
  said.textContent = `${row.dataset.name} – ${isThere ? words.is_there : words.is_not_there}`;
  tell();
  send();
}

async function send() {
  const marks = queue();
  if (sending || !marks.length) return;
  sending = true;
  try {
    const answer = await fetch(door.dataset.marks, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ marks }),
    });
    if (answer.ok) {
      keep(queue().slice(marks.length)); // what was marked meanwhile stands behind
      const there = new Set((await answer.json()).there);
      const open = new Set(queue().map((one) => one.code));
      for (const [code, row] of rows) if (!open.has(code)) draw(row, there.has(code));
    }
  } catch {
    // no network: it is tried again
  }
  sending = false;
  tell();
}

function find(code) {
  const plain = code.replace(/[\s-]/g, "").toUpperCase();
  const row = rows.get(plain);
  if (!row) said.textContent = counted(words.unknown, plain);
  return row;
}

door.addEventListener("submit", (event) => {
  const row = event.target.closest("[data-code]");
  if (!row) return;
  event.preventDefault();
  mark(row, row.dataset.there !== "yes");
});

const typed = document.getElementById("door-code");
typed.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const row = find(typed.value);
  if (!row) return;
  if (row.dataset.there !== "yes") mark(row, true);
  else said.textContent = `${row.dataset.name} – ${words.is_there}`;
  typed.value = "";
});

const wanted = document.getElementById("door-name");
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
wanted.addEventListener("input", () => {
  const name = folded(wanted.value.trim());
  for (const row of rows.values()) row.hidden = !folded(row.dataset.name).includes(name);
});

async function scan(button, picture) {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  picture.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  picture.hidden = false;
  await picture.play();
  button.firstElementChild.textContent = words.stop;
  let last = "";
  while (picture.srcObject) {
    const [found] = await detector.detect(picture).catch(() => []);
    if (found && found.rawValue !== last) {
      last = found.rawValue;
      const row = find(last);
      if (row && row.dataset.there !== "yes") mark(row, true);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function stop(button, picture) {
  for (const track of picture.srcObject.getTracks()) track.stop();
  picture.srcObject = null;
  picture.hidden = true;
  button.firstElementChild.textContent = words.scan;
}

if ("BarcodeDetector" in window && navigator.mediaDevices) {
  const button = document.getElementById("door-scan");
  const picture = document.getElementById("door-picture");
  button.hidden = false;
  button.addEventListener("click", () => {
    if (picture.srcObject) return stop(button, picture);
    scan(button, picture).catch(() => {
      said.textContent = words.no_camera;
    });
  });
}

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(door.dataset.worker, { scope: location.pathname }).then(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const own = performance.getEntriesByType("resource").map((one) => one.name);
    active.postMessage([location.pathname, ...own.filter((name) => name.startsWith(`${location.origin}/static/`))]);
    document.getElementById("door-offline").hidden = false;
  });
}

for (const one of queue()) if (rows.has(one.code)) draw(rows.get(one.code), one.there);
for (const element of document.querySelectorAll("[data-with-script]")) element.hidden = false;
tell();
send();
addEventListener("online", send);
setInterval(send, AGAIN);
