// Hosts: what tests replace, and Node's own.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  CapturedConsole,
  FixedStdin,
  host,
  HostProblem,
  SeededRandom,
  setHost,
  SimulatedClock,
  VirtualFiles,
  withHost,
  withHostAsync,
} from "../src/index.ts";
import { nodeHost, openNodeFlow } from "../src/node/index.ts";
import { NodeFiles } from "../src/node/files.ts";

setHost(nodeHost([]));
const folder = mkdtempSync(join(tmpdir(), "neuro-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("replacing providers", () => {
  test("lasts as long as the body", () => {
    const clock = new SimulatedClock(1000);
    expect(withHost({ clock }, () => host().clock.now())).toBe(1000);
    expect(host().clock).not.toBe(clock);
  });
  test("ends with a failing body", () => {
    const console = new CapturedConsole();
    const body = (): never => {
      host().console.out("x");
      throw new RangeError("stop");
    };
    expect(() => withHost({ console }, body)).toThrow(RangeError);
    expect(console.output).toBe("x");
    expect(host().console).not.toBe(console);
  });
});

describe.each([
  ["where flows are carried", openNodeFlow],
  ["where they are not", undefined],
])("replacing providers of what suspends, %s,", (_, open) => {
  beforeEach(() => setHost(nodeHost([]), open));
  afterAll(() => setHost(nodeHost([])));

  test("lasts until it has settled", async () => {
    const clock = new SimulatedClock(1000);
    const suspended = withHostAsync({ clock }, async () => {
      await host().timer.sleep(500);
      return host().clock.now();
    });
    expect(await suspended).toBe(1500);
    expect(host().clock).not.toBe(clock);
  });
  test("ends with a failing body, at once or later", async () => {
    const console = new CapturedConsole();
    const later = withHostAsync({ console }, async () => {
      await Promise.resolve();
      throw new RangeError("stop");
    });
    await expect(later).rejects.toThrow(RangeError);
    const atOnce = (): never => {
      throw new RangeError("stop");
    };
    expect(() => withHostAsync({ console }, atOnce)).toThrow(RangeError);
    expect(host().console).not.toBe(console);
  });
  test("may stand in one another", async () => {
    const [outer, inner] = [new CapturedConsole(), new CapturedConsole()];
    await withHostAsync({ console: outer }, () =>
      withHostAsync({ clock: new SimulatedClock(7) }, async () => {
        await Promise.resolve();
        withHost({ console: inner }, () => host().console.out(`in ${host().clock.now()}`));
        host().console.out(`out ${host().clock.now()}`);
      }),
    );
    expect([outer.output, inner.output]).toEqual(["out 7", "in 7"]);
  });
});

test("two flows side by side have each its own providers, and who starts them keeps the platform's", async () => {
  setHost(nodeHost([]), openNodeFlow);
  const before = host().console;
  const flow = async (name: string, pause: number): Promise<string> => {
    const console = new CapturedConsole();
    await withHostAsync({ console }, async () => {
      for (let round = 1; round <= 3; round += 1) {
        await host().timer.sleep(pause);
        host().console.out(`${name}${round}`);
      }
    });
    return console.output;
  };
  const both = Promise.all([flow("a", 2), flow("b", 3)]);
  expect(host().console).toBe(before);
  expect(await both).toEqual(["a1a2a3", "b1b2b3"]);
  expect(host().console).toBe(before);
});

test("a seed decides the numbers, and they spread", () => {
  const numbers = (seed: number): number[] =>
    Array.from(
      { length: 1000 },
      (
        (random) => () =>
          random.next()
      )(new SeededRandom(seed)),
    );
  expect(numbers(1)).toEqual(numbers(1));
  expect(numbers(1)[0]).not.toBe(numbers(2)[0]);
  const mean = numbers(7).reduce((sum, value) => sum + value, 0) / 1000;
  expect(mean).toBeGreaterThan(0.45);
  expect(mean).toBeLessThan(0.55);
});

test("fixed input gives its lines, then what is left", () => {
  const input = new FixedStdin("a\r\nb\nc\nd");
  expect([input.line(), input.line(), input.rest(), input.line()]).toEqual([
    "a",
    "b",
    "c\nd",
    undefined,
  ]);
});

const kindOf = (body: () => unknown): string | undefined => {
  try {
    body();
    return undefined;
  } catch (error) {
    return error instanceof HostProblem ? error.kind : String(error);
  }
};

describe.each([
  ["virtual", new VirtualFiles([["base/a.txt", "a"]]), "base"],
  ["Node's", new NodeFiles(), join(folder, "base")],
] as const)("%s files", (_, files, base) => {
  const bytes = new TextEncoder().encode("a");
  test("are written, listed, read, moved and removed", () => {
    files.makeFolder(`${base}/inner`);
    files.write(`${base}/a.txt`, bytes);
    files.append(`${base}/inner/b.txt`, bytes);
    files.append(`${base}/inner/b.txt`, bytes);
    expect(files.list(base).map(({ name }) => name)).toEqual(["a.txt", "inner"]);
    expect(new TextDecoder().decode(files.read(`${base}/inner/b.txt`))).toBe("aa");
    files.copy(`${base}/inner`, `${base}/copy`);
    files.move(`${base}/inner`, `${base}/moved`);
    expect(files.list(base).map(({ name }) => name)).toEqual(["a.txt", "copy", "moved"]);
    expect(files.status(`${base}/moved/b.txt`)).toMatchObject({ kind: "file", bytes: 2 });
    expect(files.status(`${base}/copy`)?.kind).toBe("folder");
    files.remove(`${base}/moved`);
    expect(files.status(`${base}/moved/b.txt`)).toBeUndefined();
  });
  test("say what is wrong", () => {
    expect(kindOf(() => files.read(`${base}/missing`))).toBe("not-found");
    expect(kindOf(() => files.read(base))).toBe("is-folder");
    expect(kindOf(() => files.list(`${base}/a.txt`))).toBe("not-folder");
    expect(kindOf(() => files.write(`${base}/no/such.txt`, bytes))).toBe("not-found");
    expect(kindOf(() => files.write(base, bytes))).toBe("is-folder");
    expect(kindOf(() => files.remove(`${base}/missing`))).toBe("not-found");
  });
});

test("a link to a folder is not walked into, a link to a file is one", () => {
  const linked = join(folder, "linked");
  mkdirSync(linked);
  writeFileSync(join(linked, "file"), "x");
  symlinkSync(".", join(linked, "circle"));
  symlinkSync("file", join(linked, "second"));
  symlinkSync("nowhere", join(linked, "third"));
  expect(new NodeFiles().list(linked)).toEqual([
    { name: "circle", kind: "other" },
    { name: "file", kind: "file" },
    { name: "second", kind: "file" },
    { name: "third", kind: "other" },
  ]);
});

test("writing leaves no temporary file", () => {
  new NodeFiles().write(join(folder, "x"), new Uint8Array([1]));
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("a program is run to its end", () => {
  const run = (code: string, timeout = 10_000): { code: number; out: string } => {
    const command = {
      program: process.execPath,
      arguments: ["-e", code],
      folder: ".",
      env: new Map([["WORD", "hi"]]),
      stdin: new Uint8Array(),
      timeout,
    };
    const output = host().process.run(command);
    return { code: output.code, out: new TextDecoder().decode(output.stdout) };
  };
  expect(run("process.stdout.write(process.env.WORD); process.exitCode = 3")).toEqual({
    code: 3,
    out: "hi",
  });
  expect(kindOf(() => run("setTimeout(() => {}, 60000)", 50))).toBe("timeout");
});
