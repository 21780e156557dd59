// Keeps what is typed in a form: on the server while there is a connection, else on the device.
// A form asks for it with data-autosave (where to send) and data-autosave-key (its name on the
// device); its field "version" tells a window that was left behind from the newest, "window" which
// one this is, as an answer may be lost on its way. Without this script the form's own button keeps
// a draft.

const PAUSE = 1200; // milliseconds without a key before it is sent
const RETRY = 10000; // before it is tried again without a connection

const form = document.querySelector("form[data-autosave]");
const status = form.querySelector("[data-autosave-status]");
const words = JSON.parse(document.querySelector("#autosave-words").textContent);
const key = form.dataset.autosaveKey;
let timer = null;
let sending = null; // the request under way
let isBehind = false; // another window has kept something newer

function fields() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

function typed() {
  const own = ["csrfmiddlewaretoken", "base", "version", "window"];
  return [...fields()].filter(([name]) => !own.includes(name));
}

function keepHere() {
  try {
    localStorage.setItem(key, JSON.stringify(typed()));
  } catch {
    // A full or closed store: the server still keeps it.
  }
}

function say(text) {
  if (status.textContent !== text) status.textContent = text;
}

async function send() {
  clearTimeout(timer);
  if (sending) await sending;
  sending = ask();
  await sending;
  sending = null;
}

async function ask() {
  const sent = JSON.stringify(typed());
  try {
    const response = await fetch(form.dataset.autosave, { method: "POST", body: fields() });
    if (response.status === 409) {
      isBehind = true;
      say(words.behind);
      return;
    }
    if (!response.ok || response.redirected) throw new Error(response.status);
    const answer = await response.json();
    form.elements.version.value = answer.version;
    if (sent === JSON.stringify(typed())) localStorage.removeItem(key);
    say(answer.words);
  } catch {
    say(words.offline);
    timer = setTimeout(send, RETRY);
  }
}

function changed() {
  keepHere();
  if (isBehind) return;
  clearTimeout(timer);
  timer = setTimeout(send, PAUSE);
}

function restore(pairs) {
  const kept = new Map();
  for (const [name, value] of pairs) kept.set(name, [...(kept.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || ["hidden", "file", "submit"].includes(field.type)) continue;
    const values = kept.get(field.name) ?? [];
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
  changed();
}

function offer() {
  const kept = localStorage.getItem(key);
  if (!kept || kept === JSON.stringify(typed())) {
    localStorage.removeItem(key);
    return;
  }
  const notice = document.querySelector("#autosave-found").content.cloneNode(true).firstElementChild;
  notice.querySelector("[data-restore]").addEventListener("click", () => {
    restore(JSON.parse(kept));
    notice.remove();
    form.querySelector("input:not([type=hidden]), textarea").focus();
  });
  notice.querySelector("[data-forget]").addEventListener("click", () => {
    localStorage.removeItem(key);
    notice.remove();
  });
  form.before(notice);
}

form.addEventListener("input", changed);
window.addEventListener("online", send);
// What is under way changes the version: the form waits for it, so that it is not behind itself.
form.addEventListener("submit", async (event) => {
  clearTimeout(timer);
  keepHere();
  if (!sending) return;
  event.preventDefault();
  await sending;
  form.requestSubmit(event.submitter);
});
form.elements.window.value ||= [...crypto.getRandomValues(new Uint8Array(12))]
  .map((byte) => byte.toString(16).padStart(2, "0"))
  .join("");
offer();
