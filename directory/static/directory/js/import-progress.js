// While an import is being worked on, its page shows how far it is; without this, a link does.
const SECONDS = 2;

async function renew() {
  const shown = document.querySelector("[data-import]");
  if (!shown || !("busy" in shown.dataset)) return;
  const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  if (answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("[data-import]");
    if (next && "busy" in next.dataset) {
      shown.querySelector("progress").replaceWith(next.querySelector("progress"));
    } else {
      window.location.reload();
      return;
    }
  }
  setTimeout(renew, SECONDS * 1000);
}

setTimeout(renew, SECONDS * 1000);
