// « I share it » without leaving the page. The pages with mottos are the same for all readers, so
// they hold no form: the script fetches the form's own page when the button is pressed, and sends
// that form. What this device shares is noted in its storage, to show the buttons as pressed; the
// server goes by the cookie that it has given, which is sent to the form's page alone.

const KEY = "mottos-shared";

const noted = () => {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return new Set(Array.isArray(found) ? found : []);
  } catch {
    return new Set(); // no storage, or somebody else's words in it
  }
};

const note = (motto, isShared) => {
  const mottos = noted();
  mottos[isShared ? "add" : "delete"](motto);
  try {
    localStorage.setItem(KEY, JSON.stringify([...mottos]));
  } catch {
    // The button is right until the page is left; the server still knows.
  }
};

const read = async (response) => {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const form = page.querySelector("#motto-sharing");
  if (!form) throw new Error(`No form: ${response.status}`);
  const people = page.querySelector("#people-who-share")?.textContent.trim() ?? "";
  const refusal = response.status === 429 ? page.querySelector(".notice").textContent.trim() : "";
  return { form, isShared: form.elements.do.value === "withdraw", said: refusal || people };
};

const change = async (address, wanted) => {
  const before = await read(await fetch(address));
  if (before.isShared === wanted) return before;
  return read(await fetch(address, { method: "POST", body: new FormData(before.form) }));
};

for (const box of document.querySelectorAll(".motto-sharing")) {
  const { motto } = box.dataset;
  const [link, button, count] = ["a", "button", "p"].map((one) => box.querySelector(one));
  const show = (isShared) => button.setAttribute("aria-pressed", String(isShared));

  show(noted().has(motto));
  link.hidden = true;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    count.setAttribute("role", "status"); // only now: a wall has dozens of them
    try {
      const wanted = button.getAttribute("aria-pressed") !== "true";
      const { isShared, said } = await change(link.href, wanted);
      show(isShared);
      note(motto, isShared);
      count.textContent = said;
    } catch {
      location.assign(link.href); // the page with the form says what is wrong
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
}
