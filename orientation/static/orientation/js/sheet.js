// A sheet's buttons that need a script: print, copy. What is typed shows on the sheet at once and
// goes nowhere.

const printing = document.querySelector("#print-sheet");
if (printing) {
  printing.hidden = false;
  printing.addEventListener("click", () => print());
}

const words = document.querySelector("[name=words]");
words?.addEventListener("input", () => {
  for (const part of document.querySelectorAll("[data-words]")) {
    part.textContent = words.value;
    part.parentElement.hidden = !words.value.trim();
  }
});

for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const box = button.closest("[data-done]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      document.execCommand("copy"); // old telephones, and pages without https
    }
    box.querySelector("[role=status]").textContent = box.dataset.done;
  });
}
