// What holds for every module of the library: each extern has its JavaScript, each exported neuro its documentation and example.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { standardFolder } from "../src/index.ts";

const folder = fileURLToPath(standardFolder);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".neuro"))
  .map((name) => name.slice(0, -".neuro".length));

/** What has no example: it waits, asks a person, ends the program or writes to the test's own output. */
const withoutExample = new Set([
  "cli.choose",
  "cli.confirm",
  "cli.exit",
  "cli.password",
  "cli.prompt",
  "cli.readAll",
  "cli.readLine",
  "cli.stdin",
  "cli.write",
  "log.debug",
  "log.error",
  "log.info",
  "log.warn",
  "prelude.panic",
  "time.sleep",
]);

interface Declared {
  readonly name: string;
  readonly exported: boolean;
  readonly extern: boolean;
  readonly documentation: string;
}

function declaredIn(text: string): Declared[] {
  const pattern = /((?:^\/\/\/.*\n)*)(?:^@.*\n)*^(export )?(extern )?neuro (\w+)/gm;
  return Array.from(
    text.matchAll(pattern),
    ([, documentation = "", exported, extern, name = ""]) => ({
      name,
      exported: exported !== undefined,
      extern: extern !== undefined,
      documentation,
    }),
  );
}

describe.each(names)("neuro:%s", (module) => {
  const text = readFileSync(`${folder}${module}.neuro`, "utf8");
  const declared = declaredIn(text);

  test("says what it is for", () => {
    expect(text).toMatch(/^\/\/! /);
  });

  test("has exactly the JavaScript that it declares", async () => {
    const externs = declared.filter(({ extern }) => extern).map(({ name }) => name);
    const script = `${folder}${module}.js`;
    const exported = existsSync(script) ? Object.keys((await import(script)) as object) : [];
    expect(exported.toSorted()).toEqual(externs.toSorted());
  });

  test("documents what it exports, with an example", () => {
    for (const { name, exported, documentation } of declared) {
      if (!exported) continue;
      expect(documentation, name).not.toBe("");
      if (!withoutExample.has(`${module}.${name}`))
        expect(documentation, name).toContain("```neuro");
    }
  });
});
