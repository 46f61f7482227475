/** Values under the names that other languages give them. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";

interface Meaning {
  readonly meant: string;
  /** What to write in place of the name, if that is all. */
  readonly replaces?: string;
  readonly hint?: string;
}

const same = (meant: string, ...words: readonly string[]): [string, Meaning][] =>
  words.map((word) => [word, { meant: `\`${meant}\``, replaces: meant }]);

const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...same("true", "True", "TRUE"),
  ...same("false", "False", "FALSE"),
  ...same("none", "None", "Nothing", "Nil", "NULL", "Null"),
  ...same("print", "println", "echo", "puts", "printf", "log", "writeln"),
  ...same("eprint", "eprintln"),
  ["Some", { meant: "`x`", hint: "A value fits its optional type as it is: `let x: Int? = 3`." }],
  ["len", { meant: "`x.length`", hint: "`length` is a field of texts, lists, maps and sets." }],
  [
    "assert",
    { meant: "`expect …`", hint: "`expect condition` is a statement, in tests and elsewhere." },
  ],
  ["range", { meant: "`0..n`", hint: "`0..n` leaves n out, `0..=n` takes it in." }],
  [
    "this",
    {
      meant: "a parameter under a name of its own",
      hint: "What a neuro works on is its first parameter, under the name that you give it.",
    },
  ],
  [
    "self",
    {
      meant: "a parameter under a name of its own",
      hint: "What a neuro works on is its first parameter, under the name that you give it.",
    },
  ],
  [
    "parseInt",
    { meant: "`t.toInt()`", hint: "It fails with `ParseError` where the text is no number." },
  ],
  [
    "parseFloat",
    { meant: "`t.toFloat()`", hint: "It fails with `ParseError` where the text is no number." },
  ],
  ["str", { meant: '`"{x}"`', hint: "Every text can hold expressions." }],
  [
    "typeof",
    {
      meant: "`x is T`",
      hint: "Types are known before the program runs; `is` asks which case a value is.",
    },
  ],
]);

/** Reports a name from elsewhere with what it is here; false if it is none. */
export function reportForeignName(body: Body, node: tree.Node, written: string): boolean {
  const meaning = meanings.get(written);
  if (meaning === undefined) return false;
  const { meant, replaces, hint } = meaning;
  const span = body.span(node);
  body.report(
    diagnostics.foreignName.at(
      span,
      { written, meant, hint },
      replaces === undefined
        ? {}
        : {
            fixes: [{ title: `Write ${meant}`, edits: [{ span, newText: replaces }], safe: true }],
          },
    ),
  );
  return true;
}
