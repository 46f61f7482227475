/** What is not written and was found, shown inside the text: types, names of parameters, rows, calls that wait. */

import {
  type Binding,
  type CheckedModule,
  type DefinitionId,
  type NeuroDefinition,
  type Type,
  typesWithin,
  showType,
} from "@neuro-lang/checker";
import type { TextEdit } from "@neuro-lang/diagnostics";
import { bottom, top, wordsOf } from "@neuro-lang/labels";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { labelsOf, unlabelled } from "../labels.ts";
import { walk } from "../nodes.ts";
import { parametersOf } from "../rewriting/calls.ts";
import { typeText } from "../rewriting/type-text.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Hint, HintSort } from "./hint.ts";
import { effectsHint } from "./row-hints.ts";

/** Longer hints push the code away that one wants to read. */
const longest = 60;

export function hints(
  snapshot: Snapshot,
  path: string,
  range: { readonly start: number; readonly end: number },
  wanted: ReadonlySet<HintSort>,
): readonly Hint[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  const finder = new HintFinder(snapshot, module, wanted);
  for (const item of module.tree.items)
    if (range.start <= item.end && item.start <= range.end) finder.visitAll(item);
  return finder.found
    .filter(({ offset }) => range.start <= offset && offset <= range.end)
    .toSorted((a, b) => a.offset - b.offset);
}

class HintFinder {
  readonly found: Hint[] = [];
  readonly #snapshot: Snapshot;
  readonly #module: CheckedModule;
  readonly #wanted: ReadonlySet<HintSort>;
  #knowsLabels = true;

  constructor(snapshot: Snapshot, module: CheckedModule, wanted: ReadonlySet<HintSort>) {
    this.#snapshot = snapshot;
    this.#module = module;
    this.#wanted = wanted;
  }

