// What is published, as it is published: packed, installed from the tarballs into an empty folder, and used there.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOf } from "../docs/blocks.ts";
import { Folder, root } from "./command.ts";

const folder = new Folder();
afterAll(() => folder.remove());

/** Nothing is asked of a registry: the packages hold all that they need. */
const npm = (where: string, ...words: string[]) =>
  folder.run("npm", "--prefix", folder.in(where), "--offline", "--no-audit", "--no-fund", ...words);

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

function pack(name: string): Packed {
  const result = folder.run("npm", "pack", "--json", join(root, "packages", name));
  expect(result.status, result.stderr).toBe(0);
  return (JSON.parse(result.stdout) as Packed[])[0]!;
}

let neuroc: Packed;
let create: Packed;
beforeAll(() => {
  neuroc = pack("neuroc");
  create = pack("create-neuro-lang");
});

describe("the tarballs", () => {
  test("hold the build and nothing of the workspace", () => {
    const names = neuroc.files.map(({ path }) => path);
    const built = readdirSync(join(root, "packages/neuroc/dist"), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name).slice(join(root, "packages/neuroc/").length),
      );
    expect(names.toSorted()).toEqual(
      ["README.md", "bin/neuroc.cjs", "package.json", ...built].toSorted(),
    );
    expect(create.files.map(({ path }) => path)).toEqual([
      "README.md",
      "bin/create-neuro-lang.cjs",
      "package.json",
    ]);
  });
  test("start a project that runs, passes its tests and builds, far from the workspace", () => {
    folder.write("start/package.json", "{}");
    const tarballs = [neuroc, create].map(({ filename }) => folder.in(filename));
    const installed = npm("start", "install", ...tarballs);
    expect(installed.status, installed.stderr).toBe(0);
    expect(
      readdirSync(folder.in("start/node_modules")).filter((name) => !name.startsWith(".")),
    ).toEqual(["create-neuro-lang", "neuroc"]);

    const bin = folder.in("start/node_modules/.bin/create-neuro-lang");
    const made = npm("start", "exec", "--", bin, folder.in("notes"));
    expect(made.status, made.stderr).toBe(0);
    expect(made.stderr).toContain("npm install\n  npm start -- --name you\n  npm test");

    expect(npm("notes", "install", tarballs[0]!).status).toBe(0);
    expect(npm("notes", "start", "--silent", "--", "--name", "Ada").stdout).toBe("Hello, Ada!\n");
    expect(npm("notes", "test").stderr).toContain("3 passed, 0 failed");
    expect(npm("notes", "run", "check").status).toBe(0);
    expect(npm("notes", "run", "build").status).toBe(0);
    expect(folder.run(process.execPath, "notes/out/main.js", "--loud").stdout).toBe(
      "HELLO, WORLD!\n",
    );
  });
  test("the start asks for a name", () => {
    expect(folder.run(folder.in("start/node_modules/.bin/create-neuro-lang"))).toEqual({
      status: 2,
      stdout: "",
      stderr: "What is the project's name? For example: npm create neuro-lang notes\n",
    });
  });
});

describe("a package with Neuro-Code, as the chapter on modules lays it out", () => {
  const page = readFileSync(join(root, "docs/language/modules.md"), "utf8");
  const blocks = blocksOf(page);
  const shapes = blocks.find(({ manifest }) => manifest !== undefined)!;
  const user = blocks.find(({ code }) => code.includes('from "@acme/shapes"'))!;

  test("is checked, built, packed, installed and imported", () => {
    folder.write("shapes/package.json", JSON.stringify(shapes.manifest));
    folder.write("shapes/shapes.neuro", shapes.code);
    expect(folder.neuroc("check", "--strict", "shapes").status).toBe(0);
    expect(folder.neuroc("test", "shapes").stderr).toContain("1 passed, 0 failed");
    const built = folder.neuroc("build", "shapes/shapes.neuro", "--out", "shapes/out");
    expect(built.status, built.stderr).toBe(0);
    const packed = folder.run("npm", "pack", "--json", folder.in("shapes"));
    expect(packed.status, packed.stderr).toBe(0);
    const { filename, files } = (JSON.parse(packed.stdout) as Packed[])[0]!;
    const names = files.map(({ path }) => path);
    for (const name of ["shapes.neuro", "out/shapes.js", "out/shapes.d.ts"])
      expect(names).toContain(name);

    folder.write("user/package.json", '{ "type": "module" }');
    folder.write("user/main.neuro", user.code);
    const installed = npm("user", "install", folder.in(filename));
    expect(installed.status, installed.stderr).toBe(0);
    expect(folder.neuroc("run", "user/main.neuro")).toEqual({
      status: 0,
      stdout: user.output,
      stderr: "",
    });
    folder.write(
      "user/main.js",
      'import { area, Shape } from "@acme/shapes";\nconsole.log(area(Shape.Circle(2)));\n',
    );
    expect(folder.run(process.execPath, "user/main.js").stdout).toBe(user.output);
    expect(folder.neuroc("build", "user/main.neuro", "--out", "user/built").status).toBe(0);
    expect(folder.run(process.execPath, "user/built/main.js").stdout).toBe(user.output);
  });
  test("has no module that its package.json does not name", () => {
    folder.write("user/other.neuro", 'import { volume } from "@acme/shapes/solids"\n');
    const { stderr } = folder.neuroc("check", "user/other.neuro");
    expect(stderr).toContain("The package `@acme/shapes` has no module `@acme/shapes/solids`.");
    expect(stderr).toContain("It has `@acme/shapes`.");
  });
});
