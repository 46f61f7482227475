// What Node's host does with other processes and with what the user may want back: locks, the trash, started programs.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { CapturedConsole, HostProblem } from "../src/index.ts";
import { NodeFiles } from "../src/node/files.ts";
import { NodeProcess } from "../src/node/process.ts";

const folder = mkdtempSync(join(tmpdir(), "neuro-test-"));
afterAll(() => rmSync(folder, { recursive: true }));
const files = new NodeFiles();

function problemOf(body: () => void): HostProblem {
  try {
    body();
  } catch (error) {
    if (error instanceof HostProblem) return error;
    throw error;
  }
  throw new Error("nothing went wrong");
}

/** The lock of a process that has ended. */
function leaveStaleLock(path: string): void {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  const holder = { process: pid, started: "", machine: hostname(), token: "dead" };
  writeFileSync(path, JSON.stringify(holder));
}

describe("locks", () => {
  test("are held by one, and given back", () => {
    const path = join(folder, "one.lock");
    files.lock(path);
    const problem = problemOf(() => files.lock(path));
    expect(problem.kind).toBe("locked");
    expect(problem.message).toBe(`process ${process.pid}`);
    files.unlock(path);
    files.lock(path);
    files.unlock(path);
    expect(readdirSync(folder)).toEqual([]);
  });
  test("of a dead process are taken over", () => {
    const path = join(folder, "stale.lock");
    leaveStaleLock(path);
    files.lock(path);
    expect(problemOf(() => files.lock(path)).kind).toBe("locked");
    files.unlock(path);
    expect(readdirSync(folder)).toEqual([]);
  });
  test("of another machine, and other files, are left alone", () => {
    const path = join(folder, "foreign.lock");
    writeFileSync(path, JSON.stringify({ process: 1, started: "", machine: "elsewhere", token: "x" })); // prettier-ignore
    expect(problemOf(() => files.lock(path)).kind).toBe("locked");
    writeFileSync(path, "notes");
    expect(problemOf(() => files.lock(path)).kind).toBe("exists");
    rmSync(path);
  });
  test("that many find dead are taken over by one", async () => {
    const path = join(folder, "raced.lock");
    leaveStaleLock(path);
    const module = fileURLToPath(new URL("../src/node/locks.ts", import.meta.url));
    const script = `const { takeLock } = await import(${JSON.stringify(module)});
      try { takeLock(${JSON.stringify(path)}); console.log("taken"); setTimeout(() => {}, 1500); }
      catch (error) { console.log(error.kind); }`;
    const racers = Array.from({ length: 6 }, async () => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
      let output = "";
      for await (const piece of child.stdout) output += String(piece);
      return output.trim();
    });
    const outcomes = await Promise.all(racers);
    expect(outcomes.toSorted()).toEqual([...Array<string>(5).fill("locked"), "taken"]);
    rmSync(path);
  });
});

describe("the trash", () => {
  afterEach(() => vi.unstubAllEnvs());
  const home = mkdtempSync(join(homedir(), ".neuro-test-"));
  afterAll(() => rmSync(home, { recursive: true }));
  test.skipIf(process.platform !== "linux")("keeps what was thrown away, and from where", () => {
    vi.stubEnv("XDG_DATA_HOME", home);
    for (const content of ["first", "second"]) {
      writeFileSync(join(home, "a note.txt"), content);
      files.trash(join(home, "a note.txt"));
    }
    expect(existsSync(join(home, "a note.txt"))).toBe(false);
    const kept = join(home, "Trash", "files");
    expect(readdirSync(kept).toSorted()).toEqual(["a note 2.txt", "a note.txt"]);
    expect(readFileSync(join(kept, "a note 2.txt"), "utf8")).toBe("second");
    const note = readFileSync(join(home, "Trash", "info", "a note.txt.trashinfo"), "utf8");
    expect(note).toMatch(/^\[Trash Info\]\nPath=.*\/a%20note\.txt\nDeletionDate=\d{4}-\d\d-\d\dT/);
    expect(problemOf(() => files.trash(join(home, "nothing"))).kind).toBe("not-found");
  });
  test("is not for temporary files", () => {
    vi.stubEnv("XDG_DATA_HOME", home);
    const path = join(folder, "temporary");
    writeFileSync(path, "");
    files.trash(path);
    expect(existsSync(path)).toBe(false);
    expect(existsSync(join(home, "Trash", "files", "temporary"))).toBe(false);
  });
});

describe("started programs", () => {
  const programs = new NodeProcess([], new CapturedConsole());
  const command = (script: string): Parameters<NodeProcess["start"]>[0] => ({
    program: process.execPath,
    arguments: ["-e", script],
    folder,
    env: new Map([["NEURO_WORD", "hi"]]),
    stdin: new TextEncoder().encode("from us"),
    timeout: Infinity,
  });
  const texts = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  test("give what they wrote when they end", async () => {
    const script = `process.stdin.on("data", (piece) => {
      console.log(piece + " " + process.env.NEURO_WORD); console.error("oh"); process.exitCode = 3; })`;
    const running = programs.start(command(script));
    expect(running.id).toBeGreaterThan(0);
    const { code, stdout, stderr } = await running.ended;
    expect([code, texts(stdout), texts(stderr)]).toEqual([3, "from us hi\n", "oh\n"]);
    running.kill(false);
  });
  test.skipIf(process.platform === "win32")("are ended by a signal", async () => {
    const waiting = programs.start(command("setTimeout(() => {}, 60000)"));
    waiting.kill(false);
    expect((await waiting.ended).code).toBe(143);
    const forced = programs.start(command("setTimeout(() => {}, 60000)"));
    forced.kill(true);
    expect((await forced.ended).code).toBe(137);
  });
  test("that cannot be started are named", () => {
    const missing = { ...command(""), program: "no-such-program-anywhere" };
    expect(problemOf(() => programs.start(missing)).kind).toBe("not-found");
    const nowhere = { ...command(""), folder: join(folder, "nowhere") };
    expect(problemOf(() => programs.start(nowhere)).message).toMatch(/there is no folder/);
    expect(problemOf(() => void programs.run(nowhere)).message).toMatch(/there is no folder/);
  });
  test("like files, take no character \\0, and that is said in a sentence", () => {
    const said = String.raw`neither a path nor what a program is started with can hold the character \0`;
    expect(problemOf(() => void programs.run(command("a\0b"))).message).toBe(said);
    expect(problemOf(() => void programs.start(command("a\0b"))).message).toBe(said);
    expect(problemOf(() => void new NodeFiles().read("a\0b")).message).toBe(said);
  });
});
