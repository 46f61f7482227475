// Commands that take long: what a terminal shows meanwhile, and Ctrl-C.
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bin, environment, Folder } from "./command.ts";
import { writeLargeProject } from "./large-project.ts";

const folder = new Folder();
beforeAll(() => writeLargeProject(folder));
beforeEach(() => {
  for (const name of ["out", ".neuro"]) rmSync(folder.in(name), { recursive: true, force: true });
});
afterAll(() => folder.remove());

/** Starts the command, interrupts it and gives its exit code, as a shell would: 130 as well where Node had not begun. */
async function interrupted(words: readonly string[], after: number): Promise<number | null> {
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: folder.path,
    env: environment,
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((resolve) =>
    child.once("exit", (code, signal) => resolve(signal === "SIGINT" ? 130 : code)),
  );
  await setTimeout(after);
  child.kill("SIGINT");
  return ended;
}

const temporary = (): string[] =>
  readdirSync(folder.path, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".tmp"),
  );

describe("Ctrl-C in the middle", () => {
  const commands = [
    ["check"],
    ["build", "--out", "out"],
    ["test"],
    ["run", "main.neuro"],
    ["fmt", "--check"],
  ];
  test.each(commands)("of `%s` ends it with 130", async (...words) => {
    expect(await interrupted(words, 150)).toBe(130);
    expect(temporary()).toEqual([]);
    expect(folder.has("out")).toBe(false);
  });

  test("of a build, at any time, leaves the old files or the new ones", async () => {
    const start = performance.now();
    folder.neuroc("build", "--out", "out");
    const whole = performance.now() - start;
    const built = (): Record<string, string> =>
      Object.fromEntries(
        folder
          .files()
          .filter((name) => name.startsWith("out/"))
          .map((name) => [name, folder.read(name)]),
      );
    const before = built();
    const source = folder.read("m0.neuro");
    folder.write(
      "m0.neuro",
      source.replace(
        "export neuro total0",
        "export neuro second0() -> Int = 2\n\nexport neuro total0",
      ),
    );
    const codes: (number | null)[] = [];
    const seen: Record<string, string>[] = [];
    for (let part = 0.1; part < 1; part += 0.1) {
      codes.push(await interrupted(["build", "--out", "out"], part * whole));
      seen.push(built());
      expect(temporary()).toEqual([]);
    }
    folder.neuroc("build", "--out", "out");
    const after = built();
    expect(after).not.toEqual(before);
    expect(codes[0]).toBe(130);
    for (const files of seen) expect([before, after]).toContainEqual(files);
    folder.write("m0.neuro", source);
  }, 180_000);
});

const hasScript = spawnSync("script", ["--version"]).status === 0;

describe("on a terminal", () => {
  // `script` of util-linux runs a command on a terminal of its own.
  const onTerminal = (...words: string[]): string => {
    const command = [process.execPath, bin, ...words].join(" ");
    return folder.run("script", "-qec", command, "/dev/null").stdout;
  };
  test.skipIf(!hasScript)("a long command says what it is at, and takes that away", () => {
    const shown = onTerminal("build", "--out", "out");
    expect(shown).toMatch(/\r\u001B\[2K\u001B\[2m(Checking|Compiling) … [\d,]+/);
    expect(shown.lastIndexOf("\r\u001B[2K")).toBeGreaterThan(shown.lastIndexOf(" … "));
    expect(shown.trimEnd().split("\n").at(-1)).toMatch(/✓ Wrote \d+ files to out\./);
  });
  test("a pipe is shown nothing of it", () => {
    expect(folder.neuroc("build", "--out", "out").stderr).not.toContain("…");
  });
});
