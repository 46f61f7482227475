/** The access-log example as a TypeScript programmer writes it: what the example's speed is measured against. */

import { readFileSync } from "node:fs";

interface Request {
  address: string;
  day: string;
  hour: number;
  method: string;
  path: string;
  status: number;
  bytes: number;
  agent: string;
}

interface Count {
  name: string;
  requests: number;
  bytes: number;
}

function parseLine(text: string): Request | undefined {
  const space = text.indexOf(" ");
  const open = text.indexOf("[");
  const close = text.indexOf("]", open);
  const quote = text.indexOf('"', close);
  const endQuote = text.indexOf('"', quote + 1);
  if (space < 0 || open < 0 || close < 0 || quote < 0 || endQuote < 0) return undefined;
  const date = text.slice(open + 1, close);
  const words = text.slice(quote + 1, endQuote).split(" ");
  const tail = text.slice(endQuote + 2).split(" ");
  const hour = Number(date.slice(12, 14));
  const status = Number(tail[0]);
  const bytes = tail[1] === "-" ? 0 : Number(tail[1]);
  if (words.length !== 3 || tail.length < 3) return undefined;
  if (!Number.isInteger(hour) || !Number.isInteger(status) || !Number.isInteger(bytes))
    return undefined;
  const quoted = text.split('"');
  return {
    address: text.slice(0, space),
    day: date.slice(0, 11),
    hour,
    method: words[0]!,
    path: words[1]!.split("?", 1)[0]!,
    status,
    bytes,
    agent: quoted.at(-2) ?? "",
  };
}

function count(requests: readonly Request[], key: (request: Request) => string): Count[] {
  const counts = new Map<string, Count>();
  for (const request of requests) {
    const name = key(request);
    const old = counts.get(name) ?? { name, requests: 0, bytes: 0 };
    counts.set(name, { ...old, requests: old.requests + 1, bytes: old.bytes + request.bytes });
  }
  return [...counts.values()];
}

function busiest(counts: Count[], top: number): Count[] {
  return counts
    .toSorted((a, b) => b.requests - a.requests || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .slice(0, top);
}

const grouped = (value: number): string => value.toLocaleString("en-US");
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const bar = (value: number, most: number, width: number): string =>
  "█".repeat(Math.round((value / most) * width));

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join("  "))
    .join("\n");
}

const file = process.argv[2]!;
const requests: Request[] = [];
let skipped = 0;
for (const line of readFileSync(file, "utf8").split("\n")) {
  if (line === "") continue;
  const request = parseLine(line);
  if (request === undefined) skipped += 1;
  else requests.push(request);
}
const hours = Array.from({ length: 24 }, () => 0);
let bytes = 0;
let failed = 0;
for (const request of requests) {
  bytes += request.bytes;
  if (request.status >= 400) failed += 1;
  hours[request.hour]! += 1;
}
const addresses = new Set(requests.map(({ address }) => address)).size;
console.log(
  `${grouped(requests.length)} requests from ${grouped(addresses)} addresses, ${megabytes(bytes)} sent, ${percent(failed / requests.length)} failed, ${skipped} left out`,
);
const classes = count(requests, ({ status }) => `${Math.floor(status / 100)}xx`);
const paths = busiest(
  count(requests, ({ path }) => path),
  10,
);
const errors = busiest(
  count(
    requests.filter(({ status }) => status >= 400),
    ({ status, path }) => `${status} ${path}`,
  ),
  10,
);
for (const counts of [classes, paths, errors]) {
  const most = Math.max(...counts.map((each) => each.requests));
  console.log(
    table(
      counts.map((each) => [
        each.name,
        grouped(each.requests),
        megabytes(each.bytes),
        bar(each.requests, most, 20),
      ]),
    ),
  );
}
for (const [hour, value] of hours.entries()) {
  console.log(
    `${String(hour).padStart(2, "0")}:00  ${bar(value, Math.max(...hours), 40)} ${grouped(value)}`,
  );
}
