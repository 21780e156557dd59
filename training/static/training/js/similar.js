// Shows wishes like the one that is being composed, as it is typed. Without this script they are
// shown once it is sent, before it is kept.

const PAUSE = 400; // milliseconds without a key before asking
const SHORTEST = 4; // letters

const form = document.querySelector("form[data-similar]");
const shown = document.querySelector("#similar");
let timer;
let request;

function wait() {
  clearTimeout(timer);
  request?.abort();
  timer = setTimeout(ask, PAUSE);
}

async function ask() {
  const data = new FormData(form);
  const words = data.get("words").trim();
  const query = new URLSearchParams(data.getAll("skills").map((skill) => ["skills", skill]));
  if (words.length >= SHORTEST) query.set("words", words);
  if (!query.size) {
    shown.replaceChildren();
    return;
  }
  request = new AbortController();
  try {
    const response = await fetch(`${form.dataset.similar}?${query}`, { signal: request.signal });
    if (response.ok) show(await response.text());
  } catch {
    // Aborted by the next key, or no network: they are shown once it is sent.
  }
}

// What is the same stays as it is: a screen reader reads it once.
function show(html) {
  const found = new DOMParser().parseFromString(html, "text/html").body;
  const keys = (element) => [...element.querySelectorAll("[name=seen]")].map((one) => one.value).join();
  if (keys(found) !== keys(shown)) shown.replaceChildren(...found.childNodes);
}

form?.elements.words.addEventListener("input", wait);
form?.addEventListener("change", ({ target }) => {
  if (target.name === "skills") wait();
});
