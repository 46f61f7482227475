// What a policy's patterns mean, and that a host within limits lets nothing else happen.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  absolutePath,
  globRoot,
  hostFits,
  HostProblem,
  pathFits,
  programFits,
} from "../src/index.ts";
import { type Limits, noPlaces } from "../src/limits.ts";
import { nodeHost } from "../src/node/index.ts";
import { limited } from "../src/node/limited.ts";

const step = fc.stringMatching(/^[a-z0-9 ._-]{1,8}$/).filter((name) => !/^\.*$/.test(name));
const steps = fc.array(step, { minLength: 1, maxLength: 5 });

test.each([
  ["*.md", ""],
  ["a.md", ""],
  ["docs/a.md", "docs"],
  ["./docs/new/*.md", "docs/new"],
  ["docs/**", "docs"],
  ["docs/a?/x/*.md", "docs"],
  ["{a,b}/c/*.md", ""],
  ["/etc/*", ""],
  ["docs/../x/*", "docs"],
  ["../x/*", ""],
])("what fits %s lies below the folder %j", (pattern, folder) => {
  expect(globRoot(pattern)).toBe(folder);
});

describe("paths", () => {
  test.each([
    ["./data/**", "data/a/b.txt", true],
    ["./data/**", "data", true],
    ["data/**", "./data/a", true],
    ["./data/**", "database", false],
    ["./data/**", "data/../other", false],
    ["./data/*.csv", "data/a.csv", true],
    ["./data/*.csv", "data/a/b.csv", false],
    ["./data/*.csv", "data", false],
    ["./a.txt", "a.txt", true],
    ["./a.txt", "b/a.txt", false],
    ["./{a,b}.txt", "b.txt", true],
    ["./**/*.md", "x/y/z.md", true],
    ["./**/*.md", "z.md", true],
    ["/etc/*", "/etc/hosts", true],
    ["../shared/**", "/home/shared/x", true],
    ["../shared/**", "shared/x", false],
    ["/**", "/any/where", true],
  ])("%s %s", (pattern, path, fits) => {
    expect(pathFits(pattern, path, "/home/me")).toBe(fits);
  });

  test("a literal path fits itself and nothing else", () => {
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const [one, other] = [`./${a.join("/")}`, b.join("/")];
        expect(pathFits(one, a.join("/"), "/x")).toBe(true);
        expect(pathFits(one, other, "/x")).toBe(
          absolutePath(one, "/x") === absolutePath(other, "/x"),
        );
      }),
    );
  });

  test("`folder/**` is the folder and what is below it, however the path is written", () => {
    const wander = fc.constantFrom("", ".", "detour/..");
    fc.assert(
      fc.property(steps, steps, fc.array(wander, { maxLength: 4 }), (root, rest, detours) => {
        const pattern = `./${root.join("/")}/**`;
        const path = [...root, ...detours, ...rest].join("/");
        expect(pathFits(pattern, path, "/x")).toBe(true);
        expect(pathFits(pattern, root.join("/"), "/x")).toBe(true);
        const up = [...root, ...root.map(() => ".."), ...rest].join("/");
        const below = `/${rest.join("/")}/`.startsWith(`/${root.join("/")}/`);
        expect(pathFits(pattern, up, "/x")).toBe(below);
      }),
    );
  });

  test("signs of patterns in a folder's name are no patterns", () => {
    fc.assert(
      fc.property(steps, (rest) => {
        const folder = "/home/a*b{c,d}?";
        expect(pathFits("./**", rest.join("/"), folder)).toBe(true);
        expect(pathFits("./**", `/home/axb{c,d}?/${rest.join("/")}`, folder)).toBe(false);
      }),
    );
  });

  test("wider patterns allow more", () => {
    fc.assert(
      fc.property(steps, (path) => {
        const narrow = `./${[...path.slice(0, -1), "*"].join("/")}`;
        const wide = path.length > 1 ? `./${path[0]}/**` : "./**";
        expect(pathFits(narrow, path.join("/"), "/x")).toBe(true);
        expect(pathFits(wide, path.join("/"), "/x")).toBe(true);
      }),
    );
  });
});

describe("hosts", () => {
  test.each([
    ["api.example.org", "API.example.org", true],
    ["api.example.org", "api.example.org.", true],
    ["api.example.org", "api.example.org:8443", true],
    ["api.example.org:443", "api.example.org:8443", false],
    ["api.example.org:443", "api.example.org", false],
    ["*.example.org", "a.b.example.org", true],
    ["*.example.org", "example.org", false],
    ["*.example.org", ".example.org", false],
    ["*.example.org", "badexample.org", false],
    ["example.org", "example.org.evil.net", false],
    ["[::1]:80", "[::1]:80", true],
    ["*", "anything", true],
  ])("%s %s", (pattern, host, fits) => {
    expect(hostFits(pattern, host)).toBe(fits);
  });

  const label = fc.stringMatching(/^[a-z0-9]{1,6}$/);
  test("`*.domain` is exactly what ends in `.domain`", () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), label, (names, domain) => {
        const host = names.join(".");
        expect(hostFits(`*.${domain}`, `${host}.${domain}`)).toBe(true);
        expect(hostFits(`*.${domain}`, `${host}${domain}`)).toBe(
          host.includes(".") && `${host}${domain}`.endsWith(`.${domain}`),
        );
      }),
    );
  });
});

