import { createInterpreter, parseText, printModule, verify } from "@neuro-lang/ir";
import { expect, test } from "vitest";
import { inlineCalls } from "../src/index.ts";

/** The body of a loop that calls `main#callee`, after the pass, which must leave the program sound and its meaning as it was. */
function inLoop(callee: string, ...statements: string[]): string {
  const program = parseText(`module "main"

${callee}

function "main#loop"(n: Int) -> Int {
  var sum: Int = 1
  for i: Int in range(0 .. %n) {
${statements.map((statement) => `    ${statement}\n`).join("")}  }
  => %sum
}
`);
  const inlined = inlineCalls(program);
  expect(verify(inlined)).toEqual([]);
  const run = (ran: typeof program): unknown =>
    createInterpreter(ran, () => undefined).call("main#loop", [5]);
  expect(run(inlined)).toEqual(run(program));
  const printed = printModule(inlined.modules.get("main")!);
  return /range\(0 \.\. %n\) \{\n(.*?)\n {2}\}/s.exec(printed)![1]!.replaceAll(/^ {4}/gm, "");
}

const square = `function "main#square"(x: Int) -> Int {
  => (%x * int %x)
}`;

test("a small neuro is written out, with the variables that it was given", () => {
  expect(inLoop(square, 'set sum: Int += int "main#square"(%i): Int')).toBe(
    "set sum: Int += int (%i * int %i)",
  );
});

test("an argument that is more than a variable is calculated once", () => {
  const written = inLoop(square, 'set sum: Int += int "main#square"((%i + int 1)): Int');
  expect(written.match(/\+ int 1/g)).toHaveLength(1);
});

test("names that the caller has stay its own", () => {
  const callee = `function "main#callee"(x: Int) -> Int {
  let sum: Int = (%x + int 1)
  let i: Int = (%sum * int 2)
  => return((%i - int %x))
}`;
  const written = inLoop(callee, 'set sum: Int += int "main#callee"(%i): Int');
  expect(written).toContain("let sum_2: Int");
  expect(written).toContain("let i_2: Int");
});

test("calls that stand in no loop stay calls", () => {
  const program = parseText(`module "main"

${square}

function "main#once"(n: Int) -> Int {
  => "main#square"(%n): Int
}
`);
  expect(inlineCalls(program)).toEqual(program);
});

test.each([
  [
    "calls another",
    `function "main#callee"(x: Int) -> Int {
  => "main#other"(%x): Int
}

function "main#other"(x: Int) -> Int {
  => "main#callee"(%x): Int
}`,
  ],
  [
    "has more than one way",
    `function "main#callee"(x: Int) -> Int {
  do if (%x > 3) {
    => return(1)
  }
  => %x
}`,
  ],
  [
    "changes what it is given",
    `function "main#callee"(var x: Int) -> Int {
  => %x
}`,
  ],
])("a neuro that %s is not written out", (_, callee) => {
  const program = parseText(`module "main"

${callee}

function "main#loop"(n: Int) -> Int {
  var sum: Int = 1
  for i: Int in range(0 .. %n) {
    set sum: Int = "main#callee"(${callee.includes("(var") ? "var sum: Int" : "%i"}): Int
  }
  => %sum
}
`);
  expect(inlineCalls(program)).toEqual(program);
});
