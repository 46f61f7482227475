/** Methods and fields of texts and collections under the names that other languages give them. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { builtinField } from "./builtins.ts";
import type { Body } from "./body.ts";
import { pathTo } from "./fixes.ts";
import { methodsOf } from "./members.ts";
import type { NeuroDefinition, Type } from "./types.ts";

/** What is written here → what it is called elsewhere; of several that share a word, the first that the value has is meant. */
const wordsElsewhere: Readonly<Record<string, readonly string[]>> = {
  length: ["size", "count", "len", "getLength", "getSize"],
  isEmpty: ["empty"],
  append: ["push", "add", "pushBack", "push_back", "addLast"],
  appendAll: ["extend", "addAll", "pushAll"],
  prepend: ["unshift", "pushFront", "push_front", "addFirst"],
  add: ["push", "append", "insert"],
  removeLast: ["pop", "popLast", "pop_back"],
  removeFirst: ["shift", "popFirst", "pop_front"],
  remove: ["delete", "discard", "removeKey"],
  set: ["put", "insert"],
  contains: ["has", "includes"],
  has: ["contains", "includes", "containsKey", "contains_key", "hasKey"],
  getOr: ["getOrDefault", "getOrElse"],
  entries: ["items"],
  filter: ["where", "select"],
  any: ["some"],
  all: ["every"],
  flatten: ["flat"],
  distinct: ["unique", "uniq"],
  sorted: ["toSorted"],
  reversed: ["toReversed"],
  intersect: ["intersection"],
  minus: ["difference", "subtract"],
  isSubsetOf: ["isSubset", "issubset"],
  toInt: ["toInteger", "parseInt", "intValue", "to_i", "toNumber"],
  toFloat: ["toDouble", "parseFloat", "floatValue", "to_f", "toNumber"],
  trunc: ["toInt", "intValue"],
  upper: ["toUpperCase", "toUpper", "uppercase", "to_uppercase", "upcase"],
  lower: ["toLowerCase", "toLower", "lowercase", "to_lowercase", "downcase"],
  trim: ["strip"],
  trimStart: ["trimLeft", "lstrip", "trim_start"],
  trimEnd: ["trimRight", "rstrip", "trim_end"],
  startsWith: ["startswith", "starts_with", "hasPrefix"],
  endsWith: ["endswith", "ends_with", "hasSuffix"],
  replace: ["replaceAll"],
  at: ["charAt"],
  padStart: ["padLeft", "rjust"],
  padEnd: ["padRight", "ljust"],
};

/** What gives a text of a value elsewhere; here every value stands in one. */
const textWords: ReadonlySet<string> = new Set(["toString", "toText", "to_s", "to_string", "str"]);

const meanings = new Map<string, string[]>();
for (const [meant, words] of Object.entries(wordsElsewhere))
  for (const word of words) meanings.set(word, [...(meanings.get(word) ?? []), meant]);

/** A method that is called by a name from elsewhere; false if it is none. */
export function reportForeignMethod(
  body: Body,
  call: tree.Call,
  callee: tree.MemberAccess,
  object: Type,
): boolean {
  const { name } = callee;
  if (textWords.has(name.text) && object.kind !== "error" && object.kind !== "function") {
    reportAsText(body, call, callee);
    return true;
  }
  if (object.kind !== "builtin") return false;
  const given = call.arguments.length;
  for (const meant of meanings.get(name.text) ?? []) {
    if (builtinField(object, meant) !== undefined) {
      // `count(…)` of something asks how many there are of it.
      if (given > 0) continue;
      report(body, name, { start: name.start, end: call.end }, meant, true);
      return true;
    }
    const [definition] = methodsOf(body, object, meant);
    if (definition === undefined) continue;
    report(body, name, name, meant, takesSoMany(definition, given));
    return true;
  }
  return false;
}

/** `x.toString()` is `"{x}"`. */
function reportAsText(
  body: Body,
  call: tree.Call,
  { receiver, name, optional }: tree.MemberAccess,
) {
  const text = body.module.input.source.text.slice(receiver.start, receiver.end);
  const path = body.root === undefined ? [] : pathTo(body.root, call);
  const newText = path.at(-2)?.kind === "TextLiteral" ? text : `"{${text}}"`;
  const isPlain = call.arguments.length === 0 && !optional && !text.includes("\n");
  const edits = [{ span: body.span(call), newText }];
  const fixes = isPlain ? [{ title: `Write \`${newText}\``, edits, safe: true }] : [];
  const details = {
    written: name.text,
    meant: '`"{x}"`',
    hint: "Every text can hold expressions.",
  };
  body.report(diagnostics.foreignName.at(body.span(name), details, { fixes }));
}

/** A field that is read by a name from elsewhere; false if it is none. */
export function reportForeignField(body: Body, name: tree.Name, object: Type): boolean {
  const meant = meanings.get(name.text)?.find((each) => builtinField(object, each) !== undefined);
  if (meant === undefined) return false;
  report(body, name, name, meant, true);
  return true;
}

/** True where the neuro that has the name cannot be meant: it is called without what it needs, and the word is that of a field. */
export function meansField(call: tree.Call, { name, parameters }: NeuroDefinition): boolean {
  return (
    call.arguments.length === 0 &&
    meanings.get(name)?.includes("length") === true &&
    parameters.slice(1).some(({ hasDefault }) => !hasDefault)
  );
}

/** True if the neuro can be called with so many arguments behind the receiver. */
function takesSoMany({ parameters }: NeuroDefinition, given: number): boolean {
  const behind = parameters.slice(1);
  const needed = behind.filter(({ hasDefault }) => !hasDefault).length;
  return needed <= given && given <= behind.length;
}

function report(
  body: Body,
  name: tree.Name,
  replaced: { readonly start: number; readonly end: number },
  meant: string,
  safe: boolean,
): void {
  const edits = [{ span: body.span(replaced), newText: meant }];
  body.report(
    diagnostics.foreignName.at(
      body.span(name),
      { written: name.text, meant: `\`${meant}\``, hint: undefined },
      { fixes: [{ title: `Write \`${meant}\``, edits, safe }] },
    ),
  );
}
