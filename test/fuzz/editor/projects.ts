/** Small projects that scripts edit: programs of the conformance tests, of the attacks on labels, and the examples. */

import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readDocument } from "@neuro-lang/testing";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Path in the project → text. */
export type Project = Readonly<Record<string, string>>;

export const folder = "/project";

export interface Corpus {
  readonly all: readonly Project[];
  /** Those whose modules hang on each other in every way. */
  readonly layered: readonly Project[];
}

/** In an order that is the same on every machine. */
export function corpus(): Corpus {
  const documents = [
    ...found("test/conformance/programs/**/*.md"),
    ...found("test/attacks/**/*.md"),
  ];
  const all = [...documents.map(projectOf), ...found("examples/*/").map(exampleAt)];
  return {
    all: all.filter((project) => Object.keys(project).some((path) => path.endsWith(".neuro"))),
    layered: found("test/fuzz/editor/layers/*.md").map(projectOf),
  };
}

function found(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: root }).toSorted();
}

function projectOf(path: string): Project {
  const { sections } = readDocument(readFileSync(root + path, "utf8"));
  return Object.fromEntries(
    sections.flatMap(({ name, text }) => {
      const file = fileOf(name);
      return file === undefined ? [] : [[`${folder}/${file}`, `${text}\n`]];
    }),
  );
}

/** The mended twin of an attack is a module beside it: its lines come in by cut and paste. */
function fileOf(section: string): string | undefined {
  if (section === "SOURCE" || section === "BAD") return "main.neuro";
  if (section === "GOOD") return "good.neuro";
  return /^SOURCE (\S+)$/.exec(section)?.[1];
}

function exampleAt(path: string): Project {
  const files = globSync("**/*.neuro", { cwd: root + path }).toSorted();
  return Object.fromEntries(
    files.map((file) => [`${folder}/${file}`, readFileSync(`${root}${path}/${file}`, "utf8")]),
  );
}
