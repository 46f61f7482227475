#!/usr/bin/env node
// Starts the command line: on Node 24 or newer, and without loading anything for `--version`.
// CommonJS, because Node has it running 4 ms earlier than a module.
"use strict";
const { existsSync, readFileSync, writeSync } = require("node:fs");
const { join } = require("node:path");

const needed = 24;
const here = (path) => join(__dirname, path);

if (Number.parseInt(process.versions.node, 10) < needed) startOnNewerNode();
else if (["--version", "-V"].includes(process.argv[2])) {
  // Setting up `console` would cost more than all the rest.
  writeSync(1, `${JSON.parse(readFileSync(here("../package.json"), "utf8")).version}\n`);
} else if (existsSync(here("../dist/main.mjs"))) {
  require("node:module").enableCompileCache();
  import("../dist/main.mjs");
} else {
  console.error("neuroc is not built yet. Run `npm start` or `npm test` in the repository's root.");
  process.exitCode = 1;
}

/** The workspace brings its own Node; the same command is run again on that one. */
function startOnNewerNode() {
  const { spawnSync } = require("node:child_process");
  let path;
  try {
    path = require.resolve("node/bin/node");
  } catch {
    console.error(`neuroc needs Node ${needed} or newer; this is Node ${process.versions.node}.`);
    process.exit(1);
  }
  const result = spawnSync(path, [__filename, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exit(result.status ?? (result.signal === "SIGINT" ? 130 : 1));
}
