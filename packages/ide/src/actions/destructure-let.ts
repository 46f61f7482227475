/** `let p = …` of which only parts are read becomes `let Point { x, y } = …`, or `let (a, b) = …`. */

import type { Type } from "@neuro-lang/checker";
import { nameOf } from "../snapshot.ts";
import { type Use, usesOf } from "../rewriting/bindings.ts";
import { isSelfTyped } from "../rewriting/self-typed.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { definitionNamed } from "../rewriting/type-text.ts";
import { type Action, type ActionContext, replace } from "./action.ts";
import { freshAmong, namesIn } from "./fresh-name.ts";

export const destructureLet: Action = {
  name: "destructure-let",
  find(context) {
    const statement = around(context, "LetStatement");
    const item = context.nodes[1];
    if (statement?.pattern.kind !== "BindingPattern" || item === undefined) return [];
    const { pattern, type, value } = statement;
    if (!isOn(context, statement.start, pattern.end) || type !== undefined) return [];
    const binding = context.module.facts.bindings.get(pattern.name);
    if (binding === undefined || !isSelfTyped(context, value)) return [];
    const uses = usesOf(context.module, item, binding);
    const parts = partsOf(context, binding.type);
    const read = uses.map((use) => partRead(use, parts?.names ?? []));
    if (parts === undefined || read.length === 0 || read.includes(undefined)) return [];
    const taken = new Set(namesIn(item));
    const used = new Map<string, string>();
    for (const part of parts.names)
      if (read.some((each) => each?.part === part)) {
        const name = freshAmong(
          taken,
          /^\d/.test(part) ? `${binding.name}${Number(part) + 1}` : part,
        );
        taken.add(name);
        used.set(part, name);
      }
    return [
      {
        title: "Take it apart",
        kind: "refactor.rewrite",
        edits: [
          replace(context, pattern, parts.write(used)),
          ...read.map((each) => replace(context, each!.node, used.get(each!.part)!)),
        ],
      },
    ];
  },
};

interface Parts {
  readonly names: readonly string[];
  readonly write: (used: ReadonlyMap<string, string>) => string;
}

function partsOf({ snapshot, module }: ActionContext, type: Type): Parts | undefined {
  if (type.kind === "tuple")
    return {
      names: type.items.map((_, index) => String(index)),
      write: (used) =>
        `(${type.items.map((_, index) => used.get(String(index)) ?? "_").join(", ")})`,
    };
  const definition = type.kind === "named" ? snapshot.definition(type.definition) : undefined;
  if (definition?.kind !== "record") return undefined;
  const name = nameOf(definition.id);
  if (definitionNamed(snapshot, module, name) !== definition.id) return undefined;
  const names = definition.fields.map((field) => field.name);
  return {
    names,
    write(used) {
      const fields = [...used].map(([field, own]) => (field === own ? field : `${field}: ${own}`));
      const rest = used.size < names.length ? [".."] : [];
      return `${name} { ${[...fields, ...rest].join(", ")} }`;
    },
  };
}

/** The part that a use reads, and nothing else of it. */
function partRead({ node, parents }: Use, names: readonly string[]) {
  const parent = parents.at(-1);
  const outer = parents.at(-2);
  if (parent?.kind === "TupleAccess")
    return parent.optional ? undefined : { node: parent, part: String(parent.index) };
  if (parent?.kind !== "MemberAccess" || parent.receiver !== node || parent.optional)
    return undefined;
  const isCalled = outer?.kind === "Call" && outer.callee === parent;
  return isCalled || !names.includes(parent.name.text)
    ? undefined
    : { node: parent, part: parent.name.text };
}
