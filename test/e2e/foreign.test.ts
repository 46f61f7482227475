// Foreign code in a project as a user has it: npm packages, a package of Neuro-Code with its own, edits, tests, builds, traces.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Folder, root } from "./command.ts";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.write("package.json", '{ "type": "module" }');
  folder.write("policy.neuro", "policy {\n  allow js\n  allow network.connect\n}\n");
  folder.write("main.neuro", main);
  folder.write("mail.neuro", mail);
  folder.write("mail.js", script);
  folder.write("text/upper.js", "export const upper = (text) => text.toUpperCase();\n");
  // An npm package without Neuro-Code.
  folder.write("node_modules/left/package.json", '{ "type": "module", "exports": "./index.js" }');
  folder.write("node_modules/left/index.js", "export const left = (text) => `< ${text}`;\n");
  // One with, which needs a package that only it has.
  folder.write("node_modules/acme/package.json", '{ "exports": { "neuro": "./acme.neuro" } }');
  folder.write("node_modules/acme/acme.neuro", acme);
  folder.write(
    "node_modules/acme/acme.js",
    'import { own } from "own";\nexport const size = own;\n',
  );
  const own = "node_modules/acme/node_modules/own";
  folder.write(`${own}/package.json`, '{ "type": "module", "exports": "./index.js" }');
  folder.write(`${own}/index.js`, "export const own = (text) => text.length;\n");
});
afterEach(() => folder.remove());

const main = `import { Mail, sent, subjects } from "./mail"
import { size } from "acme"

neuro main(to: Text = "Ada") {
  let mails = [Mail { subject: "hi", to }]
  for subject in subjects(mails) { print(subject) }
  print("{size("four")}")
  print(sent(mails))
}

test "foreign code is called in tests" {
  expect subjects([Mail { subject: "a", to: "b" }]) == ["< A to b"]
}
`;
const mail = `export type Mail { subject: Text, to: Text }

/// The subjects, to be read aloud.
/// \`\`\`neuro
/// expect subjects([]) == []
/// \`\`\`
export extern neuro subjects(mails: List<Mail>) -> List<Text> uses ()

export extern neuro sent(mails: List<Mail>) -> Text uses network.connect
`;
const script = `import { left } from "left";
import { upper } from "./text/upper.js";

export function subjects(mails) {
  return mails.map(({ subject, to }) => left(\`\${upper(subject)} to \${to}\`));
}

export async function sent(mails) {
  await new Promise((resolve) => setTimeout(resolve, 1));
  return \`\${mails.length} sent\`;
}
`;
const acme = "export extern neuro size(text: Text) -> Int uses ()\n";
const output = "< HI to Ada\n4\n1 sent\n";

describe("neuroc run", () => {
  test("finds packages, files and what a package brings along", () => {
    expect(folder.neuroc("run", "main.neuro")).toEqual({ status: 0, stdout: output, stderr: "" });
  });

  test("notices edits of it, of what it imports, and that it is gone", () => {
    expect(folder.neuroc("run", "main.neuro").stdout).toBe(output);
    folder.write("mail.js", script.replace(" sent`", " gone`"));
    expect(folder.neuroc("run", "main.neuro").stdout).toContain("1 gone");
    folder.write("text/upper.js", "export const upper = (text) => `${text}!`;\n");
    expect(folder.neuroc("run", "main.neuro").stdout).toContain("< hi! to Ada");
    folder.write("text/upper.js", "export const lower = 1;\n");
    const unlinked = folder.neuroc("run", "main.neuro");
    expect(unlinked).toMatchObject({ status: 1, stdout: "" });
    expect(unlinked.stderr).toContain("does not provide an export named 'upper'");
    folder.run("rm", "text/upper.js");
    const { status, stderr } = folder.neuroc("run", "main.neuro");
    expect(status).toBe(1);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      "it imports `./text/upper.js`, which is not there",
    );
  });

  test("needs what it says to be granted, that of packages as well", () => {
    folder.write("policy.neuro", "policy {}\n");
    const own = folder.neuroc("run", "main.neuro");
    expect(own).toMatchObject({ status: 1, stdout: "" });
    expect(own.stderr).toContain("`sent` needs `network.connect`");
    folder.write("node_modules/acme/acme.neuro", acme.replace("uses ()", "uses js"));
    folder.write("policy.neuro", "policy {\n  allow network.connect\n}\n");
    const packed = folder.neuroc("run", "main.neuro");
    expect(packed).toMatchObject({ status: 1, stdout: "" });
    expect(packed.stderr).toContain("`size` needs `js`");
    expect(folder.neuroc("policy", "main.neuro").stdout).toContain("allow js\n");
  });

  test("shows the places in both languages", () => {
    folder.write(
      "mail.js",
      script.replace(
        "return mails.map",
        'if (mails.length) throw new TypeError("no mails");\n  return mails.map',
      ),
    );
    const { status, stderr } = folder.neuroc("run", "main.neuro");
    expect(status).toBe(101);
    expect(stderr).toMatchInlineSnapshot(`
      "Panic: the extern \`subjects\` (mail.js) threw TypeError: no mails. If it may, declare it \`fails JsError\`
        at mail.js:5:1 in subjects
        at mail.neuro:7:21 in subjects
        at main.neuro:6:18 in main
      "
    `);
  });

  test("a program outside of any project", () => {
    const alone = new Folder();
    alone.write("a.neuro", "extern neuro f() -> Text\n\nneuro main() { print(f()) }\n");
    alone.write("a.js", 'export const f = () => "foreign";\n');
    expect(alone.neuroc("run", "a.neuro")).toEqual({
      status: 0,
      stdout: "foreign\n",
      stderr: "note: no policy.neuro; the program was granted js\n",
    });
    alone.remove();
  });
});

