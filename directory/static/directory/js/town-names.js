// Names of towns upon a map whose background cannot be reached.

export class TownNames {
  constructor(map, address) {
    this.map = map;
    this.address = address;
    this.layer = L.layerGroup();
    map.createPane("towns").style.zIndex = 250;
    map.on("moveend", () => this.draw());
  }

  show() {
    if (this.map.hasLayer(this.layer)) return;
    this.layer.addTo(this.map);
    this.draw();
  }

  hide() {
    this.layer.remove();
  }

  async draw() {
    if (!this.map.hasLayer(this.layer)) return;
    const bounds = this.map.getBounds();
    const sides = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const box = sides.map((degrees) => degrees.toFixed(2)).join(",");
    if (box === this.box) return;
    this.box = box;
    try {
      const response = await fetch(`${this.address}?bbox=${box}`);
      if (response.ok && box === this.box) this.write((await response.json()).towns);
    } catch {
      // No network either: a map without names still shows where places lie to each other.
    }
  }

  write(towns) {
    const largest = Math.max(...towns.map(([, , , population]) => population));
    this.layer.clearLayers();
    for (const [name, latitude, longitude, population] of towns) {
      const label = document.createElement("span");
      label.textContent = name;
      const className = population * 3 > largest ? "map-town map-town-large" : "map-town";
      const icon = L.divIcon({ className, html: label, iconSize: [0, 0] });
      L.marker([latitude, longitude], { icon, pane: "towns", interactive: false, keyboard: false }).addTo(this.layer);
    }
  }
}
