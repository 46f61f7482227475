import { expect, test } from "vitest";
import { emitModule } from "../src/index.ts";
import {
  block,
  emit,
  get,
  int,
  just,
  lit,
  local,
  moduleOf,
  named,
  neuro,
  opaque,
  optional,
  record,
  sum,
  text,
} from "./build.ts";

test("declarations: failures are documented, optionals are undefined, suspending neuros give promises", () => {
  const missing = record("Missing", [["name", text]], true);
  const find = neuro("find", [local("name", text)], optional(int), block([], lit(1)), {
    documentation: "Finds it.",
    fails: [named("Missing")],
    suspends: "always",
  });
  const { declarations } = emit(missing, find);
  expect(declarations).toContain(
    "/**\n * Finds it.\n *\n * @throws {Missing}\n */\nexport declare function find(name: string): Promise<number | undefined>;",
  );
  expect(declarations).toMatch(
    /export declare class Missing extends Failure \{\n {2}name: string;/,
  );
});

test("declarations: a sum is a discriminated union", () => {
  const { declarations } = emit(sum("Shape", [["Circle", ["radius", int]], ["Empty"]]));
  expect(declarations).toContain("readonly tag: 0;");
  expect(declarations).toContain("export type Shape = Shape$Circle | Shape$Empty;");
});

test("declarations: a plain string is no opaque value, unless every Text is one", () => {
  const { declarations } = emit(opaque("Id", text), opaque("Place", text, true));
  expect(declarations).toContain("export type Id = string & { readonly [Id$brand]: never };");
  expect(declarations).toContain(
    "export type Place = string & { readonly [Place$brand]?: never };",
  );
});

test("the source map leads to the line of the source", () => {
  const source = "\nneuro same(n: Int) -> Int = n\n";
  const same = neuro("same", [local("n", int)], int, just(get("n", int)));
  const module = { ...moduleOf(same), positions: [source.indexOf("same")] };
  const { map } = emitModule(
    module,
    { modules: new Map([["main", module]]) },
    {
      runtimeImport: () => "runtime",
      moduleImport: (path) => path,
      externImport: (path) => path,
      sourceName: "main.neuro",
      sourceText: source,
    },
  );
  // The second line (C: one line further) of the source, from its seventh column (M: six columns further).
  expect(map).toMatchObject({ version: 3, sources: ["main.neuro"] });
  expect((map as { readonly mappings: string }).mappings).toContain("AACM");
});
