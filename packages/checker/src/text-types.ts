/**
 * `@text` types: opaque types of which a Text is a value by itself. Every Text fits where such a type is expected, and never the
 * other way round; where the attribute has a pattern, only literals fit that are written as it says.
 */

import { diagnostics, type Fix } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { isBuiltin, text } from "./builtins.ts";
import type { Body } from "./body.ts";
import { unicodeFlags } from "./regex-groups.ts";
import { moduleOf } from "./state.ts";
import type { DefinitionId, LiteralForm, OpaqueDefinition, Type } from "./types.ts";
import type { Definitions } from "./variance.ts";

/** The text of a literal; what is calculated in one is left out. */
export function plainText(value: tree.Expression | undefined): string | undefined {
  return value?.kind === "TextLiteral"
    ? value.parts.map((part) => (part.kind === "TextPart" ? part.value : "")).join("")
    : undefined;
}

/** True for a literal that is all there before the program runs. */
export function isPlainText(value: tree.Expression): value is tree.TextLiteral {
  return value.kind === "TextLiteral" && value.parts.every(({ kind }) => kind === "TextPart");
}

/** True if every Text is a value of the type. */
export function takesTexts(program: Definitions, id: DefinitionId): boolean {
  return opaque(program, id)?.texts?.kind === "every";
}

export function matchesForm(
  { pattern, flags }: Pick<LiteralForm, "pattern" | "flags">,
  literal: string,
): boolean {
  // Under the flag `m` the ends of lines are ends as well.
  return new RegExp(`^(?:${pattern})$`, unicodeFlags(flags)).exec(literal)?.[0] === literal;
}

/** The type of a text literal: where a type with a pattern is expected, that type, which the literal has to be written as. */
export function literalType(
  body: Body,
  literal: tree.TextLiteral,
  expected: Type | undefined,
): Type {
  const wanted = present(body, expected);
  if (wanted?.kind !== "named" || !isPlainText(literal)) return text;
  const definition = opaque(body.program, wanted.definition);
  if (definition?.texts?.kind !== "literal") return text;
  const found = plainText(literal)!;
  if (!matchesForm(definition.texts, found)) {
    const { name, documentation } = definition;
    body.report(
      diagnostics.textForm.at(body.span(literal), {
        type: name,
        found: body.module.input.source.text.slice(literal.start, literal.end),
        purpose: firstSentence(documentation),
        like: definition.texts.like,
      }),
    );
  }
  return wanted;
}

/** What tells somebody apart who has a Text and needs such a type, or the other way round. */
export interface TextHint {
  /** The expected type takes literals of a form, or no Text at all. */
  readonly form?: {
    readonly type: string;
    readonly literals: boolean;
    /** What makes one of a Text. */
    readonly makers: readonly string[];
  };
  /** The expected type takes every Text, but what stands here is changed in place. */
  readonly changed?: string;
  /** What was found holds a Text: what to write to have it. */
  readonly inside?: string;
}

export function textHint(body: Body, found: Type, expected: Type): TextHint {
  const [source, target] = [present(body, found), present(body, expected)];
  if (source === undefined || target === undefined) return {};
  if (source.kind === "named" && isBuiltin(target, "Text")) {
    if (opaque(body.program, source.definition)?.texts === undefined) return {};
    const call = textCall(body, source);
    return { inside: call === undefined ? '"{value}"' : `value${call}` };
  }
  if (target.kind !== "named" || !isBuiltin(source, "Text")) return {};
  const definition = opaque(body.program, target.definition);
  if (definition === undefined || !isBuiltin(definition.inner, "Text")) return {};
  if (definition.texts?.kind === "every") return { changed: definition.name };
  const makers = makersOf(body, definition);
  const literals = definition.texts !== undefined;
  return literals || makers.length > 0 ? { form: { type: definition.name, literals, makers } } : {};
}

/** What gives a value of the type for a Text, as far as the module at hand may call it. */
function makersOf(body: Body, { id, name, module }: OpaqueDefinition): readonly string[] {
  if (module === body.module.input.path) return [name];
  const isIt = (type: Type): boolean =>
    (type.kind === "named" && type.definition === id) ||
    (type.kind === "optional" && isIt(type.inner));
  const home = body.program.modules.get(moduleOf(id));
  return [...(home?.declarations.keys() ?? [])].flatMap((each) => {
    const maker = body.program.definition(each);
    if (maker?.kind !== "neuro" || !maker.exported || !isIt(maker.result)) return [];
    const types = maker.parameters.map(({ type }) => type);
    return types.some((type) => isBuiltin(type, "Text")) && !types.some(isIt) ? [maker.name] : [];
  });
}

/** What to write after such a value to have its text: its own neuro `text`, if its module has one. */
export function textCall(body: Body, type: Type): string | undefined {
  if (type.kind !== "named" || opaque(body.program, type.definition)?.texts === undefined)
    return undefined;
  const definition = body.program.definition(`${moduleOf(type.definition)}#text`);
  if (definition?.kind !== "neuro" || !definition.exported) return undefined;
  const [first, ...more] = definition.parameters;
  return first !== undefined && more.length === 0 && body.solver.fits(type, first.type)
    ? ".text()"
    : undefined;
}

/** Writes what gives the text between a value and its member. */
export function textFix(body: Body, { receiver, name }: tree.MemberAccess, call: string): Fix {
  const span = body.span({ start: receiver.end, end: name.start });
  return {
    title: `Write \`${call}.${name.text}\``,
    edits: [{ span, newText: `${call}.` }],
    safe: false,
  };
}

function opaque(program: Definitions, id: DefinitionId): OpaqueDefinition | undefined {
  const definition = program.definition(id);
  return definition?.kind === "opaque" ? definition : undefined;
}

function present(body: Body, type: Type | undefined): Type | undefined {
  if (type === undefined) return undefined;
  const pruned = body.solver.prune(type);
  return pruned.kind === "optional" ? body.solver.prune(pruned.inner) : pruned;
}

function firstSentence(documentation: string | undefined): string | undefined {
  return documentation === undefined ? undefined : /^.*?(?:\.(?=\s|$)|$)/m.exec(documentation)?.[0];
}
