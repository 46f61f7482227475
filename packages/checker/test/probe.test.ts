import { SourceFile } from "@neuro-lang/diagnostics";
import { forEachChild, parse } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { describe, expect, test } from "vitest";
import { exportsOf, fittingIn, namesIn, probe, type Probe, showType } from "../src/index.ts";
import { checkFiles } from "./support.ts";

const path = "/main.neuro";
const before = `import { Path } from "neuro:fs"

type Shape = Circle(radius: Float) | Square(side: Float)

neuro area(shape: Shape, scale: Float = 1.0) -> Float = scale

neuro main() = print("")
`;

/** What is known at `here` in the body of `main`, which the checked program does not have. */
function at(body: string): Probe {
  const program = checkFiles({ [path]: before });
  const source = new SourceFile(path, before.replace('= print("")', `{ ${body} }`));
  const root = parse(source).module;
  const item = root.items.at(-1)!;
  let found: tree.Node | undefined;
  const visit = (node: tree.Node): void => {
    if ((node as tree.Identifier).name === "here") found = node;
    if (node.kind === "MemberAccess" && (node as tree.MemberAccess).name.text === "here")
      found = node;
    forEachChild(node, visit);
  };
  visit(item);
  return probe(program, path, source, root, item, found!)!;
}

const locals = (body: string): string[] =>
  at(body).locals.map(({ binding, type }) => `${binding.name}: ${showType(type)}`);
const expected = (body: string): string | undefined => {
  const type = at(body).expected;
  return type && showType(type);
};

describe("what is known at a place", () => {
  test("locals, the nearest first, as narrow as they are there", () => {
    expect(locals("let a = 1\nlet b: Int? = 2\nif b != none { let c = a\n print(here) }")).toEqual([
      "c: Int",
      "b: Int",
      "a: Int",
    ]);
    expect(locals("[1].map(x => here)\nlet later = 1")).toEqual(["x: Int"]);
  });
  test("the type that is asked for", () => {
    expect(expected("let a: Shape = here")).toBe("Shape");
    expect(expected("print(area(here))")).toBe("Shape");
    expect(expected("print(area(Circle(1.0), scale: here))")).toBe("Float");
    expect(expected("if here { print(1) }")).toBe("Bool");
    expect(expected("let xs: List<Text> = [1].map(x => here)")).toBe("Text");
    expect(expected("let xs: List<Shape> = [here(1)]")).toBe("Shape");
    expect(expected("let a = here")).toBeUndefined();
    expect(expected("print([1].map(here))")).toBe("(Int) -> _");
  });
  test("fields and methods, and those of what an optional value holds", () => {
    const { members, held } = at("let a = Circle(1.0)\nif a is Circle { print(a.here) }");
    expect(members!.fields.map(({ name }) => name)).toEqual(["radius"]);
    expect(members!.methods.map(({ definition }) => definition.name)).toContain("area");
    expect(held).toBeUndefined();
    const list = at('let xs = ["a"]\nxs.here()').members!;
    expect(list.fields.map(({ name }) => name)).toEqual(["length", "isEmpty"]);
    const result = (name: string) =>
      list.methods.find(({ definition }) => definition.name === name)?.result;
    expect(showType(result("first")!)).toBe("Text?");
    // Texts cannot be added up.
    expect(result("sum")).toBeUndefined();
    const optional = at('let t = ["a"].first()\nt.here');
    expect(optional.held!.fields.map(({ name }) => name)).toEqual(["length", "isEmpty"]);
    expect(optional.members!.fields).toEqual([]);
  });
  test("the program that was checked stays as it was", () => {
    const program = checkFiles({ [path]: before });
    const module = program.modules.get(path)!;
    const sizes = (): number[] => Object.values(module.facts).map((facts) => facts.size);
    const problems = module.problems.length;
    const size = sizes();
    const source = new SourceFile(path, before.replace('print("")', "unknown.x"));
    const root = parse(source).module;
    const item = root.items.at(-1)!;
    probe(program, path, source, root, item, item);
    expect([sizes(), module.problems.length]).toEqual([size, problems]);
  });
});

test("names of a module and its exports", () => {
  const program = checkFiles({
    [path]: `${before}import * as list from "neuro:list"\nexport { Mail } from "./mail"\n`,
    "/mail.neuro": "export type Mail { subject: Text }\ntype Hidden { a: Int }\n",
  });
  const names = namesIn(program, path);
  expect(names.get("Path")).toMatchObject({ kind: "definition", id: "neuro:fs#Path" });
  expect(names.get("list")).toMatchObject({ kind: "namespace", path: "neuro:list" });
  expect(names.get("print")).toMatchObject({ id: "neuro:prelude#print" });
  expect([...exportsOf(program.modules.get(path)!)]).toEqual([["Mail", "/mail.neuro#Mail"]]);
});

test("fit", () => {
  const program = checkFiles({ [path]: before });
  const fits = fittingIn(program);
  const first = program.definitions.get("neuro:list#first")!;
  const text = at("let a: Text = here").expected!;
  const optional = at("let a: Text? = here").expected!;
  if (first.kind !== "neuro") throw new Error("`first` is a neuro");
  expect(fits(text, optional)).toBe(true);
  expect(fits(optional, text)).toBe(false);
  expect(fits(first.result, optional, first)).toBe(true);
  expect(fits(first.result, optional)).toBe(false);
});
