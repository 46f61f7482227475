// The mail example's README is true: each command prints what it shows, and each change that it shows is made and answered so.
// `UPDATE=1` writes what is printed now.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Folder, root } from "./command.ts";

const example = join(root, "examples/mail-triage");
const page = readFileSync(join(example, "README.md"), "utf8");

let folder: Folder;
beforeAll(() => {
  folder = new Folder();
  cpSync(example, folder.path, { recursive: true });
  for (const made of ["digest.md", "outbox"]) folder.run("rm", "-rf", made);
  folder.write("package.json", "{}");
});
afterAll(() => folder.remove());

interface Change {
  readonly from: string;
  readonly to: string;
}

const fence = /^(```(\w*)\n)([\s\S]*?)(```)$/gm;

function changeIn(diff: string): Change {
  const [, from, to] = /^-(.+)\n\+(.+)\n$/.exec(diff) ?? [];
  if (from === undefined || to === undefined) throw new Error(`more than one line:\n${diff}`);
  return { from, to };
}

const changes = [...page.matchAll(fence)]
  .filter(([, , language]) => language === "diff")
  .map(([, , , diff]) => changeIn(diff!));

/** What `neuroc check` says after a change of the program, which is taken back. */
function checked({ from, to }: Change): string {
  const program = folder.read("main.neuro");
  expect(program.split(`${from}\n`)).toHaveLength(2);
  folder.write(
    "main.neuro",
    program.replace(`${from}\n`, () => `${to}\n`),
  );
  const { status, stdout, stderr } = folder.neuroc("check", "main.neuro");
  folder.write("main.neuro", program);
  expect(status).toBe(1);
  return stdout + stderr;
}

/** What a block of the page ought to hold. */
function shown(language: string, content: string, before: Change | undefined): string {
  switch (language) {
    case "": {
      const [place, line, ...output] = content.split("\n");
      expect(place).toBe("$ cd examples/mail-triage");
      const words = line!.split(" ");
      expect(words.splice(0, 3)).toEqual(["$", "npx", "neuroc"]);
      const { status, stdout, stderr } = folder.neuroc(...words);
      expect({ status, stderr }, output.join("\n")).toEqual({ status: 0, stderr: "" });
      return [place, line, stdout].join("\n");
    }
    case "neuro":
      return folder.read("policy.neuro");
    case "eml":
      return folder.read("outbox/answer.eml").replaceAll("\r\n", "\n");
    case "text":
      return checked(before!);
    default:
      return content;
  }
}

test("the README shows what happens", () => {
  let change: Change | undefined;
  const parts: string[] = [];
  const actual = page.replaceAll(
    fence,
    (_, open: string, language: string, content: string, close: string) => {
      if (language === "diff") change = changeIn(content);
      if (language === "markdown") parts.push(content);
      return open + shown(language, content, change) + close;
    },
  );
  if (process.env["UPDATE"] !== undefined) writeFileSync(join(example, "README.md"), actual);
  else expect(actual).toBe(page);
  expect(changes.length).toBeGreaterThan(1);
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(folder.read("digest.md")).toContain(part);
});

describe("under the policy that `neuroc policy` writes", () => {
  let policy: string;
  beforeAll(() => {
    policy = folder.read("policy.neuro");
    folder.run("rm", "policy.neuro");
    expect(folder.neuroc("policy", "main.neuro", "--write").status).toBe(0);
  });
  afterAll(() => folder.write("policy.neuro", policy));

  test("it names what the program needs and nothing else", () => {
    const rules = folder
      .read("policy.neuro")
      .split("\n")
      .filter((line) => !line.includes("//"));
    expect(rules).toEqual([
      "policy {",
      "  allow fs.read",
      '  allow fs.write in "./outbox", "./outbox/answer.eml"',
      '  allow personal fs.write in "./digest.md"',
      '  trust "./disclose" to declassify personal',
      "}",
      "",
    ]);
    expect(folder.neuroc("check", "--strict", "main.neuro").status).toBe(0);
  });

  test.each(changes)("$to is refused as well", (change) => {
    expect(checked(change)).toMatch(/error\[P110[89]\]/);
  });
});
