#!/usr/bin/env node
// Starts the command line: on Node 24 or newer, and without loading anything for `--version`.
import { existsSync, readFileSync, writeSync } from "node:fs";

const needed = 24;
const here = (path) => new URL(path, import.meta.url);

if (Number.parseInt(process.versions.node, 10) < needed) await startOnNewerNode();
else if (["--version", "-V"].includes(process.argv[2])) {
  // Setting up `console` would cost more than all the rest.
  writeSync(1, `${JSON.parse(readFileSync(here("../package.json"), "utf8")).version}\n`);
} else if (existsSync(here("../dist/main.mjs"))) {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  await import("../dist/main.mjs");
} else {
  console.error("neuroc is not built yet. Run `npm start` or `npm test` in the repository's root.");
  process.exitCode = 1;
}

/** The workspace brings its own Node; the same command is run again on that one. */
async function startOnNewerNode() {
  const { spawnSync } = await import("node:child_process");
  const { createRequire } = await import("node:module");
  let path;
  try {
    path = createRequire(import.meta.url).resolve("node/bin/node");
  } catch {
    console.error(`neuroc needs Node ${needed} or newer; this is Node ${process.versions.node}.`);
    process.exit(1);
  }
  const result = spawnSync(path, process.argv.slice(1), { stdio: "inherit" });
  process.exit(result.status ?? (result.signal === "SIGINT" ? 130 : 1));
}