test("goes its own ways inside of a `given`, so that rows keep what is replaced there", () => {
  folder.write("size.neuro", "export extern neuro sizeOf(path: Text) -> Int uses fs.read\n");
  folder.write(
    "size.js",
    'import { readFileSync } from "node:fs";\nexport const sizeOf = (path) => readFileSync(path).length;\n',
  );
  const body = `{
  given(fs: virtualFs(Map { "size.js": "" })) { return sizeOf("size.js") }
}`;
  const program = (row: string): string => `import { sizeOf } from "./size"
import { virtualFs } from "neuro:test"

export neuro replaced() -> untrusted Int${row} ${body}

neuro main() { print("{replaced() > 0}") }
`;
  folder.write("main.neuro", program(""));
  expect(folder.neuroc("check", "main.neuro").stderr).toContain("P0804");
  folder.write("main.neuro", program(" uses fs.read"));
  folder.write("policy.neuro", "policy {\n  allow fs.read\n}\n");
  expect(folder.neuroc("run", "main.neuro")).toMatchObject({ status: 0, stdout: "true\n" });
});

test("neuroc check says what is missing, and marks what is foreign", () => {
  expect(folder.neuroc("check")).toMatchObject({ status: 0 });
  expect(folder.neuroc("check", "--capabilities").stdout).toMatchInlineSnapshot(`
    "mail.neuro
      subjects  nothing          foreign code: mail.js
      sent      network.connect  foreign code: mail.js

    main.neuro
      main  console          print (line 6) → neuro:prelude:36
            network.connect  sent (line 8) → mail.neuro:9
    "
  `);
  folder.write("mail.js", script.replace("function subjects", "function subject"));
  const { status, stderr } = folder.neuroc("check");
  expect(status).toBe(1);
  expect(stderr).toContain("P1204");
  folder.write("mail.js", script);
  expect(folder.neuroc("check")).toMatchObject({ status: 0 });
});

test("neuroc test calls it", () => {
  expect(folder.neuroc("test").stderr).toContain("2 passed, 0 failed");
  folder.write("mail.js", script.replace("} to $", "} for $"));
  expect(folder.neuroc("test").stderr).toContain("1 passed, 1 failed");
});

describe("neuroc build", () => {
  test("makes a program that runs", () => {
    expect(folder.neuroc("build", "main.neuro").status).toBe(0);
    expect(folder.run(process.execPath, "out/main.js")).toEqual({
      status: 0,
      stdout: output,
      stderr: "",
    });
  });

  test("never writes over a source", () => {
    const { status, stderr } = folder.neuroc("build", "main.neuro", "--out", ".");
    expect(status).not.toBe(0);
    expect(stderr).toContain("would replace");
    expect(folder.read("mail.js")).toBe(script);
  });

  test("declares externs for TypeScript as what they are", () => {
    expect(folder.neuroc("build", "mail.neuro").status).toBe(0);
    const program = `import { Mail, sent, subjects } from "./out/mail.js";
const lines: string[] = subjects([new Mail("hi", "Ada")]);
const done: Promise<string> = sent([]);
console.log(lines, await done);
`;
    writeFileSync(join(folder.path, "use.ts"), program);
    const checked = folder.run(
      join(root, "node_modules/.bin/tsc"),
      ..."--noEmit --strict --module nodenext --target esnext --types node".split(" "),
      "--typeRoots",
      join(root, "node_modules/@types"),
      "use.ts",
    );
    expect(checked.stdout).toBe("");
    expect(folder.run(process.execPath, "use.ts").stdout).toBe("[ '< HI to Ada' ] 0 sent\n");
  });
});
