// The real command line, as a user meets it: what it says and how it exits.
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const here = fileURLToPath(new URL("..", import.meta.url));
const bin = join(here, "bin/neuroc.cjs");
const folder = mkdtempSync(join(tmpdir(), "neuroc-"));

const { FORCE_COLOR: _, ...environment } = process.env;

function write(name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

function neuroc(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { ...environment, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  if (!existsSync(join(here, "dist/main.mjs")))
    spawnSync(process.execPath, [join(here, "build.mjs")], { stdio: "inherit" });
  write("package.json", "{}");
  write(
    "greet.neuro",
    `/// Greets.
///
/// name: who
neuro main(name: Text, times: Int = 1, loud: Bool = false) {
  for _ in 0..times { print(if loud { name.upper() } else { name }) }
}
`,
  );
  write("wrong.neuro", "neuro main() { print(nam) }\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("check --capabilities", () => {
  const notes = `import { readText, FsError } from "neuro:fs"

export neuro lines(path: Text) -> Int uses fs.read fails FsError = readText(path).lines().length

export neuro report(path: Text) uses console, fs, random fails FsError {
  announce(lines(path))
}

neuro announce(count: Int) { print("{count} lines") }

export neuro each<T, uses e>(items: List<T>, f: (T) -> Unit uses e) uses e {
  for item in items { f(item) }
}

export neuro run(job: () -> Int uses clock) -> Int uses clock = job()

export neuro half(n: Int) -> Int = n div 2

neuro main(path: Text) { report(path) }
`;

  test("says what each export and main may touch, and through which calls", () => {
    write("notes.neuro", notes);
    const { status, stdout, stderr } = neuroc("check", "--capabilities", "notes.neuro");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const fs = "readText (line 3) → readTextRaw (neuro:fs:_) → neuro:fs:_";
    expect(stdout.replaceAll(/(neuro:\w+):\d+/g, "$1:_")).toBe(`notes.neuro
  lines   fs.read  ${fs}
  report  console  announce (line 6) → print (line 9) → neuro:prelude:_
          fs       lines (line 6) → ${fs}
          random   declared, not needed
  each    e        whatever the functions may that it is given
  run     clock    a function (line 15)
  half    nothing
  main    console  report (line 19) → announce (line 6) → print (line 9) → neuro:prelude:_
          fs       report (line 19) → lines (line 6) → ${fs}
          random   report (line 19) → notes.neuro:5
`);
  });

  test("as JSON, with the places of every step", () => {
    write("notes.neuro", notes);
    const { status, stdout } = neuroc("check", "--capabilities", "--json", "notes.neuro");
    expect(status).toBe(0);
    const found = JSON.parse(stdout) as { name: string; line: number }[];
    expect(found.map(({ name, line }) => [name, line])).toEqual([
      ["lines", 3],
      ["report", 5],
      ["each", 11],
      ["run", 15],
      ["half", 17],
      ["main", 19],
    ]);
    expect(found[0]).toMatchObject({
      exported: true,
      file: "notes.neuro",
      capabilities: [
        {
          capability: "fs.read",
          allows: "read files",
          through: [
            { name: "readText", file: "notes.neuro", line: 3, declared: { file: "neuro:fs" } },
            { name: "readTextRaw", file: "neuro:fs", declared: { file: "neuro:fs" } },
          ],
        },
      ],
      passesOn: [],
    });
  });

  test("of a program in error only the errors", () => {
    const { status, stdout, stderr } = neuroc("check", "--capabilities", "wrong.neuro");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("error[P0301]");
  });
});

describe("run", () => {
  test("hands main its command line", () => {
    expect(neuroc("run", "greet.neuro", "ada", "--times", "2", "--loud")).toEqual({
      status: 0,
      stdout: "ADA\nADA\n",
      stderr: "",
    });
    expect(neuroc("run", "greet.neuro", "--help").stdout).toContain("<name>  who");
    expect(neuroc("run", "greet.neuro")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("`name` is missing."),
    });
  });
  test("shows problems and runs nothing", () => {
    const { status, stdout, stderr } = neuroc("run", "wrong.neuro");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/error\[P0301\][\s\S]*wrong\.neuro:1:22/);
  });
  test("ends with 1 for a failure and 101 for a panic, both with their lines", () => {
    write(
      "ends.neuro",
      `type Lost { message: Text }
neuro look(where: Text) -> Text fails Lost {
  fail Lost { message: "nothing in {where}" }
}
neuro main(index: Int = -1) fails Lost {
  if index < 0 { print(look("the hall")) }
  print("{[1, 2][index]}")
}
`,
    );
    expect(neuroc("run", "ends.neuro")).toEqual({
      status: 1,
      stdout: "",
      stderr: "nothing in the hall\n  at ends.neuro:3:3 in look\n  at ends.neuro:6:24 in main\n",
    });
    const panic = neuroc("run", "ends.neuro", "--index", "7");
    expect(panic.status).toBe(101);
    expect(panic.stderr).toMatch(/^Panic: .*7.*\n {2}at ends\.neuro:7:\d+ in main\n$/);
  });
  test("wants a main", () => {
    write("library.neuro", "export neuro one() -> Int = 1\n");
    expect(neuroc("run", "library.neuro")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("`library.neuro` has no `main` to run."),
    });
  });
});

