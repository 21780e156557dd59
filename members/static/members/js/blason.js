// The builder draws at every choice: the server is asked for the same address, and its drawing put
// where the old one was. Without this script the button does the same.

const PAUSE = 250; // milliseconds without a key before drawing
// These change which other fields there are, so that the form itself is renewed.
const SHAPING = ["ordinary"];

const form = document.querySelector("#blason-form");
let timer = null;
let request = null;

function address() {
  const url = new URL(form.action);
  url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  return url;
}

async function draw(isShaping) {
  request?.abort();
  request = new AbortController();
  const url = address();
  const asked = new URL(url);
  if (!isShaping) asked.searchParams.set("fragment", "result");
  try {
    const response = await fetch(asked, { signal: request.signal });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    document.querySelector("#blason-result").replaceWith(fresh.querySelector("#blason-result"));
    if (isShaping) renewForm(fresh.querySelector("#blason-form"));
    history.replaceState(null, "", url);
  } catch {
    // Overtaken by the next choice, or no network: the button still works.
  }
}

function renewForm(fresh) {
  const { id } = document.activeElement;
  form.replaceChildren(...fresh.childNodes);
  if (id) document.getElementById(id)?.focus();
}

form.addEventListener("change", (event) => draw(SHAPING.includes(event.target.name)));
form.addEventListener("input", (event) => {
  if (event.target.name !== "motto") return;
  clearTimeout(timer);
  timer = setTimeout(draw, PAUSE);
});
