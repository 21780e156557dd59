// What was written in a quest is on the device only: shown at the end, and typed into the form for
// whoever wishes to share it.

import { read } from "./answers.js";

const section = document.querySelector("#quest-words");
if (section?.hidden) {
  const questions = JSON.parse(document.querySelector("#quest-questions").textContent);
  const written = read(section.dataset.quest);
  const list = section.querySelector(".quest-written");
  for (const [name, question] of Object.entries(questions)) {
    if (!written[name]) continue;
    const term = document.createElement("dt");
    const words = document.createElement("dd");
    term.textContent = question;
    words.textContent = written[name];
    list.append(term, words);
  }
  section.hidden = !list.children.length;
}

const form = document.querySelector("#quest-share");
if (form) {
  const written = read(form.dataset.quest);
  for (const field of form.querySelectorAll("textarea")) field.value ||= written[field.name] ?? "";
}