describe("check", () => {
  test("is quiet about nothing, and says the same the second time", () => {
    const first = neuroc("check", "greet.neuro");
    expect(first).toEqual({ status: 0, stdout: "", stderr: "✓ No problems in 1 file.\n" });
    expect(neuroc("check", "greet.neuro")).toEqual(first);
  });
  test("prints problems as JSON on standard output", () => {
    const { status, stdout, stderr } = neuroc("check", "wrong.neuro", "--json");
    expect([status, stderr]).toEqual([1, ""]);
    expect(JSON.parse(stdout)).toMatchObject({
      errors: 1,
      problems: [{ code: "P0301", span: { file: "wrong.neuro", start: { line: 1, column: 22 } } }],
    });
  });
  test("mends what is safe to mend", () => {
    write(
      "habit.neuro",
      'neuro both(a: Bool, b: Bool) -> Bool = a && b\nneuro main() { print("{both(true, true)}") }\n',
    );
    expect(neuroc("check", "habit.neuro", "--fix").status).toBe(0);
    expect(readFileSync(join(folder, "habit.neuro"), "utf8")).toContain("a and b");
  });
  test("lets warnings fail only if it is told to", () => {
    write("warned.neuro", 'neuro main() {\n  let unused = 1\n  print("x")\n}\n');
    expect(neuroc("check", "warned.neuro").status).toBe(0);
    expect(neuroc("check", "warned.neuro", "--strict").status).toBe(1);
  });
});

describe("build", () => {
  test("writes a program that Node runs by itself", () => {
    expect(neuroc("build", "greet.neuro", "--out", "made").status).toBe(0);
    const result = spawnSync(process.execPath, [join(folder, "made/greet.js"), "ada"], {
      encoding: "utf8",
    });
    expect(result.stdout).toBe("ada\n");
  });
  test("writes nothing if there are errors", () => {
    expect(neuroc("build", "wrong.neuro", "--out", "none").status).toBe(1);
    expect(existsSync(join(folder, "none"))).toBe(false);
  });
  test("says why it cannot write, and leaves nothing half-written", () => {
    expect(neuroc("build", "greet.neuro", "--out", "/proc/neuro")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("I cannot write `/proc/neuro`"),
    });
    write("blocked", "a file");
    expect(neuroc("build", "greet.neuro", "--out", "blocked/out")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/cannot write `blocked\/out`/),
    });
    expect(readFileSync(join(folder, "blocked"), "utf8")).toBe("a file");
  });
});

describe("test", () => {
  test("shows both sides, the smallest inputs and the place", () => {
    write(
      "tests.neuro",
      `/// \`\`\`neuro
/// expect double(2) == 4
/// \`\`\`
export neuro double(n: Int) -> Int = n * 2

test "wrong" { expect double(3) == 7 }
test "always" for all (n: Int) { expect double(n) < 100 }
`,
    );
    const { status, stderr } = neuroc("test", "tests.neuro", "--seed", "1");
    expect(status).toBe(1);
    expect(stderr).toContain("wrong tests.neuro:6");
    expect(stderr).toMatch(/left: {2}6\n {2}right: 7/);
    expect(stderr).toContain("n = 50");
    expect(stderr).toContain("1 passed, 2 failed");
    expect(neuroc("test", "tests.neuro", "--filter", "double").stderr).toContain(
      "1 passed, 0 failed",
    );
  });
});

test("test --json says for other programs what happened, and where", () => {
  write(
    "told.neuro",
    `/// Twice.
/// \`\`\`
/// expect double(2) == 5
/// \`\`\`
export neuro double(n: Int) -> Int {
  expect n < 3
  return n * 2
}

test "right" { expect double(1) == 2 }
test "deep" { expect double(7) == 14 }
`,
  );
  const { status, stdout } = neuroc("test", "told.neuro", "--json", "--seed", "1", "--coverage");
  expect(status).toBe(1);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    version: 1,
    passed: 1,
    failed: 2,
    seed: 1,
    problems: [],
    crashes: [],
    coverage: [{ file: "told.neuro", run: expect.arrayContaining([6, 7]), missed: [] }],
  });
  expect(report.tests).toMatchObject([
    { file: "told.neuro", name: "right", line: 10, failure: null, output: "" },
    {
      name: "deep",
      line: 11,
      failure: {
        message: "expected: n < 3",
        left: "7",
        right: "3",
        trace: [
          { file: "told.neuro", line: 6, column: 3, neuro: "double" },
          { line: 11, column: 22 },
        ],
      },
    },
    // An example's own lines, not those of the test that it was made into.
    { name: "doc: double", line: 2, failure: { left: "4", right: "5", trace: [{ line: 3 }] } },
  ]);
  write("untold.neuro", 'test "x" { expect nothing }\n');
  const broken = neuroc("test", "untold.neuro", "--json");
  expect(broken.status).toBe(1);
  expect(JSON.parse(broken.stdout)).toMatchObject({
    passed: 0,
    failed: 0,
    tests: [],
    problems: [{ code: "P0301", span: { file: "untold.neuro", start: { line: 1 } } }],
  });
});

