// Reads the standard's flat form with the standard's own library, place by place.
//
// node standard_library.mjs FILE; FILE is JSON or CSV. Answers in JSON: {"valid": how many, "faults": {what: how many}}.

import { readFileSync } from "node:fs";
import library from "@gouvfr-anct/lieux-de-mediation-numerique";

const file = process.argv[2];
const text = readFileSync(file, "utf8");

// Quoted cells may hold commas, line ends and doubled quotation marks (RFC 4180).
function table(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  const [names, ...cells] = rows.filter((row) => row.length > 1);
  return cells.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]]).filter(([, cell]) => cell !== "")));
}

const places = file.endsWith(".csv") ? table(text) : JSON.parse(text);
const faults = {};
let valid = 0;
for (const place of places) {
  try {
    library.fromSchemaLieuDeMediationNumerique({ pivot: "", adresse: "", code_postal: "", ...place });
    valid += 1;
  } catch (error) {
    faults[error.constructor.name] = (faults[error.constructor.name] ?? 0) + 1;
  }
}
console.log(JSON.stringify({ valid, faults, count: places.length }));
