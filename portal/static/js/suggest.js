// Suggestions under the fields of a search box, as an ARIA combobox. Without this script the fields
// are plain ones and the server understands what was typed.

const PAUSE = 150; // milliseconds without a key before asking
const KINDS = { q: "service,place,story", locality: "locality" };
const MOST = { q: 3, locality: 6 };

class Suggestions {
  constructor(form, input) {
    this.form = form;
    this.input = input;
    this.found = [];
    this.active = -1;
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", form.dataset.suggestions);
    this.list.hidden = true;
    input.parentElement.append(this.list);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    // A press must not take the focus from the field before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  wait() {
    clearTimeout(this.timer);
    this.request?.abort();
    const text = this.input.value.trim();
    if (text.length < 2) this.close();
    else this.timer = setTimeout(() => this.ask(text), PAUSE);
  }

  async ask(text) {
    this.request = new AbortController();
    const { name } = this.input;
    const query = new URLSearchParams({ q: text, kinds: KINDS[name], limit: MOST[name], lang: document.documentElement.lang });
    try {
      const response = await fetch(`${this.form.dataset.suggest}?${query}`, { signal: this.request.signal });
      if (!response.ok) return;
      this.found = (await response.json()).results;
      if (document.activeElement === this.input) this.show();
    } catch {
      // Aborted by the next key, or no network: the field goes on as a plain one.
    }
  }

  show() {
    this.list.replaceChildren(...this.found.map((one, number) => this.option(one, number)));
    this.active = -1;
    this.open(this.found.length > 0);
  }

  option({ kind, label, detail }, number) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${number}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.textContent = label;
    option.append(name);
    const aside = [this.form.dataset[kind], kind === "place" || kind === "locality" ? detail : ""].filter(Boolean).join(" · ");
    if (aside) {
      const small = document.createElement("small");
      small.textContent = aside;
      option.append(small);
    }
    return option;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.active = -1;
    this.open(false);
  }

  key(event) {
    if (this.list.hidden) return;
    const last = this.found.length - 1;
    if (event.key === "ArrowDown") this.move(this.active === last ? 0 : this.active + 1);
    else if (event.key === "ArrowUp") this.move(this.active <= 0 ? last : this.active - 1);
    else if (event.key === "Enter" && this.active >= 0) this.choose(this.active);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  move(number) {
    this.active = number;
    [...this.list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === number)));
    const option = this.list.children[number];
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  choose(number) {
    const { kind, label, value, url } = this.found[number];
    this.close();
    if (url) location.assign(url);
    else if (kind === "service") this.filter(value);
    else this.input.value = value || label;
  }

  // A service is a filter, which finds more than its words do.
  filter(value) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "services", value });
    this.form.append(field);
    this.input.value = "";
    this.form.requestSubmit();
    field.remove();
  }
}

for (const form of document.querySelectorAll("form[data-suggest]")) {
  for (const name of Object.keys(KINDS)) {
    if (form.elements[name]) new Suggestions(form, form.elements[name]);
  }
}