  visitAll(item: tree.Item): void {
    // What is in the variables of tests and in the values of modules is not noted.
    this.#knowsLabels =
      item.kind === "Neuro" || this.#snapshot.labels.shown(this.#module.path) === undefined;
    walk(item, (node) => this.#visit(node));
  }

  #visit(node: AnyNode): void {
    switch (node.kind) {
      case "Neuro":
        if (this.#wanted.has("effects")) this.#neuro(node);
        break;
      case "LetStatement":
        if (node.pattern.kind === "BindingPattern") this.#local(node.pattern.name, node);
        break;
      case "VarStatement":
        this.#local(node.name, node);
        break;
      case "ModuleLet":
        this.#value(node);
        break;
      case "Lambda":
        if (this.#wanted.has("types")) this.#lambda(node);
        break;
      case "Call":
        if (this.#wanted.has("parameterNames")) this.#call(node);
        if (this.#wanted.has("waits")) this.#waiting(node);
        break;
      default:
    }
  }

  #add(hint: Hint): void {
    if (hint.text.length <= longest) this.found.push(hint);
  }

  #insert(offset: number, newText: string): TextEdit {
    return { span: { file: this.#module.path, start: offset, end: offset }, newText };
  }

  #local(name: tree.Name, statement: tree.LetStatement | tree.VarStatement): void {
    const binding = this.#module.facts.bindings.get(name);
    if (binding === undefined) return;
    // One sees that a text is a text, not whose it is.
    const isLabelled = labelsOf(this.#snapshot, this.#module.path, binding).outer !== bottom;
    if (this.#wantsType(statement, isLabelled)) this.#type(name.end, binding.type, binding, true);
  }

  #value(item: tree.ModuleLet): void {
    const definition = this.#module.definitions.get(item.name.text);
    if (definition?.kind === "let" && this.#wantsType(item))
      this.#type(item.name.end, definition.type, undefined, true);
  }

  #wantsType(
    { type, value }: tree.LetStatement | tree.VarStatement | tree.ModuleLet,
    isLabelled = false,
  ): boolean {
    const isWanted = this.#wanted.has("types") && type === undefined;
    return isWanted && (isLabelled || !this.#isObvious(value));
  }

  #type(offset: number, type: Type, binding: Binding | undefined, writable: boolean): void {
    if (!isKnown(type)) return;
    const { outer, seen } =
      binding === undefined ? unlabelled : labelsOf(this.#snapshot, this.#module.path, binding);
    const words = wordsOf(outer & top);
    const labelled = (text: string): string => (words === "" ? text : `${words} ${text}`);
    // A label parameter has its name in its neuro only, and a label inside would stand at one of the type's arguments.
    const isWhole = this.#knowsLabels && outer === seen && (outer & ~top) === bottom;
    const written = writable && isWhole ? typeText(this.#snapshot, this.#module, type) : undefined;
    this.#add({
      offset,
      sort: "types",
      text: `: ${labelled(showType(type))}`,
      space: undefined,
      edit: written === undefined ? undefined : this.#insert(offset, `: ${labelled(written)}`),
    });
  }

  /** True of a value whose type one sees. */
  #isObvious(value: tree.Expression): boolean {
    switch (value.kind) {
      case "NumberLiteral":
      case "UnitLiteral":
      case "BooleanLiteral":
      case "TextLiteral":
      case "RegexLiteral":
      case "ErrorExpression":
        return true;
      case "RecordLiteral":
        return value.type !== undefined;
      case "TypeReference":
        return true;
      case "Parenthesized":
        return this.#isObvious(value.expression);
      case "Unary":
        return this.#isObvious(value.operand);
      case "ListLiteral":
        return (
          value.items.length > 0 &&
          value.items.every((item) => item.kind !== "Spread" && this.#isObvious(item))
        );
      case "MemberAccess":
        return this.#module.facts.resolutions.get(value)?.kind === "variant";
      case "Call": {
        const target = this.#module.facts.calls.get(value)?.target.kind;
        return target === "variant" || target === "opaque";
      }
      default:
        return false;
    }
  }

  /** Types are written between parentheses, so that only a lambda with those can have them. */
  #lambda({ start, parameters }: tree.Lambda): void {
    const isOpen = this.#module.source.text[start] === "(";
    for (const { pattern, type } of parameters) {
      if (type !== undefined || pattern.kind !== "BindingPattern") continue;
      const binding = this.#module.facts.bindings.get(pattern.name);
      if (binding !== undefined && !binding.name.startsWith("_"))
        this.#type(pattern.name.end, binding.type, binding, isOpen);
    }
  }

  #call(call: tree.Call): void {
    const parameters = parametersOf(this.#snapshot, this.#module, call);
    const fact = this.#module.facts.calls.get(call);
    if (parameters === undefined || fact === undefined) return;
    const written = parameters.length - (fact.receiver === undefined ? 0 : 1);
    for (const [index, { name, value, start }] of call.arguments.entries()) {
      const parameter = parameters[fact.arguments.indexOf(value)];
      if (name !== undefined || parameter === undefined || parameter.name.length < 2) continue;
      if (!isUnclear(value, written)) continue;
      // A name may be written where only named arguments follow.
      const isLast = call.arguments.slice(index + 1).every((later) => later.name !== undefined);
      const text = `${parameter.name}:`;
      const edit = isLast ? this.#insert(start, `${text} `) : undefined;
      this.#add({ offset: start, sort: "parameterNames", text, space: "after", edit });
    }
  }

  #waiting(call: tree.Call): void {
    if (this.#module.facts.calls.get(call)?.suspends !== "always") return;
    const offset = call.callee.kind === "MemberAccess" ? call.callee.name.start : call.start;
    this.#add({ offset, sort: "waits", text: "waits", space: "after", edit: undefined });
  }

  #neuro(item: tree.Neuro): void {
    const id: DefinitionId = `${this.#module.path}#${item.name.text}`;
    const definition = this.#module.definitions.get(item.name.text);
    if (definition?.kind !== "neuro" || !isInferred(definition)) return;
    const hint = effectsHint(this.#module, item, definition, this.#snapshot.labels.effects.get(id));
    if (hint !== undefined) this.#add(hint);
  }
}

/** On an export rows are written, and what is missing is a problem that says so. */
function isInferred({ exported, extern, name }: NeuroDefinition): boolean {
  return (!exported || name === "main") && !extern;
}

/** A value that does not say what it is for. */
function isUnclear(value: tree.Expression, parameters: number): boolean {
  switch (value.kind) {
    case "BooleanLiteral":
    case "NoneLiteral":
      return true;
    case "NumberLiteral":
    case "UnitLiteral":
    case "TextLiteral":
    case "Lambda":
      return parameters > 1;
    case "ListLiteral":
      return parameters > 1 && value.items.length === 0;
    case "Unary":
      return isUnclear(value.operand, parameters);
    default:
      return false;
  }
}

function isKnown(type: Type): boolean {
  return typesWithin(type).every(
    ({ kind, ...rest }) =>
      kind !== "error" && kind !== "variable" && !("name" in rest && rest.name === "Never"),
  );
}
