// « Keep this place »: buttons that change a cookie on this device, and the bar that counts.
//
// Pages are the same for every reader; what this device keeps is drawn upon them here. Without
// this script the buttons send a form, and the server writes the same cookie.

const form = document.querySelector("#keep-form");
const bar = document.querySelector(".selection-bar");
const said = document.querySelector("#selection-said");
const isHere = new URL(form.action).pathname === location.pathname; // the list itself
const { cookie: NAME, most: MOST } = form.dataset;
const SECONDS = 90 * 86_400;

function kept() {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${NAME}=`));
  return found ? found.slice(NAME.length + 1).split(".").filter((key) => /^\d+$/.test(key)) : [];
}

function keep(keys) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  const age = keys.length ? SECONDS : 0;
  document.cookie = `${NAME}=${keys.join(".")}; path=/; max-age=${age}; samesite=lax${secure}`;
}

function draw() {
  const keys = kept();
  for (const button of document.querySelectorAll("[data-keep]")) {
    const isKept = keys.includes(button.value);
    button.dataset.words ??= button.textContent;
    button.dataset.label ??= button.getAttribute("aria-label");
    button.classList.toggle("is-kept", isKept);
    button.textContent = isKept ? bar.dataset.kept : button.dataset.words;
    button.setAttribute("aria-label", isKept ? `${bar.dataset.kept} : ${button.dataset.name}` : button.dataset.label);
  }
  bar.hidden = isHere || !keys.length;
  bar.querySelector("strong").textContent =
    keys.length === 1 ? bar.dataset.one : bar.dataset.many.replace("{count}", keys.length);
  document.documentElement.classList.toggle("has-selection", !bar.hidden);
}

function say(text, name) {
  said.textContent = text.replace("{name}", name);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-keep]");
  if (!button || !navigator.cookieEnabled) return;
  event.preventDefault();
  const keys = kept();
  const { name } = button.dataset;
  if (keys.includes(button.value)) {
    keep(keys.filter((key) => key !== button.value));
    say(bar.dataset.removed, name);
  } else if (keys.length >= Number(MOST)) {
    say(bar.dataset.full, name);
    bar.querySelector("strong").textContent = bar.dataset.full;
    return;
  } else {
    keep([...keys, button.value]);
    say(bar.dataset.added, name);
  }
  draw();
});

// The list of places is renewed in place; another tab may have changed what is kept.
const list = document.querySelector("#results")?.parentElement;
if (list) new MutationObserver(draw).observe(list, { childList: true });
addEventListener("pageshow", draw);
document.addEventListener("visibilitychange", draw);
draw();
