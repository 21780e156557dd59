// Copy, send and print: buttons that a browser without scripts never sees.

const ACTIONS = {
  copy: {
    possible: () => Boolean(navigator.clipboard),
    run: async ({ url }, status) => {
      await navigator.clipboard.writeText(url);
      status.textContent = status.dataset.done;
    },
  },
  send: {
    possible: () => Boolean(navigator.share),
    run: ({ url, title }) => navigator.share({ url, title }),
  },
  print: { possible: () => true, run: () => window.print() },
};

for (const box of document.querySelectorAll(".share-links")) {
  const status = box.querySelector("[role=status]");
  for (const button of box.querySelectorAll("[data-share]")) {
    const action = ACTIONS[button.dataset.share];
    if (!action?.possible()) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await action.run(box.dataset, status);
      } catch (error) {
        // Someone who closes the share sheet has changed their mind: nothing to say.
        if (error.name !== "AbortError") status.textContent = box.dataset.url;
      }
    });
  }
}
