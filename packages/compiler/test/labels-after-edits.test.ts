/** Labels after an edit: what is taken over is what a check from nothing finds, and only what sees something new is looked into. */

import { fileURLToPath } from "node:url";
import { checkLabelsInSteps, type LabelReport, partsOf } from "@neuro-lang/labels";
import { beforeAll, describe, expect, test } from "vitest";
import { type MemoryFiles, memoryFiles } from "../src/files/memory-files.ts";
import { nodeFiles } from "../src/files/node-files.ts";
import type { Library } from "../src/library/library.ts";
import { makeLibrary } from "../src/library/make.ts";
import { librarySources } from "../src/library/sources.ts";
import { Session } from "../src/session.ts";

let library: Library;
beforeAll(async () => {
  const packages = fileURLToPath(new URL("../..", import.meta.url));
  ({ library } = await makeLibrary(nodeFiles, librarySources(packages)));
});

const ground = `export type Name = personal Text

export type Person {
  name: Name
  note: personal Text = "none"
  visits: Int = 0
}

export let greeting = "hello"

neuro initials(name: personal Text) -> Text declassifies personal = name.slice(0..1)

export neuro short(person: Person) -> Text = initials(person.name)

export neuro plain(person: Person) -> Text = person.visits.toText()
`;
const middle = `import { Person, plain, short } from "./ground"

neuro even(n: Int, person: Person) -> Text = if n == 0 { short(person) } else { odd(n - 1, person) }

neuro odd(n: Int, person: Person) -> Text = if n == 0 { plain(person) } else { even(n - 1, person) }

export neuro parity(n: Int, person: Person) -> Text = even(n, person)

export neuro apart(person: Person) -> Text = plain(person)
`;
const main = `import { Person } from "./ground"
import { apart, parity } from "./middle"

neuro tell(count: Int, person: Person) uses console {
  if count > 2 { print(parity(count, person)) }
}

neuro main() {
  let ada = Person { name: "Ada" }
  tell(3, ada)
  print(apart(ada))
}

test "apart" { expect apart(Person { name: "Ada" }) == "0" }
`;
const ids = ["initials", "short", "plain"]
  .map((name) => `/p/ground.neuro#${name}`)
  .concat(["even", "odd", "parity", "apart"].map((name) => `/p/middle.neuro#${name}`))
  .concat(["tell", "main"].map((name) => `/p/main.neuro#${name}`));
const project = { "/p/ground.neuro": ground, "/p/middle.neuro": middle, "/p/main.neuro": main };

/** All that a report says, with the ways of labels. */
function told(report: LabelReport): unknown {
  const effects = ids.map((id) => [
    id,
    report.effects
      .get(id)
      ?.map(({ capability, node: { start, end }, label, lift, way }) => [
        [capability, start, end, label, lift],
        partsOf(label).map((part) => way(part)),
      ]),
  ]);
  const paths = Object.keys(project);
  return {
    problems: Object.fromEntries(report.problems),
    effects: Object.fromEntries(effects),
    unsaid: Object.fromEntries(report.unsaid()),
    shown: paths.map((path) => report.shown(path)),
  };
}

const paths = Object.keys(project);

/** Gives the text before. */
function replaced(files: MemoryFiles, path: string, from: string, to: string): string {
  const text = new TextDecoder().decode(files.read(path));
  expect(text).toContain(from);
  files.write(path, text.replace(from, to));
  return text;
}

type Edit = readonly [path: keyof typeof project, from: string, to: string];

const edits: readonly Edit[] = [
  ["/p/ground.neuro", "name.slice(0..1)", "name.slice(0..2)"],
  ["/p/ground.neuro", "export type Name", "// more\n\nexport type Name"],
  ["/p/ground.neuro", "= personal Text\n", "= Text\n"],
  ["/p/ground.neuro", "note: personal Text", "note: Text"],
  ["/p/ground.neuro", " declassifies personal", ""],
  ["/p/ground.neuro", "visits: Int", "visits: personal Int"],
  ["/p/ground.neuro", "person.visits.toText()", "short(person)"],
  ["/p/ground.neuro", "initials(person.name)", "greeting"],
  ["/p/ground.neuro", 'let greeting = "hello"', 'let greeting: personal Text = "hello"'],
  ["/p/middle.neuro", "short(person) }", "plain(person) }"],
  ["/p/middle.neuro", "{ plain(person) }", "{ person.name }"],
  ["/p/main.neuro", "count: Int", "count: untrusted Int"],
  ["/p/main.neuro", "print(apart(ada))", "print(apart(ada)"],
  ["/p/main.neuro", "  tell(3, ada)\n", "  tell(3, ada)\n  print(ada.name)\n"],
];

describe("what is taken over", () => {
  test.each(edits)("after an edit and back: %s %j → %j", (path, from, to) => {
    const files = memoryFiles(project);
    const session = new Session(files, library);
    const first = told(session.check(paths).labels);
    const check = (): unknown => told(session.check(paths).labels);
    const fresh = (): unknown => told(new Session(files, library).check(paths).labels);
    const before = replaced(files, path, from, to);
    expect(check()).toEqual(fresh());
    files.write(path, before);
    expect(check()).toEqual(first);
  });
  test("after one edit upon the other, and back again", () => {
    const files = memoryFiles(project);
    const session = new Session(files, library);
    const compare = (what: string): void =>
      expect(told(session.check(paths).labels), what).toEqual(
        told(new Session(files, library).check(paths).labels),
      );
    session.check(paths);
    const undo: (readonly [path: string, text: string])[] = [];
    for (const [path, from, to] of edits) {
      // One may have changed what another one would.
      if (!new TextDecoder().decode(files.read(path)).includes(from)) continue;
      undo.push([path, replaced(files, path, from, to)]);
      compare(to);
    }
    for (const [path, text] of undo.toReversed()) {
      files.write(path, text);
      compare(text);
    }
  });
});

describe("what is looked into", () => {
  /** How many bodies. */
  const lookedInto = (path: string, from: string, to: string): number => {
    const files = memoryFiles(project);
    const session = new Session(files, library);
    const previous = session.check(paths).labels;
    replaced(files, path, from, to);
    const { program } = session.check(paths);
    return [...checkLabelsInSteps(program, { previous })].length;
  };
  test("is nothing where nothing changed", () =>
    expect(lookedInto("/p/main.neuro", "tell(3, ada)", "tell(3, ada)")).toBe(0));
  test("is the body that was edited", () => {
    expect(lookedInto("/p/main.neuro", "tell(3, ada)", "tell(4, ada)")).toBe(1);
    // And defaults of fields, in every check of their module.
    expect(lookedInto("/p/ground.neuro", "person.visits", "(person.visits)")).toBe(2);
    expect(lookedInto("/p/ground.neuro", "export type Name", "// more\nexport type Name")).toBe(1);
  });
  test("is also who sees what is found in it", () => {
    // `short` and those that call it, of which two call each other and are one; and the defaults.
    expect(lookedInto("/p/ground.neuro", "= initials(person.name)", "= greeting")).toBe(6);
  });
});
