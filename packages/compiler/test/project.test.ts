import { describe, expect, test } from "vitest";
import { memoryFiles } from "../src/files/memory-files.ts";
import { entryModule, findProject, modulesAt } from "../src/project.ts";
import { packageModules, resolveImport, whyMissing } from "../src/resolve.ts";

const files = memoryFiles({
  "/p/package.json": "{}",
  "/p/src/main.neuro": "",
  "/p/src/text.neuro": "",
  "/p/out/old.neuro": "",
  "/p/.hidden/x.neuro": "",
  "/p/node_modules/@acme/text/package.json": JSON.stringify({
    exports: { ".": { neuro: "./text.neuro", default: "./text.js" } },
  }),
  "/p/node_modules/@acme/text/text.neuro": "",
  "/alone/x.neuro": "",
});

test("a project begins at the nearest package.json", () => {
  expect(findProject(files, "/p/src/main.neuro")).toEqual({
    root: "/p",
    isProject: true,
    cache: "/p/node_modules/.cache/neuro",
  });
  expect(findProject(files, "/alone/x.neuro")).toMatchObject({ root: "/alone", isProject: false });
});

test("a folder stands for its sources, or for its main", () => {
  expect(modulesAt(files, "/p")).toEqual(["/p/src/main.neuro", "/p/src/text.neuro"]);
  expect(entryModule(files, "/p")).toBe("/p/src/main.neuro");
  expect(entryModule(files, "/p/src/text")).toBe("/p/src/text.neuro");
  expect(() => entryModule(files, "/p/package.json")).toThrow(/does not end in `.neuro`/);
  expect(() => entryModule(files, "/alone")).toThrow(/without a `main.neuro`/);
});

describe("an import", () => {
  const modules = ["neuro:fs", "neuro:json"];
  const standard = { modules, has: (module: string) => modules.includes(module) };
  const resolve = (specifier: string) =>
    resolveImport(files, standard, specifier, "/p/src/main.neuro");
  test.each([
    ["neuro:fs", "neuro:fs"],
    ["neuro:sf", undefined],
    ["./text", "/p/src/text.neuro"],
    ["./text.neuro", "/p/src/text.neuro"],
    ["../src/text", "/p/src/text.neuro"],
    ["./none", undefined],
    ["@acme/text", "/p/node_modules/@acme/text/text.neuro"],
    ["@acme/text@^1.2", "/p/node_modules/@acme/text/text.neuro"],
    ["@acme/none", undefined],
  ])("%s means %s", (specifier, path) => expect(resolve(specifier)).toBe(path));

  const withPackages = memoryFiles({
    "/p/main.neuro": "",
    "/p/shop.neuro": "",
    "/p/prices/european.neuro": "",
    "/p/prices/asian.neuro": "",
    "/p/empty.neuro/x.txt": "",
    "/p/node_modules/plain/package.json": JSON.stringify({ main: "./main.js" }),
    "/p/node_modules/parts/package.json": JSON.stringify({
      exports: { ".": "./main.js", "./a": { neuro: "./a.neuro" }, "./b": { neuro: "./b.neuro" } },
    }),
    "/p/node_modules/parts/a.neuro": "",
    "/p/node_modules/broken/package.json": "{",
  });
  test.each([
    ["parts/a", undefined],
    ["./none", undefined],
    ["neuro:none", undefined],
    ["./main2", undefined],
    ["./shpo", { kind: "misspelled", suggestion: "./shop" }],
    ["./Shop", { kind: "misspelled", suggestion: "./shop" }],
    ["./shop.js", { kind: "misspelled", suggestion: "./shop" }],
    ["./prises/europaean", { kind: "misspelled", suggestion: "./prices/european" }],
    ["../p/shpo", { kind: "misspelled", suggestion: "../p/shop" }],
    ["neuro:jsno", { kind: "misspelled", suggestion: "neuro:json" }],
    ["fs", { kind: "not-installed", package: "fs", suggestion: "neuro:fs" }],
    ["node:fs", { kind: "not-installed", package: "node:fs", suggestion: "neuro:fs" }],
    ["shop", { kind: "not-installed", package: "shop", suggestion: "./shop" }],
    ["./prices", { kind: "folder", modules: ["./prices/asian", "./prices/european"] }],
    ["./empty", { kind: "folder", modules: [] }],
    ["nowhere/x", { kind: "not-installed", package: "nowhere" }],
    ["plain", { kind: "no-neuro-code", package: "plain" }],
    ["broken", { kind: "no-neuro-code", package: "broken" }],
    ["parts", { kind: "no-such-part", package: "parts", parts: ["parts/a", "parts/b"] }],
    [
      "parts/c",
      {
        kind: "no-such-part",
        package: "parts",
        parts: ["parts/a", "parts/b"],
        suggestion: "parts/a",
      },
    ],
    ["parts/b", { kind: "no-file", package: "parts", file: "./b.neuro" }],
  ])("why %s leads nowhere", (specifier, why) => {
    const from = "/p/main.neuro";
    const leads = resolveImport(withPackages, standard, specifier, from) !== undefined;
    expect(leads ? undefined : whyMissing(withPackages, standard, specifier, from)).toEqual(why);
  });
});

test("modules of the packages that a project depends on", () => {
  const manifest = (content: object): string => JSON.stringify(content);
  const project = memoryFiles({
    "/w/p/package.json": manifest({
      dependencies: { one: "1", many: "1", broken: "1", plain: "1", missing: "1" },
      devDependencies: { "@a/above": "1" },
    }),
    "/w/p/node_modules/one/package.json": manifest({ exports: { neuro: "./one.neuro" } }),
    "/w/p/node_modules/many/package.json": manifest({
      exports: {
        ".": { neuro: "./src/main.neuro", default: "./main.js" },
        "./part": { neuro: "./src/part.neuro" },
        "./all/*": { neuro: "./src/*.neuro" },
        "./script": "./script.js",
      },
    }),
    "/w/p/node_modules/broken/package.json": "{",
    "/w/p/node_modules/plain/package.json": manifest({ main: "./main.js" }),
    "/w/p/node_modules/unused/package.json": manifest({ exports: { neuro: "./a.neuro" } }),
    "/w/node_modules/@a/above/package.json": manifest({ exports: { neuro: "./a.neuro" } }),
  });
  expect([...packageModules(project, "/w/p")]).toEqual([
    ["/w/p/node_modules/one/one.neuro", "one"],
    ["/w/p/node_modules/many/src/main.neuro", "many"],
    ["/w/p/node_modules/many/src/part.neuro", "many/part"],
    ["/w/node_modules/@a/above/a.neuro", "@a/above"],
  ]);
  expect(packageModules(project, "/nowhere").size).toBe(0);
});
