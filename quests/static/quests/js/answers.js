// What somebody answers stays on their device, for as long as the tab is open.

const key = (quest) => `quest-${quest}`;

export function read(quest) {
  try {
    return JSON.parse(sessionStorage.getItem(key(quest))) ?? {};
  } catch {
    return {}; // a device that keeps nothing
  }
}

export function keep(quest, answers) {
  try {
    sessionStorage.setItem(key(quest), JSON.stringify(answers));
  } catch {
    // Nothing is kept, and the page works all the same.
  }
}

export function forget(quest) {
  try {
    sessionStorage.removeItem(key(quest));
  } catch {
    // There was nothing.
  }
}
