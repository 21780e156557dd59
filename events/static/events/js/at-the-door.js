// At the door: who is there is marked on this device at once, and sent when the portal can be
// reached. What waits is kept in localStorage as codes and times, without names; the page itself
// is kept by a service worker (at-the-door-worker.js), so that it opens without a network too.

const door = document.querySelector("[data-door]");
const words = JSON.parse(document.getElementById("door-words").textContent);
const kept = `at-the-door ${location.pathname}`;
const AGAIN = 20_000; // milliseconds
const PAUSE = 250; // milliseconds between two looks through the camera
const camera = navigator.mediaDevices; // on pages by HTTPS only
const READER = ["decode.js", "index.js"].map((name) => new URL(`./qr/${name}`, import.meta.url).href);

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

function tellOf(row, isThere) {
  said.textContent = `${row.dataset.name} – ${isThere ? words.is_there : words.is_not_there}`;
}

function mark(row, isThere) {
  draw(row, isThere);
  keep([...queue(), { code: row.dataset.code, there: isThere, at: new Date().toISOString() }]);
  tellOf(row, isThere);
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

// Whoever has the code is there; whether somebody here has it.
function come(code) {
  const row = find(code);
  if (!row) return false;
  if (row.dataset.there !== "yes") mark(row, true);
  else tellOf(row, true);
  return true;
}

const typed = document.getElementById("door-code");
typed.form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (come(typed.value)) typed.value = "";
});

const wanted = document.getElementById("door-name");
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
wanted.addEventListener("input", () => {
  const name = folded(wanted.value.trim());
  for (const row of rows.values()) row.hidden = !folded(row.dataset.name).includes(name);
});

// Codes are read by a library in plain JavaScript, as most browsers have no reader of their own.
async function open(picture) {
  const { BarcodeDetector } = await import(READER[0]);
  picture.srcObject = await camera.getUserMedia({ video: { facingMode: "environment" } });
  picture.hidden = false;
  await picture.play();
  return new BarcodeDetector({ formats: ["qr_code"] });
}

async function watch(picture, reader) {
  let last = "";
  while (picture.srcObject) {
    const [found] = await reader.detect(picture).catch(() => []);
    if (found && found.rawValue !== last) {
      last = found.rawValue;
      come(last);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

function close(picture) {
  for (const track of picture.srcObject?.getTracks() ?? []) track.stop();
  picture.srcObject = null;
  picture.hidden = true;
}

if (camera) {
  const button = document.getElementById("door-scan");
  const picture = document.getElementById("door-picture");
  let opening = false;
  import(READER[0]).catch(() => {}); // now: when somebody scans, the network may be gone
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (opening) return;
    if (picture.srcObject) {
      close(picture);
    } else {
      opening = true;
      try {
        watch(picture, await open(picture));
      } catch {
        close(picture);
        said.textContent = words.no_camera;
      }
      opening = false;
    }
    button.firstElementChild.textContent = picture.srcObject ? words.stop : words.scan;
  });
}

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(door.dataset.worker, { scope: location.pathname }).then(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const own = performance.getEntriesByType("resource").map((one) => one.name);
    const drawn = own.filter((name) => name.startsWith(`${location.origin}/static/`));
    active.postMessage([...new Set([location.pathname, ...drawn, ...(camera ? READER : [])])]);
    document.getElementById("door-offline").hidden = false;
  });
}

for (const one of queue()) if (rows.has(one.code)) draw(rows.get(one.code), one.there);
for (const element of document.querySelectorAll("[data-with-script]")) element.hidden = false;
tell();
send();
addEventListener("online", send);
setInterval(send, AGAIN);
