// Policies on the command line: what is checked, what runs, what a running program is held to.
import { rmSync, symlinkSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bin, Folder } from "./command.ts";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const copies = `import { FsError, readText, writeText } from "neuro:fs"

neuro main(from: Text = "in/a.txt") fails FsError {
  writeText("out/a.txt", readText(from))
  print("copied")
}
`;
const fitting = 'policy {\n  allow fs.read in "./in/**"\n  allow fs.write in "./out/**"\n}\n';

function project(policy?: string): void {
  folder.write("package.json", "{}");
  folder.write("main.neuro", copies);
  folder.write("in/a.txt", "hello");
  folder.write("out/old.txt", "");
  if (policy !== undefined) folder.write("policy.neuro", policy);
}

describe("neuroc run", () => {
  test("runs what fits", () => {
    project(fitting);
    expect(folder.neuroc("run", "main.neuro")).toEqual({
      status: 0,
      stdout: "copied\n",
      stderr: "",
    });
    expect(folder.read("out/a.txt")).toBe("hello");
  });

  test("stops before anything runs, and offers the rules", () => {
    project("policy {\n  allow fs.read\n}\n");
    const { status, stdout, stderr } = folder.neuroc("run", "main.neuro");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("P1106");
    expect(stderr).toContain('allow fs.write in "./out/a.txt"');
    expect(folder.has("out/a.txt")).toBe(false);
    // The rule that was offered is enough.
    folder.write(
      "policy.neuro",
      'policy {\n  allow fs.read\n  allow fs.write in "./out/a.txt"\n}\n',
    );
    expect(folder.neuroc("run", "main.neuro").status).toBe(0);
  });

  test("a project without a policy has what every program has", () => {
    project();
    const { status, stderr } = folder.neuroc("run", "main.neuro");
    expect(status).toBe(1);
    expect(stderr).toContain("neuroc policy main.neuro --write");
    folder.write("main.neuro", 'neuro main() { print("hello") }\n');
    expect(folder.neuroc("run", "main.neuro")).toMatchObject({ status: 0, stderr: "" });
  });

  test("a target that is known only at run time is compared then, and denied", () => {
    project(fitting);
    folder.write("private.txt", "mine");
    const { status, stdout, stderr } = folder.neuroc("run", "main.neuro", "--from", "private.txt");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("private.txt: the policy does not allow it");
  });

  test("Denied can be handled", () => {
    project('policy {\n  allow fs.read in "./in/**"\n  allow process to "true"\n}\n');
    folder.write(
      "main.neuro",
      `import { Denier, exists, FsError, readText } from "neuro:fs"
import { ProcessError, run } from "neuro:process"

neuro main(path: Text, program: Text) {
  print(readText(path) catch { Denied(_, by) => "denied by {by}", _ => "?" })
  print("{exists(path)}")
  print(do { "{run(program).code}" } catch { Denied(name) => "denied {name}", _ => "?" })
}
`,
    );
    const { stdout, stderr } = folder.neuroc("run", "main.neuro", "package.json", "false");
    expect({ stdout, stderr }).toEqual({
      stdout: "denied by Policy\nfalse\ndenied false\n",
      stderr: "",
    });
  });

  test("relative patterns start at the policy, wherever the program is started", () => {
    project(fitting);
    const nested = folder.run(
      "sh",
      "-c",
      `cd in && "${process.execPath}" "$0" run ../main.neuro --from a.txt`,
      bin,
    );
    // It reads in/a.txt, which is allowed, and would write in/out/a.txt, which is not.
    expect(nested.stderr).toContain("out/a.txt: the policy does not allow it");
  });

  test("a path that leads to where the policy says something else is denied", () => {
    project(
      'policy {\n  allow fs.read in "./in/**"\n  treat fs.read in "./in/mail/**" as personal\n}\n',
    );
    folder.write("in/mail/a.txt", "dear");
    folder.write(
      "main.neuro",
      `import { FsError, readText } from "neuro:fs"
neuro load() -> Text fails FsError = readText("in/notes/a.txt")
neuro main() { print(load() catch failure => failure.message) }
`,
    );
    folder.write("in/notes/a.txt", "buy milk");
    expect(folder.neuroc("run", "main.neuro").stdout).toBe("buy milk\n");
    rmSync(folder.in("in/notes"), { recursive: true });
    symlinkSync(folder.in("in/mail"), folder.in("in/notes"));
    expect(folder.neuroc("run", "main.neuro").stdout).toMatch(
      /^in\/notes\/a.txt: leads to .*\/in\/mail\/a.txt, of which the policy says something else; write /,
    );
  });

  test("outside of any project a program has what it needs, and that is said", () => {
    folder.write("scratch/copy.neuro", copies);
    folder.write("in/a.txt", "hello");
    folder.write("out/old.txt", "");
    expect(folder.neuroc("run", "scratch/copy.neuro")).toEqual({
      status: 0,
      stdout: "copied\n",
      stderr: "note: no policy.neuro; the program was granted fs.read, fs.write\n",
    });
    expect(folder.neuroc("check", "scratch/copy.neuro").status).toBe(0);
  });
});