test("programs are names", () => {
  expect(programFits("git", "git")).toBe(true);
  expect(programFits("git", "/tmp/git")).toBe(false);
  expect(programFits("git", "git2")).toBe(false);
  expect(programFits("python3.*", "python3.12")).toBe(true);
});

describe("a host within limits", () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "neuro-limits-")));
    mkdirSync(join(folder, "home/in"), { recursive: true });
    mkdirSync(join(folder, "outside/deep"), { recursive: true });
    writeFileSync(join(folder, "home/in/a.txt"), "inside");
    writeFileSync(join(folder, "outside/secret.txt"), "outside");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const only = (given: Partial<Limits>): ReturnType<typeof nodeHost> =>
    limited(nodeHost([]), {
      folder: join(folder, "home"),
      read: ["./in/**"],
      write: ["./in/**"],
      programs: [],
      places: noPlaces,
      ...given,
    });
  const kindOf = (action: () => unknown): string => {
    try {
      action();
      return "done";
    } catch (error) {
      return error instanceof HostProblem ? error.kind : String(error);
    }
  };
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const at = (path: string): string => join(folder, path);
  const bytes = new TextEncoder().encode("new");

  test("reads and writes inside, and nothing outside", () => {
    const { fs } = only({});
    expect(text(fs.read(at("home/in/a.txt")))).toBe("inside");
    expect(kindOf(() => fs.read(at("outside/secret.txt")))).toBe("not-allowed");
    expect(kindOf(() => fs.read(`${folder}/home/in/../../outside/secret.txt`))).toBe("not-allowed");
    expect(kindOf(() => fs.status(at("outside/secret.txt")))).toBe("not-allowed");
    expect(kindOf(() => fs.list(at("outside")))).toBe("not-allowed");
    fs.write(at("home/in/b.txt"), bytes);
    expect(readFileSync(at("home/in/b.txt"), "utf8")).toBe("new");
    for (const change of [
      () => fs.write(at("outside/new.txt"), bytes),
      () => fs.append(at("outside/secret.txt"), bytes),
      () => fs.makeFolder(at("outside/new")),
      () => fs.remove(at("outside")),
      () => fs.trash(at("outside")),
      () => fs.move(at("outside/secret.txt"), at("home/in/c.txt")),
      () => fs.move(at("home/in/a.txt"), at("outside/a.txt")),
      () => fs.copy(at("home/in/a.txt"), at("outside/a.txt")),
      () => fs.copy(at("outside/secret.txt"), at("home/in/c.txt")),
      () => fs.lock(at("outside/lock")),
      () => fs.unlock(at("outside/lock")),
    ])
      expect(kindOf(change)).toBe("not-allowed");
    expect(readFileSync(at("outside/secret.txt"), "utf8")).toBe("outside");
  });

  test("a link inside does not lead out", () => {
    symlinkSync(at("outside"), at("home/in/door"));
    symlinkSync(at("outside/later.txt"), at("home/in/later"));
    symlinkSync(at("outside/deep"), at("home/in/deep"));
    const { fs } = only({});
    expect(kindOf(() => fs.read(at("home/in/door/secret.txt")))).toBe("not-allowed");
    expect(kindOf(() => fs.write(at("home/in/door/new.txt"), bytes))).toBe("not-allowed");
    // What the link names is not there yet: writing through it would make it.
    expect(kindOf(() => fs.append(at("home/in/later"), bytes))).toBe("not-allowed");
    // The system reads `..` after a link as the folder above its target.
    expect(kindOf(() => fs.read(`${folder}/home/in/deep/../secret.txt`))).toBe("not-allowed");
    // The link itself lies inside.
    expect(kindOf(() => fs.remove(at("home/in/door")))).toBe("done");
    expect(readFileSync(at("outside/secret.txt"), "utf8")).toBe("outside");
  });

  describe("places of which a policy says more", () => {
    const mail = { patterns: ["./in/mail/**"], label: 1 };
    const out = { patterns: ["./in/out/**"], label: 1 };
    const seen = ["in/mail/a", "in/notes/a", "in/out/a", "in/pub/a"];
    const places = {
      seen,
      read: { treated: [mail], cleared: [] },
      write: { treated: [], cleared: [out] },
    };
    beforeEach(() => {
      places.seen = seen.map((path) => at(`home/${path}`));
      for (const name of ["mail", "notes", "out", "pub"]) {
        mkdirSync(at(`home/in/${name}`));
        writeFileSync(at(`home/in/${name}/a`), name);
      }
    });
    const swap = (name: string, target: string): void => {
      rmSync(at(`home/in/${name}`), { recursive: true });
      symlinkSync(at(target), at(`home/in/${name}`));
    };

    test("without links all is as the compiler took it to be", () => {
      const { fs } = only({ places });
      for (const path of places.seen) {
        expect(kindOf(() => fs.read(path))).toBe("done");
        expect(kindOf(() => fs.write(path, bytes))).toBe("done");
      }
    });
    test("a link does not lead to what is more private than it says", () => {
      swap("notes", "home/in/mail");
      const { fs } = only({ places });
      expect(kindOf(() => fs.read(at("home/in/notes/a")))).toBe("elsewhere");
      expect(kindOf(() => fs.read(at("home/in/mail/a")))).toBe("done");
    });
    test("a link to what is less private is none of it", () => {
      swap("mail", "home/in/notes");
      const { fs } = only({ places });
      expect(kindOf(() => fs.read(at("home/in/mail/a")))).toBe("done");
      // What lies behind a treated folder is treated, whichever way leads there.
      expect(kindOf(() => fs.read(at("home/in/notes/a")))).toBe("elsewhere");
    });
    test("a link does not lead to where less may go", () => {
      swap("out", "home/in/pub");
      const { fs } = only({ places });
      expect(kindOf(() => fs.write(at("home/in/out/a"), bytes))).toBe("elsewhere");
      expect(kindOf(() => fs.write(at("home/in/pub/a"), bytes))).toBe("done");
    });
    test("also where every path is allowed, and the message is the place", () => {
      swap("notes", "home/in/mail");
      const { fs } = only({ places, read: undefined });
      expect(() => fs.read(at("home/in/notes/a"))).toThrow(at("home/in/mail/a"));
    });
    test("of what the compiler did not see it took everything into account", () => {
      swap("notes", "home/in/mail");
      const { fs } = only({ places });
      expect(kindOf(() => fs.read(`${folder}/home/in/./notes/a`))).toBe("done");
    });
    test("a folder of the policy that is a link is one place", () => {
      symlinkSync(at("home"), at("alias"));
      places.seen = [at("alias/in/mail/a"), at("alias/in/out/a")];
      const { fs } = only({ places, folder: at("alias") });
      expect(kindOf(() => fs.read(at("alias/in/mail/a")))).toBe("done");
      expect(kindOf(() => fs.write(at("alias/in/out/a"), bytes))).toBe("done");
    });
  });

  test("a link in a circle is no way out, and no end of the program", () => {
    symlinkSync(at("home/in/b"), at("home/in/a"));
    symlinkSync(at("home/in/a"), at("home/in/b"));
    expect(kindOf(() => only({}).fs.read(at("home/in/a/x")))).toBe("other");
  });

  test("what is in a folder that is copied or moved has to be readable", () => {
    const { fs } = only({ read: ["./in", "./in/*.txt"] });
    mkdirSync(at("home/in/deep"));
    expect(kindOf(() => fs.copy(at("home/in"), at("home/in/copy")))).toBe("not-allowed");
    expect(kindOf(() => fs.move(at("home/in"), at("home/in/copy")))).toBe("not-allowed");
    const { fs: wider } = only({ read: ["./in/**"], write: ["./**"] });
    wider.copy(at("home/in"), at("home/copy"));
    wider.move(at("home/in"), at("home/moved"));
    expect(readFileSync(at("home/copy/a.txt"), "utf8")).toBe("inside");
    expect(readFileSync(at("home/moved/a.txt"), "utf8")).toBe("inside");
  });

  test("a folder for a while is the program's own", () => {
    const { fs } = only({});
    const own = fs.makeTemporaryFolder();
    fs.write(`${own}/a`, bytes);
    expect(text(fs.read(`${own}/a`))).toBe("new");
    fs.remove(own);
  });

  test("without patterns everything is allowed, with none nothing", () => {
    expect(kindOf(() => only({ read: undefined }).fs.read(at("outside/secret.txt")))).toBe("done");
    expect(kindOf(() => only({ read: [] }).fs.read(at("home/in/a.txt")))).toBe("not-allowed");
  });

  test("other programs are not started", () => {
    const command = {
      arguments: [],
      folder: ".",
      env: new Map(),
      stdin: new Uint8Array(),
      timeout: 9e3,
    };
    const { process } = only({ programs: ["true"] });
    expect(kindOf(() => process.run({ ...command, program: "true" }))).toBe("done");
    expect(kindOf(() => process.run({ ...command, program: "false" }))).toBe("not-allowed");
    expect(kindOf(() => process.start({ ...command, program: "false" }))).toBe("not-allowed");
    expect(process.workingFolder()).not.toBe("");
    expect([...process.arguments, process.id > 0, process.platform !== ""]).toEqual([true, true]);
  });
});
