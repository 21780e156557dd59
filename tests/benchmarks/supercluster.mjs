// What a map does that clusters in the browser: all points in memory, a filter, clusters again.
//
// node supercluster.mjs POINTS TIMES; POINTS has a line for each place: longitude, latitude, fee.
// Answers in JSON, milliseconds: {"load": …, "filter": [the time of each turn], "shown": clusters}.

import { readFileSync } from "node:fs";
import Supercluster from "supercluster";

const FRANCE = [-5.5, 41, 9.8, 51.5];
const ZOOM = 5;
const [, , file, times] = process.argv;

const features = readFileSync(file, "utf8").trimEnd().split("\n").map((line) => {
  const [longitude, latitude, fee] = line.split(",");
  return { type: "Feature", geometry: { type: "Point", coordinates: [Number(longitude), Number(latitude)] }, properties: { fee } };
});

const clustered = (points) => new Supercluster({ radius: 60, maxZoom: 16 }).load(points).getClusters(FRANCE, ZOOM);

function timed(action) {
  const start = performance.now();
  const shown = action().length;
  return { time: performance.now() - start, shown };
}

const load = timed(() => clustered(features)).time;
const turns = Array.from({ length: Number(times) }, () => timed(() => clustered(features.filter(({ properties }) => properties.fee === "Gratuit"))));
console.log(JSON.stringify({ load, filter: turns.map(({ time }) => time), shown: turns[0].shown }));
