// A map that sets the latitude and longitude fields of an editor's form, and follows them.
(() => {
  const FRANCE = { center: [46.6, 2.4], zoom: 5 };
  const PIN =
    '<svg viewBox="0 0 24 30" width="24" height="30" aria-hidden="true"><path fill="#b3261e" stroke="#1d1b18" ' +
    'stroke-width="2" d="M2 2h20v13c0 7-5 10-10 13C7 25 2 22 2 15z"/></svg>';
  const round = (degrees) => degrees.toFixed(6);

  function enhance(box) {
    const latitude = box.parentElement.querySelector("input");
    const longitude = box.closest("form").elements[box.dataset.longitude];
    if (!longitude || box.dataset.ready) return;
    box.dataset.ready = "true";

    const map = L.map(box, { scrollWheelZoom: false }).setView(FRANCE.center, FRANCE.zoom);
    L.tileLayer(box.dataset.tiles, { attribution: box.dataset.attribution, maxZoom: 19 }).addTo(map);
    const icon = L.divIcon({ className: "point-input__pin", html: PIN, iconSize: [24, 30], iconAnchor: [12, 30] });
    let marker = null;

    function show(point, zoom) {
      if (marker) marker.setLatLng(point);
      else {
        marker = L.marker(point, { draggable: true, icon }).addTo(map);
        marker.on("dragend", () => keep(marker.getLatLng()));
      }
      if (zoom) map.setView(point, zoom);
    }

    function keep(point) {
      latitude.value = round(point.lat);
      longitude.value = round(point.lng);
      show(point);
      for (const field of [latitude, longitude]) {
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }

    function follow() {
      const point = [parseFloat(latitude.value), parseFloat(longitude.value)];
      if (point.every(Number.isFinite)) show(point, Math.max(map.getZoom(), 15));
    }

    map.on("click", (event) => keep(event.latlng));
    for (const field of [latitude, longitude]) field.addEventListener("change", follow);
    follow();
    // A map laid out inside a hidden tab has no size until the tab is shown.
    new ResizeObserver(() => map.invalidateSize()).observe(box);
  }

  const enhanceAll = () => document.querySelectorAll("[data-point-input]").forEach(enhance);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhanceAll);
  else enhanceAll();
})();
