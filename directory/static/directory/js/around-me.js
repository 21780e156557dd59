// « Around me »: the browser is asked where it is only when the button is pressed. What it says is
// rounded before it goes anywhere, for an address may be passed on.

const DEGREES_KEPT = 3; // about a hundred metres
const PATIENCE = 15_000; // milliseconds
const FRESH = 300_000;
const DENIED = 1; // GeolocationPositionError.PERMISSION_DENIED

// `found` gets « latitude,longitude »; `field` is where one types a town instead.
export function offerAroundMe(button, said, field, found) {
  // Browsers tell nothing to a page that came without encryption: there is nothing to offer.
  if (!navigator.geolocation || !window.isSecureContext) {
    button.hidden = true;
    return;
  }
  let asked = 0;

  function failed({ code }) {
    said.textContent = code === DENIED ? said.dataset.refused : said.dataset.unknown;
    field.focus();
  }

  button.addEventListener("click", () => {
    const number = ++asked;
    button.setAttribute("aria-busy", "true");
    said.textContent = said.dataset.searching;
    const answered = (then) => (answer) => {
      if (number !== asked) return;
      button.removeAttribute("aria-busy");
      said.textContent = "";
      then(answer);
    };
    const tell = ({ coords }) => found(`${coords.latitude.toFixed(DEGREES_KEPT)},${coords.longitude.toFixed(DEGREES_KEPT)}`);
    navigator.geolocation.getCurrentPosition(answered(tell), answered(failed), { maximumAge: FRESH, timeout: PATIENCE });
  });
  // Whoever searches by themselves in the meantime waits for no position any more.
  field.form.addEventListener("submit", () => {
    asked += 1;
    button.removeAttribute("aria-busy");
    said.textContent = "";
  });
  button.classList.remove("needs-script");
}
