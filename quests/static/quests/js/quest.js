// Steps of a quest change without a load: the form holds all of them. Without this script each
// button asks the server for the same page with another step in sight.

import { forget, keep, read } from "./answers.js";

const form = document.querySelector("#quest");
const steps = [...form.querySelectorAll("[data-step]")];
const next = form.querySelector("#quest-next");
const previous = form.querySelector("#quest-previous");
const forgetButton = form.querySelector("#quest-forget");
const progress = form.querySelector(".question-progress");
const place = form.querySelector("#quest-place");
const { quest, result } = form.dataset; // a room's form has neither
const first = quest ? 0 : 1;
let current = Number(form.dataset.current);

const answers = () =>
  Object.fromEntries([...new FormData(form)].filter(([name, value]) => /^q\d+$/.test(name) && value));

function show(number, { focus = true } = {}) {
  current = Math.min(Math.max(number, first), steps.length);
  for (const step of steps) step.hidden = Number(step.dataset.step) !== current;
  progress.hidden = current === 0;
  place.textContent = place.dataset.text
    .replace("{number}", current)
    .replace("{total}", steps.length);
  progress.querySelectorAll("li").forEach((shield, index) => {
    shield.className = index + 1 === current ? "is-current" : index + 1 < current ? "is-done" : "";
  });
  const isLast = current === steps.length;
  next.textContent = isLast ? next.dataset.last : current ? next.dataset.next : next.dataset.begin;
  next.name = isLast && !result ? "send" : "go";
  previous.hidden = current === first;
  document.querySelector("#quest-title")?.classList.toggle("quest-small-title", current > 0);
  for (const part of document.querySelectorAll("[data-introduction]")) part.hidden = current > 0;
  if (forgetButton) forgetButton.hidden = !Object.keys(answers()).length;
  if (focus) (steps[current - 1]?.querySelector("[data-focus]") ?? next).focus();
}

function go(number) {
  history.pushState({ step: number }, "", number ? `#${number}` : location.pathname);
  show(number);
}

form.addEventListener("submit", (event) => {
  const button = event.submitter ?? next;
  if (button === previous) {
    event.preventDefault();
    go(current - 1);
  } else if (current < steps.length) {
    event.preventDefault();
    go(current + 1);
  } else if (result) {
    // The choices alone are sent, to be weighed; what was written stays here.
    event.preventDefault();
    const chosen = [...form.querySelectorAll("input[type=radio]:checked")];
    const query = new URLSearchParams(chosen.map((input) => [input.name, input.value]));
    location.assign(query.size ? `${result}?${query}` : result);
  }
});

form.addEventListener("input", () => {
  if (quest) keep(quest, answers());
  if (forgetButton) forgetButton.hidden = false;
});

forgetButton?.addEventListener("click", () => {
  forget(quest);
  form.reset();
  for (const field of form.querySelectorAll("textarea")) field.value = "";
  for (const input of form.querySelectorAll("input[type=radio]")) input.checked = false;
  go(first);
});

window.addEventListener("popstate", () => show(Number(location.hash.slice(1)) || first));

function restore() {
  for (const [name, value] of Object.entries(read(quest))) {
    const fields = [...form.elements].filter((field) => field.name === name);
    for (const field of fields) {
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
  }
}

if (quest && !current) restore();
show(Number(location.hash.slice(1)) || current, { focus: Boolean(location.hash) });
