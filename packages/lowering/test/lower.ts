/** Lowers a source text without the standard library and gives the text of its IR. */

import { checkProgram } from "@neuro-lang/checker";
import { SourceFile } from "@neuro-lang/diagnostics";
import { type IrModule, printModule, verify } from "@neuro-lang/ir";
import { parse } from "@neuro-lang/parser";
import { expect } from "vitest";
import { lowerProgram } from "../src/index.ts";

/** What the sources below need of the prelude. */
const prelude = `
export type Result<T, E> = Ok(value: T) | Err(error: E)
export extern neuro print(value: untrusted Text) uses console
`;

export function lowered(text: string): IrModule {
  const inputs = [
    ["neuro:prelude", prelude],
    ["main", text],
  ].map(([path, content]) => {
    const source = new SourceFile(path!, content!);
    return { path: path!, source, tree: parse(source).module, imports: new Map<string, string>() };
  });
  const checked = checkProgram(inputs, undefined);
  const errors = checked.modules
    .get("main")!
    .problems.filter(({ severity }) => severity === "error");
  expect(errors.map(({ message }) => message)).toEqual([]);
  const program = lowerProgram(checked);
  expect(verify(program)).toEqual([]);
  return program.modules.get("main")!;
}

/** The text of the module's definitions, `main#` left out. */
export function textOf(source: string): string {
  return printModule(lowered(source))
    .replace(/^module .*\n+/, "")
    .replaceAll(/"main#(\w+)"/g, "$1")
    .replaceAll('"neuro:prelude#print"', "print")
    .trimEnd();
}
