/**
 * Set-up for a fresh clone, then one job: `node scripts/bootstrap.mjs start`, `… test` or `… test:editor`. Needs Node ≥ 20 and npm only:
 * it installs the workspace (which brings its own Node 24), builds neuroc where the sources changed, and runs the job
 * with `node_modules/.bin` first in PATH.
 */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules", ".bootstrap");
const windows = process.platform === "win32";

if (Number(process.versions.node.split(".")[0]) < 20) {
  stop(`This needs Node 20 or newer to start; you have ${process.versions.node}.`);
}

const environment = {
  ...process.env,
  PATH: join(root, "node_modules", ".bin") + delimiter + process.env.PATH,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
};

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** Runs a command whose output matters only if it fails. */
function quietly(what, command, parameters) {
  const result = spawnSync(command, parameters, {
    cwd: root,
    env: environment,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: windows,
  });
  if (result.error !== undefined)
    stop(`${what} failed: could not start ${command}: ${result.error.message}`);
  if (result.status !== 0) stop(`${result.stdout}${result.stderr}\n${what} failed.`);
}

/** What the installed packages depend on: unchanged, there is nothing to install. */
function installed() {
  const hash = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"]) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function install() {
  const wanted = installed();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing the workspace (only after a change of its packages) …");
  quietly("The installation", "npx", [
    "--yes",
    "pnpm@12.21.0",
    "install",
    "--frozen-lockfile",
    "--config.confirmModulesPurge=false",
  ]);
  writeFileSync(stamp, wanted);
}

/** The main job: a week of a web server's log, written by a seeded generator, added up. */
const example = "examples/access-log";
const log = `${example}/data/week.log`;
function writeLog() {
  if (existsSync(join(root, log))) return;
  console.log("Writing a log of 50,000 lines …");
  mkdirSync(join(root, example, "data"), { recursive: true });
  quietly("Writing the log", "neuroc", ["run", `${example}/generate.neuro`, log]);
}

const more = process.argv.slice(3);
const jobs = {
  start: {
    before: writeLog,
    command: "neuroc",
    parameters: ["run", `${example}/main.neuro`, ...(more.length > 0 ? more : [log])],
  },
  test: { before: () => {}, command: "node", parameters: ["scripts/test.mjs", ...more] },
  "test:editor": {
    before: () => {},
    command: "node",
    parameters: ["scripts/test.mjs", "--editors", ...more],
  },
};

const job = jobs[process.argv[2]];
if (job === undefined) stop("Usage: node scripts/bootstrap.mjs start|test|test:editor");
install();
quietly("Building neuroc", "turbo", ["run", "build", "--output-logs=errors-only"]);
job.before();
const result = spawnSync(job.command, job.parameters, {
  cwd: root,
  env: environment,
  stdio: "inherit",
  shell: windows,
});
process.exit(result.status ?? 1);
