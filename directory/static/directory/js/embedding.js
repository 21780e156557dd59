// Takes the view of the map in the preview into the form. All else works without a script.

const form = document.querySelector("#embedding-form");
const preview = document.querySelector("#preview iframe");
const take = document.querySelector("#take-view");

preview.addEventListener("viewmoved", () => take.classList.remove("needs-script"));

take.addEventListener("click", () => {
  const shown = new URL(preview.contentWindow.location).searchParams;
  const fields = new FormData(form);
  for (const name of ["center", "zoom"]) fields.set(name, shown.get(name));
  const address = new URL(form.action);
  address.search = new URLSearchParams([...fields].filter(([, value]) => value !== ""));
  location.assign(address);
});
