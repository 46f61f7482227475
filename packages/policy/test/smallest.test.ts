// The smallest policy of a program makes it fit, and is no larger than that.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { link, linkMain, misfitsOf, policyProblems, read, smallest } from "./support.ts";

/** The rules of a policy's text. */
const rulesOf = (text: string): string[] => text.split("\n").filter((line) => /^ {2}\w/.test(line));

describe("of the examples", () => {
  const root = new URL("../../../examples/", import.meta.url);
  const programs = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = new URL(`${name}/`, root);
      const files = readdirSync(folder)
        .filter((file) => /^\w.*\.neuro$/.test(file))
        .map((file) => [`/${file}`, readFileSync(new URL(file, folder), "utf8")] as const);
      return [name, Object.fromEntries(files)] as const;
    })
    .filter(([, files]) => files["/main.neuro"] !== undefined);
  test("there are some", () => expect(programs.length).toBeGreaterThan(3));
  test.each(programs)("%s fits the policy that is shipped with it", (_, files) => {
    const { "/policy.neuro": policy = "", ...modules } = files;
    expect(link(modules, read(policy).policy).problems).toEqual([]);
  });
});

/** A text in a generated program: a constant one way or another, or one that is known only at run time. */
const target = fc.constantFrom(
  '"a.txt"',
  '"data/b.txt"',
  '"../c.txt"',
  "path",
  '"{path}.old"',
  'join("out", path)',
  "other",
);
const text = fc.constantFrom('"x"', "mail", "order", "path");

function statement(neuros: number, after: number): fc.Arbitrary<string> {
  const call = fc.oneof(
    target.map((to) => `_ = attempt readText(${to})`),
    fc.tuple(target, text).map(([to, what]) => `_ = attempt writeText(${to}, ${what})`),
    fc.constantFrom("git", "ls").map((name) => `_ = attempt run("${name}")`),
    fc.constant('_ = env("HOME")'),
    fc
      .tuple(fc.nat(neuros - 1), target, text, text)
      .map(([index, to, a, b]) =>
        index > after ? `f${index}(${to}, ${a}, ${b}, other)` : `print(${a})`,
      ),
    text.map((what) => `_ = ["a.txt", ${what}].map(name => attempt writeText("log.txt", name))`),
  );
  return fc.oneof(
    { weight: 4, arbitrary: call },
    { weight: 1, arbitrary: call.map((inner) => `if mail.length > 3 { ${inner} }`) },
    { weight: 1, arbitrary: call.map((inner) => `if order == "go" { ${inner} }`) },
  );
}

const program = fc
  .integer({ min: 1, max: 4 })
  .chain((neuros) =>
    fc
      .tuple(
        ...Array.from({ length: neuros }, (_, index) =>
          fc.array(statement(neuros, index), { minLength: 1, maxLength: 4 }),
        ),
      )
      .map((bodies) =>
        [
          'import { env } from "neuro:env"',
          'import { join, readText, writeText } from "neuro:fs"',
          'import { run } from "neuro:process"',
          ...bodies.map(
            (body, index) =>
              `neuro f${index}(path: Text, mail: personal Text, order: untrusted Text, other: Text) {\n  ${body.join("\n  ")}\n}`,
          ),
          'neuro main(other: Text) { f0("start", "dear", "go", other) }',
        ].join("\n"),
      ),
  );

describe("of generated programs", () => {
  const errorsIn = (main: string, policy?: string): string[] => {
    const rules = policy?.slice("policy {\n".length, policy.lastIndexOf("}"));
    return misfitsOf(main, rules);
  };
  test("it makes them fit", () => {
    fc.assert(
      fc.property(program, (main) => {
        // Labels that the parameters do not declare are problems of the program, not of its policy.
        fc.pre(
          linkMain(main).problems.every(
            ({ code, severity }) => code > "P1100" || severity !== "error",
          ),
        );
        const policy = smallest(main);
        expect(policyProblems(policy)).toEqual([]);
        expect(errorsIn(main, policy)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
  test("without any of its rules they do not fit", () => {
    fc.assert(
      fc.property(program, (main) => {
        fc.pre(
          linkMain(main).problems.every(
            ({ code, severity }) => code > "P1100" || severity !== "error",
          ),
        );
        const policy = smallest(main);
        for (const rule of rulesOf(policy))
          expect(errorsIn(main, policy.replace(`${rule}\n`, ""))).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

test("each rule says why it is there", () => {
  const main = `import { glob, readText, writeText } from "neuro:fs"
import { run } from "neuro:process"

neuro load(name: Text) -> Text = readText("data/{name}") catch ""

neuro main(other: Text) {
  let mail: personal Text = load("a") + load("b")
  print("{glob("*.md", in: "docs")}")
  _ = attempt writeText(other, "x")
  _ = attempt writeText("out/mail.txt", mail)
  _ = attempt run("git")
  for name in ["1", "2"] { _ = attempt run(name) }
}`;
  expect(smallest(main)).toMatchInlineSnapshot(`
    "policy {
      // \`glob\` at main.neuro
      // main → \`readText\` at main.neuro
      allow fs.read in "./data/a", "./data/b", "./docs/**"
      // \`writeText\` at main.neuro
      // which ones is known only when it runs: narrow it if you can
      allow personal fs.write
      // \`run\` at main.neuro
      // which ones is known only when it runs: narrow it if you can
      allow process
    }
    "
  `);
});

test("a program that needs nothing has an empty policy", () => {
  expect(smallest('neuro main() { print("hello") }')).toBe("policy {}\n");
});

test("a module of the standard library is trusted because of the call that relies on it", () => {
  const text = `import { redact } from "neuro:privacy"
neuro main(diary: Text) { print(clean(diary)) }
neuro clean(diary: personal Text) -> Text = redact(diary) catch ""`;
  expect(smallest(text)).toBe(`policy {
  // main → \`redact\` at main.neuro
  trust "neuro:privacy" to declassify personal
}
`);
});

test("a text of the program is a text of the policy, whatever is in it", () => {
  const main = String.raw`import { readText } from "neuro:fs"
neuro main() { _ = attempt readText("a\0b\n\"\{.txt") }`;
  expect(smallest(main)).toContain(String.raw`allow fs.read in "./a\0b\n\"\{.txt"`);
  expect(misfitsOf(main, String.raw`allow fs.read in "./a\0b\n\"\{.txt"`)).toEqual([]);
});
