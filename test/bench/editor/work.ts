/** What a programmer does: statements, signatures and types typed letter by letter, broken in between. */

import { performance } from "node:perf_hooks";
import type { Editor, Position } from "./editors.ts";
import type { BenchProject } from "./projects.ts";

/** The same places and words in both languages. */
export interface Language {
  /** Put in below this line of a body. */
  readonly statement: { readonly below: string; readonly text: string };
  /** Put in at the end of these words of a signature. */
  readonly parameter: { readonly behind: string; readonly text: string };
  /** Put in below this line of a type. */
  readonly field: { readonly below: string; readonly text: string };
  /** Begun below the line of the statement, and asked behind each letter how it may go on. */
  readonly member: string;
}

export const neuro: Language = {
  statement: {
    below: "  var count = 0",
    text: "  let extra = rate * 2.0 + orders.length.toFloat()",
  },
  parameter: { behind: "limit: Int", text: ", most: Int = 3" },
  field: { below: "  customer: Text", text: "  place: Text?" },
  member: "  orders.l",
};

export const typeScript: Language = {
  statement: { below: "  let count = 0;", text: "  const extra = rate * 2.0 + orders.length;" },
  parameter: { behind: "limit: number", text: ", most: number = 3" },
  field: { below: "  customer: string;", text: "  place: string | undefined;" },
  member: "  orders.l",
};

/** Milliseconds of each keystroke, by what was typed. */
export type Times = Readonly<Record<"statement" | "parameter" | "field" | "completion", number[]>>;

export async function work(
  editor: Editor,
  { path, text }: BenchProject,
  language: Language,
  rounds: number,
): Promise<Times> {
  const times: Times = { statement: [], parameter: [], field: [], completion: [] };
  const timed = async (into: number[], action: () => Promise<unknown>): Promise<void> => {
    const start = performance.now();
    await action();
    into.push(performance.now() - start);
  };
  const type = async (
    into: number[],
    at: Position,
    typed: string,
    look = async (_end: Position): Promise<void> => {},
  ): Promise<void> => {
    for (const [index, letter] of [...typed].entries()) {
      const here = { ...at, character: at.character + index };
      await timed(into, () => editor.change(path, here, here, letter));
      await look({ ...here, character: here.character + 1 });
    }
  };
  /** A line typed below another, looked at behind each letter, and taken out again, so that every round begins with the same text. */
  const typeLine = async (
    into: number[],
    below: string,
    typed: string,
    round: number,
    look?: (end: Position) => Promise<void>,
  ): Promise<void> => {
    const place = placeBehind(text, below, round);
    await editor.change(path, place, place, "\n");
    const start = { line: place.line + 1, character: 0 };
    const end = { ...start, character: typed.length };
    await type(into, start, typed, look);
    await editor.change(path, place, end, "");
  };
  const { statement, parameter, field, member } = language;
  for (let round = 0; round < rounds; round++) {
    await typeLine(times.statement, statement.below, statement.text, round);
    await typeLine(times.statement, statement.below, member, round, (end) =>
      timed(times.completion, () => editor.complete(path, end)),
    );
    await typeLine(times.field, field.below, field.text, round);
    const place = placeBehind(text, parameter.behind, round);
    await type(times.parameter, place, parameter.text);
    const end = { ...place, character: place.character + parameter.text.length };
    await editor.change(path, place, end, "");
  }
  return times;
}

/** Where the words end, in the middle of the text and a little further each round. */
function placeBehind(text: string, words: string, round: number): Position {
  let at = text.length >> 1;
  for (let found = 0; found <= round; found++) at = text.indexOf(words, at + 1);
  const before = text.slice(0, at + words.length).split("\n");
  return { line: before.length - 1, character: before.at(-1)!.length };
}
