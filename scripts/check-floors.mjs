/**
 * Keeps the house's floors: a package imports only packages on lower floors, the core stays free of Node, and only the
 * parser knows chevrotain. `floors` is the one table; docs/architecture.md explains it.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** From the ground up: a package may import only what stands on an earlier line. */
const floors = [
  ["diagnostics", "runtime"],
  ["parser", "ir"],
  ["formatter", "checker"],
  ["labels", "lowering", "optimizer", "backend-js"],
  ["policy", "std"],
  ["compiler"],
  ["ide"],
  ["language-server"],
  ["playground"],
  ["testing"],
  ["neuroc"],
  ["create-neuro-lang"],
];
/** Where Node's modules may be imported: these packages, and the platform sides of the others. */
const platform = [
  /^compiler\//,
  /^language-server\//,
  /^testing\//,
  /^neuroc\//,
  /^playground\/src\/site\//,
  /^runtime\/src\/node\//,
  /^std\/(neuro|externs)\//,
  /^[\w-]+\/test\//,
];
/** Third-party packages that only one package may know. */
const owners = {
  chevrotain: "parser",
  "vscode-languageserver": "language-server",
  "@codemirror": "playground",
};

const floorOf = new Map(floors.flatMap((names, floor) => names.map((name) => [name, floor])));
const problems = [];

function imports(text) {
  const found = [];
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^;'"`]*?\bfrom\s*["']([^"']+)["']|\bimport\s*\(\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']/g;
  for (const match of text.matchAll(pattern)) found.push(match[1] ?? match[2] ?? match[3]);
  return found;
}

function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).filter(
    (file) => /\.(ts|mts|js|mjs)$/.test(file) && !/(^|\/)(node_modules|dist|fixtures)\//.test(file),
  );
}

for (const name of readdirSync(join(root, "packages"))) {
  const floor = floorOf.get(name);
  if (floor === undefined) {
    problems.push(`packages/${name} stands on no floor: add it to scripts/check-floors.mjs`);
    continue;
  }
  for (const file of sources(join(root, "packages", name))) {
    const path = `${name}/${file}`;
    const inTest = file.startsWith("test/");
    for (const specifier of imports(readFileSync(join(root, "packages", path), "utf8"))) {
      const other =
        specifier === "neuroc" ? "neuroc" : /^@neuro-lang\/([\w-]+)/.exec(specifier)?.[1];
      // A test may use the test kit, which stands above what it tests.
      const kit = inTest && other === "testing";
      if (other !== undefined && other !== name && !kit) {
        const below = floorOf.get(other);
        if (below === undefined) problems.push(`packages/${path} imports unknown ${specifier}`);
        else if (below >= floor)
          problems.push(
            `packages/${path} imports ${specifier}: ${other} does not stand below ${name}`,
          );
      }
      // Tests may share another package's test support.
      const shared = inTest && /\/test\/[^/]+$/.test(specifier);
      if (specifier.startsWith(".") && escapes(file, specifier) && !shared)
        problems.push(`packages/${path} reaches into another package: ${specifier}`);
      if (specifier.startsWith("node:") && !platform.some((pattern) => pattern.test(path)))
        problems.push(`packages/${path} imports ${specifier}: no platform below compiler`);
      const owner = owners[specifier.split("/")[0]];
      if (owner !== undefined && owner !== name)
        problems.push(`packages/${path} imports ${specifier}: only ${owner} may`);
    }
  }
}

/** True if a relative import leaves its own package. */
function escapes(file, specifier) {
  let depth = file.split("/").length - 1;
  for (const part of specifier.split("/")) {
    if (part === "..") depth -= 1;
    else if (part !== ".") depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
