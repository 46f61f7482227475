/** Types under the names that other languages give them: what is meant is said once, and used, so that nothing follows from it. */

import { diagnostics, type Fix } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { builtin, builtinArity, errorType, optionalOf, unit } from "./builtins.ts";
import { type ModuleState, spanOf } from "./state.ts";
import type { BuiltinName, Type } from "./types.ts";

type Meaning =
  /** Another name, with the same arguments. */
  | { readonly kind: "name"; readonly name: BuiltinName }
  /** `T?`, or the type that it wraps: `Promise<T>` is `T`. */
  | { readonly kind: "optional" | "inner" }
  /** A type that stands for all; there is none. */
  | { readonly kind: "anything" };

const named = (name: BuiltinName, ...words: readonly string[]): [string, Meaning][] =>
  words.map((word) => [word, { kind: "name", name }]);

const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...named("Text", "String", "Str", "Char", "Character"),
  ...named("Int", "Integer", "Long", "Short", "Byte", "BigInt", "I32", "I64", "U32", "U64"),
  ...named("Float", "Double", "Number", "Real", "F32", "F64"),
  ...named("Bool", "Boolean"),
  ...named("Unit", "Void", "Nothing"),
  ...named("List", "Array", "Vec", "Vector", "ArrayList", "Seq", "Sequence", "ReadonlyArray"),
  ...named("Map", "Dict", "Dictionary", "HashMap", "TreeMap", "Record", "Hash"),
  ...named("Set", "HashSet", "TreeSet"),
  ...named("Bytes", "Buffer", "Uint8Array", "ByteArray"),
  // `Date` is none of these: `neuro:time` has a type of that name.
  ...named("Time", "DateTime", "Timestamp", "Instant"),
  ...named("Regex", "RegExp", "Pattern"),
  ["Option", { kind: "optional" }],
  ["Optional", { kind: "optional" }],
  ["Maybe", { kind: "optional" }],
  ["Nullable", { kind: "optional" }],
  ["Promise", { kind: "inner" }],
  ["Future", { kind: "inner" }],
  ["Awaitable", { kind: "inner" }],
  ["Box", { kind: "inner" }],
  ["Readonly", { kind: "inner" }],
  ["Any", { kind: "anything" }],
  ["any", { kind: "anything" }],
  ["Object", { kind: "anything" }],
  ["object", { kind: "anything" }],
  ["Unknown", { kind: "anything" }],
  ["unknown", { kind: "anything" }],
  ["Dynamic", { kind: "anything" }],
]);

/** The type that is meant by a name from elsewhere, reported; undefined if it is none. */
export function foreignType(
  module: ModuleState,
  expression: tree.NamedType,
  args: readonly Type[],
): Type | undefined {
  const { text: written } = expression.path.name;
  const meaning = meanings.get(written);
  if (meaning === undefined) return undefined;
  const name = spanOf(module, expression.path.name);
  const whole = { ...name, end: spanOf(module, expression).end };
  if (meaning.kind === "anything") {
    module.problems.push(diagnostics.typeOfAnything.at(name, { name: written }));
    return errorType;
  }
  if (meaning.kind === "name") {
    const meant = meaning.name;
    module.problems.push(
      diagnostics.foreignType.at(name, { written, meant }, { fixes: [write(meant, name)] }),
    );
    if (meant === "Unit") return unit;
    return args.length === builtinArity[meant] ? builtin(meant, ...args) : errorType;
  }
  const [argument] = expression.arguments;
  const inner =
    argument === undefined ? "T" : module.input.source.text.slice(argument.start, argument.end);
  const isOptional = meaning.kind === "optional";
  const meant = isOptional && !inner.endsWith("?") ? `${inner}?` : inner;
  // What the written type ends with belongs to it: `Option<T>?` is no clearer.
  const fixes = argument === undefined ? [] : [write(meant, withoutMark(expression, whole))];
  module.problems.push(
    diagnostics.foreignType.at(name, { written: `${written}<${inner}>`, meant }, { fixes }),
  );
  const type = args[0] ?? errorType;
  return isOptional ? optionalOf(type) : type;
}

function withoutMark(
  expression: tree.NamedType,
  span: ReturnType<typeof spanOf>,
): ReturnType<typeof spanOf> {
  return expression.optional ? { ...span, end: span.end - 1 } : span;
}

function write(newText: string, span: ReturnType<typeof spanOf>): Fix {
  return { title: `Write \`${newText}\``, edits: [{ span, newText }], safe: true };
}
