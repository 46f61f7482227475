// What a program says of a bug: all of it, unless anything in the program may be private.
import { afterEach, beforeEach, expect, test } from "vitest";
import { Folder } from "./command.ts";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.write("package.json", "{}");
});
afterEach(() => folder.remove());

const program = (
  type: string,
): string => `neuro pick(ages: List<${type}>, at: Int) -> ${type} = ages[at]

neuro main(at: Int) { print("{pick([41], at)}") }
`;
const note = "(… is left out, since values in this program may be private)";

test("a program without anything private says what the values were", () => {
  folder.write("main.neuro", program("Int"));
  const { status, stderr } = folder.neuroc("run", "main.neuro", "7");
  expect(status).toBe(101);
  expect(stderr).toContain("Panic: index 7 is outside a list of length 1\n  at main.neuro:1:");
});

test("one that something may be private in leaves them out, built as well", () => {
  folder.write("main.neuro", program("personal Int"));
  const ran = folder.neuroc("run", "main.neuro", "7");
  expect(ran.status).toBe(101);
  expect(ran.stderr).toContain(
    `Panic: index … is outside a list of length …\n${note}\n  at main.neuro:1:`,
  );
  folder.neuroc("build", "main.neuro", "--out", "out");
  expect(folder.run(process.execPath, "out/main.js", "7").stderr).toContain(note);
});

test("a policy may say that something is private", () => {
  folder.write(
    "main.neuro",
    'import { readText } from "neuro:fs"\nneuro main() { panic("so says {readText("a") catch "nobody"}") }\n',
  );
  folder.write("a", "Ada");
  folder.write("policy.neuro", "policy {\n  allow fs.read\n}\n");
  expect(folder.neuroc("run", "main.neuro").stderr).toContain("Panic: so says Ada");
  folder.write("policy.neuro", "policy {\n  allow fs.read\n  treat fs.read as personal\n}\n");
  expect(folder.neuroc("run", "main.neuro").stderr).toContain(`Panic: so says …\n${note}`);
});

test("what foreign code threw is left out, and where it did is told", () => {
  folder.write(
    "main.neuro",
    'extern neuro look(name: personal Text) uses ()\nneuro main() { look("Ada") }\n',
  );
  folder.write("main.js", "export function look(name) { throw new Error(`no ${name}`); }\n");
  const { stderr } = folder.neuroc("run", "main.neuro");
  expect(stderr).toContain("Panic: the extern `look`");
  expect(stderr).toContain("threw …");
  expect(stderr).not.toContain("Ada");
});

const late = (type: string): string => `import { sleep } from "neuro:time"
extern neuro timed(name: ${type}) uses ()
extern neuro promised(name: ${type}) uses ()

neuro main(how: Text) {
  if how == "timed" {
    timed("Ada")
    sleep(1m)
  }
  promised("Ada")
}

test "timed" {
  timed("Ada")
  sleep(1m)
}
test "promised" { promised("Ada") }
test "fine" { expect 1 == 1 }
`;
const leaving = `export function timed(name) {
  setTimeout(() => { throw new Error(\`no \${name}\`); });
}
export function promised(name) {
  Promise.reject(new Error(\`no \${name}\`));
}
`;
const after =
  "after the extern that started it had returned. An extern has to await what it starts\n";

test("what foreign code throws after its call is a panic as well", () => {
  folder.write("main.neuro", late("Text"));
  folder.write("main.js", leaving);
  expect(folder.neuroc("run", "main.neuro", "timed")).toEqual({
    status: 101,
    stdout: "",
    stderr: expect.stringMatching(
      `^Panic: JavaScript threw Error: no Ada, ${after}  at main.js:2:1.*\n$`,
    ),
  });
  const { status, stderr } = folder.neuroc("run", "main.neuro", "promised");
  expect(status).toBe(101);
  expect(stderr).toContain(`Panic: JavaScript threw Error: no Ada, ${after}`);
  expect(stderr).toContain("  at main.js:5:1 in promised\n  at main.neuro:");
  expect(stderr).not.toContain("node:");
});

test("values are left out of it, built as well", () => {
  folder.write("main.neuro", late("personal Text"));
  folder.write("main.js", leaving);
  folder.neuroc("build", "main.neuro", "--out", "out");
  for (const how of ["timed", "promised"]) {
    const ran = folder.neuroc("run", "main.neuro", how);
    const built = folder.run(process.execPath, "out/main.js", how);
    for (const { status, stderr } of [ran, built]) {
      expect(status).toBe(101);
      expect(stderr).toContain(`Panic: JavaScript threw …, ${after}${note}\n  at main.js:`);
      expect(stderr).not.toContain("Ada");
    }
  }
});

test("it fails the test that is running, and no other", () => {
  folder.write("main.neuro", late("Text"));
  folder.write("main.js", leaving);
  const { status, stdout, stderr } = folder.neuroc("test", "main.neuro");
  expect(status).toBe(1);
  const said = stdout + stderr;
  expect(said).toContain("✗ timed");
  expect(said).toContain("✗ promised");
  expect(said).toContain(`JavaScript threw Error: no Ada, ${after}`);
  expect(said).toContain("1 passed, 2 failed");
});
