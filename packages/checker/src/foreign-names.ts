/** Values under the names that other languages give them. */

import { diagnostics, type Fix } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { pathTo, takesDot } from "./fixes.ts";
import { arithmeticOperators } from "./operators.ts";

interface Meaning {
  readonly meant: string;
  /** What to write in place of the name, if that is all. */
  readonly replaces?: string;
  readonly hint?: string;
  /** True if only a call that can be written otherwise is meant: the name is one here, too. */
  readonly calledOnly?: boolean;
}

const same = (meant: string, ...words: readonly string[]): [string, Meaning][] =>
  words.map((word) => [word, { meant: `\`${meant}\``, replaces: meant }]);

/** Types and functions that convert what they are called with. */
const textWords = ["String", "Str", "Text", "string", "repr"];
const intWords = ["Int", "Integer", "int", "integer"];
const floatWords = ["Float", "Double", "Number", "float", "double"];

const converted = (meant: string, hint: string, ...words: readonly string[]): [string, Meaning][] =>
  words.map((word) => [word, { meant, hint, calledOnly: true }]);

const textHint = "Every text can hold expressions.";
const numberHint = "It fails with `ParseError` where the text is no number.";

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
  ["parseInt", { meant: "`t.toInt()`", hint: numberHint }],
  ["parseFloat", { meant: "`t.toFloat()`", hint: numberHint }],
  ["str", { meant: '`"{x}"`', hint: textHint }],
  ...converted('`"{x}"`', textHint, ...textWords),
  ...converted("`t.toInt()`", numberHint, ...intWords),
  ...converted("`t.toFloat()`", numberHint, ...floatWords),
  [
    "typeof",
    {
      meant: "`x is T`",
      hint: "Types are known before the program runs; `is` asks which case a value is.",
    },
  ],
]);

/** What a call of such a name is here. */
interface CallMeaning {
  /** Undefined for arguments that it does not take. */
  written(given: readonly Given[]): string | undefined;
  /** It stands where a value may stand beside others: in parentheses there. */
  readonly loose?: boolean;
  /** It is a text of what it is given: inside of a text that stands there as it is. */
  readonly shows?: boolean;
  readonly statement?: boolean;
  /** False if it fails where the other one gives something. */
  readonly safe: boolean;
}

interface Given {
  /** As it is written. */
  readonly text: string;
  /** In parentheses, unless a `.` behind it belongs to all of it anyway. */
  readonly operand: string;
  /** In parentheses, unless it binds more tightly than a `..` beside it. */
  readonly bound: string;
}

const ofOne = (
  written: (given: Given) => string,
  safe: boolean,
  rest: Partial<CallMeaning> = {},
): CallMeaning => ({
  ...rest,
  safe,
  written: ([given, ...others]) =>
    given === undefined || others.length > 0 ? undefined : written(given),
});

const calls = (words: readonly string[], meaning: CallMeaning): [string, CallMeaning][] =>
  words.map((word) => [word, meaning]);

const callMeanings: ReadonlyMap<string, CallMeaning> = new Map<string, CallMeaning>([
  ["len", ofOne(({ operand }) => `${operand}.length`, true)],
  ...calls(
    ["str", ...textWords],
    ofOne(({ text }) => `"{${text}}"`, true, { shows: true }),
  ),
  ["Some", ofOne(({ operand }) => operand, true)],
  ...calls(
    ["parseInt", ...intWords],
    ofOne(({ operand }) => `${operand}.toInt()`, false),
  ),
  ...calls(
    ["parseFloat", ...floatWords],
    ofOne(({ operand }) => `${operand}.toFloat()`, false),
  ),
  ["assert", ofOne(({ text }) => `expect ${text}`, true, { statement: true })],
  [
    "range",
    {
      loose: true,
      safe: true,
      written([first, second, ...others]) {
        if (first === undefined || others.length > 0) return undefined;
        return second === undefined ? `0..${first.bound}` : `${first.bound}..${second.bound}`;
      },
    },
  ],
]);

function fixesOfCall(body: Body, name: tree.Node, written: string): readonly Fix[] {
  const meaning = callMeanings.get(written);
  if (meaning === undefined || body.root === undefined) return [];
  const path = pathTo(body.root, name);
  const [outer, parent, call] = [path.at(-4), path.at(-3), path.at(-2)];
  if (!isCallOf(call, name) || call.arguments.some((argument) => argument.name !== undefined))
    return [];
  const { text } = body.module.input.source;
  const given = call.arguments.map(({ value }): Given => {
    const own = text.slice(value.start, value.end);
    const isSimple = takesDot(value) || value.kind === "NumberLiteral";
    const isArithmetic = value.kind === "Binary" && arithmeticOperators.has(value.operator);
    const operand = isSimple ? own : `(${own})`;
    return { text: own, operand, bound: isArithmetic ? own : operand };
  });
  const isStatement = parent?.kind === "ExpressionStatement" && outer?.kind === "Block";
  const isShown = meaning.shows === true && parent?.kind === "TextLiteral" && given.length === 1;
  const meant = isShown ? given[0]!.text : meaning.written(given);
  if (meant === undefined || (meaning.statement === true && !isStatement)) return [];
  const isAlone = ["ForStatement", "LetStatement", "VarStatement", "Argument"];
  const isInside = meaning.loose === true && parent !== undefined && !isAlone.includes(parent.kind);
  const newText = isInside ? `(${meant})` : meant;
  const edits = [{ span: body.span(call), newText }];
  return [{ title: `Write \`${newText}\``, edits, safe: meaning.safe, likely: true }];
}

function isCallOf(node: tree.Node | undefined, name: tree.Node): node is tree.Call {
  return node?.kind === "Call" && (node as tree.Call).callee === name;
}

/** Reports a name from elsewhere with what it is here; false if it is none. */
export function reportForeignName(body: Body, node: tree.Node, written: string): boolean {
  const meaning = meanings.get(written);
  if (meaning === undefined) return false;
  const { meant, replaces, hint, calledOnly } = meaning;
  const span = body.span(node);
  const fixes =
    replaces === undefined
      ? fixesOfCall(body, node, written)
      : [{ title: `Write ${meant}`, edits: [{ span, newText: replaces }], safe: true }];
  if (calledOnly === true && fixes.length === 0) return false;
  body.report(diagnostics.foreignName.at(span, { written, meant, hint }, { fixes }));
  return true;
}