test("coverage names the lines that no test runs", () => {
  write(
    "covered.neuro",
    `export neuro size(n: Int) -> Text {
  if n < 10 {
    return "small"
  }
  return "big"
}

test "small" { expect size(1) == "small" }
`,
  );
  expect(neuroc("test", "covered.neuro", "--coverage").stderr).toMatch(
    /covered\.neuro +\d+ % +not run: 5\n/,
  );
});

describe("the rest of the house", () => {
  test("a hole lets the program run, and a strict check fail", () => {
    write("hole.neuro", 'neuro main(n: Int = 1) { print(if n > 0 { "more" } else { ? }) }\n');
    expect(neuroc("check", "hole.neuro").status).toBe(0);
    expect(neuroc("check", "hole.neuro", "--strict")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("A value of type `Text` is still to be written here."),
    });
    expect(neuroc("run", "hole.neuro")).toMatchObject({ status: 0, stdout: "more\n" });
  });
  test("new makes a project that checks, runs and passes its tests", () => {
    expect(neuroc("new", "notes").status).toBe(0);
    expect(neuroc("check", "notes", "--strict").status).toBe(0);
    expect(neuroc("fmt", "notes", "--check").status).toBe(0);
    expect(neuroc("run", "notes").stdout).toBe("Hello, world!\n");
    expect(neuroc("test", "notes").stderr).toContain("3 passed, 0 failed");
    expect(neuroc("new", "notes")).toMatchObject({ status: 1 });
  });
  test("new tells to install only what is not there already", () => {
    const made = (name: string): string => {
      const { stderr } = spawnSync(process.execPath, [bin, "new", name], {
        cwd: folder,
        encoding: "utf8",
        env: { ...environment, NO_COLOR: "1", npm_config_user_agent: "npm" },
      });
      return stderr + readFileSync(join(folder, name, "README.md"), "utf8");
    };
    expect(made("far-away").match(/npm install/g)).toHaveLength(2);
    write("clone/node_modules/.bin/neuroc", "");
    const inClone = made("clone/inside");
    expect(inClone).toContain("npm start -- --name you");
    expect(inClone).not.toContain("npm install");
  });
  test("fmt refuses broken sources and formats the others", () => {
    write("ugly.neuro", "neuro   one( )->Int=1\n");
    expect(neuroc("fmt", "ugly.neuro", "--check")).toMatchObject({
      status: 1,
      stdout: "ugly.neuro\n",
    });
    expect(neuroc("fmt", "ugly.neuro").status).toBe(0);
    expect(readFileSync(join(folder, "ugly.neuro"), "utf8")).toBe("neuro one() -> Int = 1\n");
    write("broken.neuro", "neuro one( -> Int =\n");
    expect(neuroc("fmt", "broken.neuro").status).toBe(1);
    expect(readFileSync(join(folder, "broken.neuro"), "utf8")).toBe("neuro one( -> Int =\n");
  });
  test("wrong usage exits 2 and names the nearest", () => {
    expect(neuroc("chekc")).toMatchObject({ status: 2, stderr: expect.stringContaining("check") });
    expect(neuroc("check", "--josn")).toMatchObject({ status: 2 });
    expect(neuroc("run")).toMatchObject({ status: 2 });
  });
  test("explain prints a page, --version a version", () => {
    expect(neuroc("explain", "unknown-name").stdout).toContain("P0301");
    expect(neuroc("explain", "P9999").status).toBe(1);
    expect(neuroc("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
  test.each(["bash", "zsh", "fish"])("completions for %s name every command", (shell) => {
    const { stdout } = neuroc("completions", shell);
    for (const command of ["new", "run", "check", "build", "test", "fmt", "explain"])
      expect(stdout).toContain(command);
  });
  test("Ctrl-C ends a watch with 130 and leaves no half-written file", async () => {
    const child = spawn(
      process.execPath,
      [bin, "build", "greet.neuro", "--out", "watched", "--watch"],
      { cwd: folder },
    );
    await new Promise<void>((resolve) => {
      child.stderr.on("data", (data: Buffer) => {
        if (data.includes("Watching")) resolve();
      });
    });
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect(code).toBe(130);
    expect(readdirSync(join(folder, "watched")).filter((name) => name.endsWith(".tmp"))).toEqual(
      [],
    );
  });
});
