/**
 * Everything `npm test` checks, in the order in which a failure is quickest to see. Each check counts as one test, vitest's
 * tests one by one; the last line is `N passed, N failed`. Run by `scripts/bootstrap.mjs`, which sets up PATH.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare } from "../test/editor/needs.ts";

const checks = [
  { heading: "Formatting", command: "oxfmt", parameters: ["--check"] },
  { heading: "Lint", command: "oxlint", parameters: ["--deny-warnings"] },
  { heading: "Types", command: "tsc", parameters: ["--noEmit", "-p", "."] },
  {
    heading: "Types of the playground's page",
    command: "tsc",
    parameters: ["--noEmit", "-p", "packages/playground"],
  },
  {
    heading: "Types of the extension in a browser",
    command: "tsc",
    parameters: ["--noEmit", "-p", "vscode-extension"],
  },
  { heading: "Floors", command: "node", parameters: ["scripts/check-floors.mjs"] },
  {
    heading: "Catalogue",
    command: "node",
    parameters: ["scripts/generate-catalogue.mjs", "--check"],
  },
  { heading: "Unused code", command: "knip", parameters: ["--no-config-hints"] },
];
/** Language tests: std's doc tests, then each example's own. */
const neuroFolders = [
  "packages/std/neuro",
  ...(existsSync("examples") ? readdirSync("examples").map((name) => `examples/${name}`) : []),
].filter((folder) => hasNeuro(folder));

let passed = 0;
let failed = 0;
const failures = [];

function hasNeuro(folder) {
  return (
    existsSync(folder) &&
    statSync(folder).isDirectory() &&
    readdirSync(folder, { recursive: true }).some(
      (file) => file.endsWith(".neuro") && !file.includes("node_modules"),
    )
  );
}

/** Shows a check's output only if it fails. */
function check({ heading, command, parameters }) {
  const result = spawnSync(command, parameters, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (result.status === 0) {
    passed += 1;
    console.log(`✓ ${heading}`);
    return;
  }
  failed += 1;
  failures.push(heading);
  console.log(`✗ ${heading}: ${command} ${parameters.join(" ")}`);
  console.log(`${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}`);
}

/** Vitest's own summary on the terminal, its JSON for the count. */
function vitest(heading, parameters = []) {
  console.log(heading);
  const folder = mkdtempSync(join(tmpdir(), "neuro-tests-"));
  const report = join(folder, "report.json");
  try {
    const result = spawnSync(
      "vitest",
      [
        "run",
        ...parameters,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ],
      { stdio: "inherit" },
    );
    if (!existsSync(report)) {
      failed += 1;
      failures.push(`${heading}: vitest gave no report`);
      return;
    }
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    // A file that could not be loaded has no tests of its own to count.
    const broken = testResults.filter(
      (file) =>
        file.status === "failed" && !file.assertionResults.some((t) => t.status === "failed"),
    );
    passed += numPassedTests;
    const count = numFailedTests + broken.length;
    failed += count;
    for (const file of broken) failures.push(`${heading}: ${file.name} could not be run`);
    if (numFailedTests > 0) failures.push(`${heading}: ${numFailedTests} of vitest's`);
    if (count === 0 && result.status !== 0) {
      failed += 1;
      failures.push(`${heading}: vitest reported an error outside the tests`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In real editors, where they are or may be installed. */
function editors() {
  const why = prepare();
  if (why === undefined)
    vitest("Editors", ["--config", "test/editor/vitest.config.ts", "--root", "."]);
  else console.log(`– Editors: left out, because ${why}. \`npm run test:editor\` runs them alone.`);
}

if (!process.argv.includes("--editors")) {
  for (const one of checks) check(one);
  check({
    heading: "neuroc fmt --check",
    command: "neuroc",
    parameters: ["fmt", "--check", "examples", "packages/std/neuro"],
  });
  vitest("Tests");
  for (const folder of neuroFolders) {
    check({ heading: `neuroc test ${folder}`, command: "neuroc", parameters: ["test", folder] });
  }
}
editors();
if (failures.length > 0)
  console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join("\n")}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
