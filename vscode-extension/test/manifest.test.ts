/** The manifest, and what it names. What VS Code makes of it is tried in `test/editor`. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SourceFile } from "@neuro-lang/diagnostics";
import { renderProblem } from "@neuro-lang/diagnostics/render";
import { readSettings } from "@neuro-lang/language-server/settings";
import { expect, test } from "vitest";
import { parse } from "../../packages/parser/src/index.ts";

const extension = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(join(extension, file), "utf8");
const { contributes } = JSON.parse(read("package.json"));
const sources = readdirSync(join(extension, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => read(`src/${file}`))
  .join("\n");

test("every command of the manifest is registered", () => {
  for (const { command } of contributes.commands as { command: string }[])
    expect(sources).toContain(`"${command}"`);
});

test("every command of the manifest stands in the guide", () => {
  const guide = read("../docs/guides/editors.md");
  for (const { title } of contributes.commands as { title: string }[])
    expect(guide).toContain(`_Neuro-Lang: ${title}_`);
});

interface Setting {
  readonly default: unknown;
}

const settings = Object.entries<Setting>(contributes.configuration.properties);

test("the settings are those of the server, and those that the extension itself reads", () => {
  const { inlayHints, codeLens } = readSettings(undefined);
  const ofServer = Object.entries({ inlayHints, codeLens }).flatMap(([group, known]) =>
    Object.entries(known).map(([name, value]) => [`neuro.${group}.${name}`, value]),
  );
  // The client's library follows the last one.
  const own = [
    ["neuro.server.path", ""],
    ["neuro.trace.server", "off"],
  ];
  expect(settings.map(([name, setting]) => [name, setting.default]).toSorted()).toEqual(
    [...ofServer, ...own].toSorted(),
  );
});

test("every setting stands in the guide, with its default", () => {
  const guide = read("../docs/guides/editors.md");
  const rows = [...guide.matchAll(/^\| `(neuro\.[\w.]+)` +\| `([^`]+)`/gm)];
  expect(rows.map(([, name, value]) => [name, JSON.parse(value!)])).toEqual(
    settings.map(([name, setting]) => [name, setting.default]),
  );
});

test("every setting says what it does and has a default", () => {
  for (const [name, setting] of settings)
    expect(setting, name).toMatchObject({
      markdownDescription: expect.stringMatching(/^[A-Z][^]*\.$/),
      default: expect.anything(),
    });
});

test("every file that is named is there", () => {
  const named = [
    contributes.languages[0].configuration,
    contributes.languages[0].icon.dark,
    contributes.snippets[0].path,
    contributes.grammars[1].path,
    ...contributes.walkthroughs[0].steps.map(
      (step: { media: { markdown: string } }) => step.media.markdown,
    ),
  ];
  for (const file of named) expect(existsSync(join(extension, file)), file).toBe(true);
});

interface FileTemplate {
  readonly isFileTemplate: boolean;
  readonly body: readonly string[];
}

const templates = Object.entries<FileTemplate>(JSON.parse(read("snippets/neuro.json")));

test.each(templates)("the file template “%s” is Neuro-Code", (name, template) => {
  const text = template.body
    .join("\n")
    .replaceAll(/\$\{\d+:([^}]*)\}/g, "$1")
    .replaceAll("$0", "");
  const file = name === "A policy" ? "policy.neuro" : "template.neuro";
  const { module, problems } = parse(new SourceFile(file, text));
  expect(problems.map(({ message }) => message)).toEqual([]);
  expect(module.items.length).toBeGreaterThan(0);
  // What the server offers in its places would be doubled by a snippet with a prefix.
  expect(template).toMatchObject({ isFileTemplate: true });
  expect(template).not.toHaveProperty("prefix");
});

interface Matcher {
  readonly pattern: readonly { readonly regexp: string; readonly [part: string]: unknown }[];
}

/** What a matcher finds in lines, as VS Code's do: one pattern a line, all of them in a row. */
function found({ pattern }: Matcher, lines: readonly string[]): Record<string, string>[] {
  return lines.flatMap((_, start) => {
    const parts: Record<string, string> = {};
    for (const [index, { regexp, ...groups }] of pattern.entries()) {
      const match = new RegExp(regexp).exec(lines[start + index] ?? "");
      if (match === null) return [];
      for (const [part, group] of Object.entries(groups)) parts[part] = match[group as number]!;
    }
    return [parts];
  });
}

test.each([1, 2, 3])("problems with messages of %i lines are found in the output", (length) => {
  const source = new SourceFile("main.neuro", "neuro one() -> Int = two\n");
  const message = Array.from({ length }, (_, line) => `${line} ${"word ".repeat(12)}`).join("");
  const text = renderProblem(
    {
      code: "P0301",
      name: "unknown-name",
      severity: "error",
      message: message.trim(),
      label: undefined,
      hint: undefined,
      span: { file: "main.neuro", start: 21, end: 24 },
      related: [],
      fixes: [],
    },
    new Map([["main.neuro", source]]),
  );
  const matchers = contributes.problemMatchers as Matcher[];
  const lines = text.split("\n");
  expect(lines.findIndex((line) => line.includes("main.neuro:1:22"))).toBe(length);
  expect(matchers.flatMap((matcher) => found(matcher, lines))).toEqual([
    {
      severity: "error",
      code: "P0301",
      message: expect.stringMatching(/^0 word/),
      file: "main.neuro",
      line: "1",
      column: "22",
    },
  ]);
});
