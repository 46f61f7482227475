import { parseText, printModule } from "@neuro-lang/ir";
import { expect, test } from "vitest";
import { countItems } from "../src/index.ts";

/** A neuro with a loop over what `enumerate` gives of `list`, after the pass. */
function walked(list: string, body: string): string {
  const program = parseText(`module "main"

function "main#walk"(xs: List<Int>) -> Unit {
  var ys: List<Int> = %xs
  for tuple(i: Int, x: Int) in "neuro:list#enumerate"(${list}): List<(Int, Int)> {
    ${body}
  }
}
`);
  const counted = countItems(program);
  return printModule(counted.modules.get("main")!);
}

test("a list that never changes is walked as it is", () => {
  const loop = walked("%xs", "var sum: Int = (%i + int %x)");
  expect(loop).toContain(
    "for i: Int in range(0 .. (%xs).builtin length: Int) {\n    let x: Int = (%xs)[%i]: Int",
  );
});

test("any other list is kept first", () => {
  const loop = walked("%ys", "var sum: Int = (%i + int %x)");
  expect(loop).toContain("let items: List<Int> = %ys\n");
  expect(loop).not.toContain("enumerate");
});

test("a list that the loop changes is walked by its tuples", () => {
  expect(walked("%ys", "set ys: List<Int>[%i]: Int = %x")).toContain("enumerate");
});