describe("neuroc check", () => {
  test("compares programs with a policy where there is one", () => {
    project();
    expect(folder.neuroc("check").status).toBe(0);
    folder.write("policy.neuro", "policy {}\n");
    const { status, stderr } = folder.neuroc("check");
    expect(status).toBe(1);
    expect(stderr.match(/P1106/g)?.length).toBe(4);
    folder.write("policy.neuro", fitting);
    expect(folder.neuroc("check").status).toBe(0);
  });

  test("says what is wrong with the policy itself", () => {
    project("policy {\n  alow fs.read\n}\n");
    const { status, stderr } = folder.neuroc("check", "policy.neuro");
    expect(status).toBe(1);
    expect(stderr).toContain("Did you mean `allow`?");
    expect(folder.neuroc("run", "main.neuro").stderr).toContain("P1102");
  });

  test("a library is compared with nothing", () => {
    project("policy {}\n");
    folder.write("main.neuro", copies.replace("neuro main", "export neuro copy"));
    expect(folder.neuroc("check", "main.neuro").stderr).not.toContain("P11");
  });

  test("each program is held to the policy that is nearest", () => {
    project("policy {}\n");
    folder.write("inner/policy.neuro", fitting);
    folder.write("inner/main.neuro", copies);
    expect(folder.neuroc("check", "inner").status).toBe(0);
    expect(folder.neuroc("check").status).toBe(1);
  });
});

describe("neuroc build", () => {
  test("builds what fits, and no policy", () => {
    project("policy {}\n");
    expect(folder.neuroc("build").status).toBe(1);
    expect(folder.has("out/main.js")).toBe(false);
    folder.write("policy.neuro", fitting);
    expect(folder.neuroc("build").status).toBe(0);
    expect(folder.has("out/main.js")).toBe(true);
    expect(folder.has("out/policy.js")).toBe(false);
  });
});

describe("neuroc policy", () => {
  test("prints what a program needs, and why; it is formatted, and makes the program fit", () => {
    project();
    const { status, stdout } = folder.neuroc("policy", "main.neuro");
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "policy {
        // \`readText\` at main.neuro:4
        // which ones is known only when it runs: narrow it if you can
        allow fs.read
        // \`writeText\` at main.neuro:4
        allow fs.write in "./out/a.txt"
      }
      "
    `);
    folder.write("policy.neuro", stdout);
    expect(folder.neuroc("fmt", "--check", "policy.neuro").status).toBe(0);
    expect(folder.neuroc("run", "main.neuro").status).toBe(0);
  });

  test("writes it once, and over another only if it is told to", () => {
    project();
    expect(folder.neuroc("policy", "--write").status).toBe(0);
    const first = folder.read("policy.neuro");
    folder.write("policy.neuro", "policy {\n  treat fs.read as personal\n}\n");
    const refused = folder.neuroc("policy", "--write");
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain("--force");
    expect(folder.neuroc("policy", "--write", "--force").status).toBe(0);
    const second = folder.read("policy.neuro");
    expect(second).not.toBe(first);
    // What a person said of where data comes from stays, and counts.
    expect(second).toContain("treat fs.read as personal");
    expect(second).toContain('allow personal fs.write in "./out/a.txt"');
  });

  test("every program of a folder, if there is no main.neuro to choose", () => {
    project();
    folder.write(
      "a/one.neuro",
      'import { env } from "neuro:env"\nneuro main() { print(env("A") ?? "") }\n',
    );
    folder.write(
      "a/two.neuro",
      'import { run } from "neuro:process"\nneuro main() { _ = attempt run("ls") }\n',
    );
    expect(folder.neuroc("policy", "a").stdout).toMatch(/allow env[\s\S]*allow process to "ls"/);
    folder.write("b/x.neuro", "export neuro f() -> Int = 3\n");
    const none = folder.neuroc("policy", "b");
    expect(none.status).toBe(1);
    expect(none.stderr).toContain("There is no `main`");
  });

  test("shows errors instead of a policy", () => {
    project();
    folder.write("main.neuro", "neuro main() { print(nam) }\n");
    expect(folder.neuroc("policy", "main.neuro")).toMatchObject({ status: 1, stdout: "" });
  });
});
