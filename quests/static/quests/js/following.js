// A room as it is now, asked for every few seconds while somebody looks. Without this script,
// « Refresh » does the same.

const PATIENCE = 20_000; // milliseconds after a failure

// Give `show` each answer of `url`; every `pause` milliseconds as long as `isOpen()`.
export function follow({ url, pause, isOpen, show }) {
  let timer = null;

  async function look() {
    clearTimeout(timer);
    if (document.hidden) return;
    let next = pause;
    try {
      // The browser asks with the ETag it has, and is told 304 when nothing is new.
      const response = await fetch(url, { cache: "no-cache" });
      if (response.status === 404) return;
      if (response.ok) await show(response);
      else next = PATIENCE;
    } catch {
      next = PATIENCE; // no network: later perhaps
    }
    if (isOpen()) timer = setTimeout(look, next);
  }

  document.querySelector("#room-refresh").hidden = true;
  document.addEventListener("visibilitychange", look);
  if (isOpen()) timer = setTimeout(look, pause);
}
