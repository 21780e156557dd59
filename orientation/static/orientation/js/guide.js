// The guided journey works by forms and links alone; this says at once how many places an answer
// leaves, and asks where one is when the button is pressed.

const form = document.querySelector("#guide");
const count = document.querySelector("#guide-count");
const DEGREES = 3; // about a hundred metres
const PATIENCE = 15_000; // milliseconds
let request = null;

function address(more) {
  const url = new URL(form.action);
  const fields = [...new FormData(form)].filter(([, value]) => value !== "");
  url.search = new URLSearchParams([...fields, ...Object.entries(more)]);
  return url;
}

async function recount() {
  request?.abort();
  request = new AbortController();
  const step = new URL(location).searchParams.get("step") ?? "";
  try {
    const response = await fetch(address({ step, fragment: "count" }), { signal: request.signal });
    if (response.ok) count.innerHTML = await response.text();
  } catch {
    // Another answer came, or no network: the next page counts.
  }
}

form.addEventListener("change", (event) => {
  // A day without a time of day, or no day at all: the time is asked only where it counts.
  if (event.target.name === "day") showPart();
  recount();
});

const part = form.querySelector("[data-field=part]");

function showPart() {
  if (!part) return;
  const day = form.querySelector("[name=day]:checked")?.value ?? "any";
  part.hidden = day === "any" || day === "now";
}
showPart();

const around = document.querySelector("#around-me");
if (around && navigator.geolocation) {
  const refused = document.querySelector("#around-me-refused");
  around.hidden = false;
  around.addEventListener("click", () => {
    refused.textContent = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.locality.value = "";
        form.elements.near.value = `${coords.latitude.toFixed(DEGREES)},${coords.longitude.toFixed(DEGREES)}`;
        location.assign(address({ step: around.dataset.next }));
      },
      () => (refused.textContent = around.dataset.refused),
      { timeout: PATIENCE, maximumAge: 60_000 },
    );
  });
}
