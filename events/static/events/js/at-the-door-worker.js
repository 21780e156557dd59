// Keeps one list of the door, with what it is drawn with, for a telephone without a network.
// The network comes first: a list is kept until the portal says that it is over.

const CACHE = `at-the-door ${self.registration.scope}`;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(event.data)));
});

async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    if (request.url === self.registration.scope) {
      if (fresh.ok) await cache.put(request, fresh.clone());
      else await caches.delete(CACHE);
    }
    return fresh;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
    if (!kept) throw error;
    return kept;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(self.location.origin)) {
    event.respondWith(answer(request));
  }
});
