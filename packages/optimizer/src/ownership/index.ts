/**
 * Values are values, yet ordinary objects are changed in place wherever nobody else holds them. This pass proves where that is, for
 * the whole program at once: it starts from the hope that everything is owned and corrects it until nothing changes.
 */
import type {
  Argument,
  Block,
  IrDefinition,
  IrProgram,
  IrType,
  Local,
  Statement,
} from "@neuro-lang/ir";
import { rewrite, rootOf, type Node } from "../tree.ts";
import { analyseBody } from "./analysis.ts";
import type { Decisions, Facts } from "./facts.ts";
import { deepest, sameDepth } from "./depth.ts";
import { createNesting, externSummary, hopeful, type Summary } from "./summaries.ts";

export interface Copy {
  readonly module: string;
  /** Position key of the statement or use. */
  readonly at: number;
  /** The variable whose value is copied. */
  readonly variable: string;
  /** How many levels. */
  readonly levels: number;
}

export interface Ownership {
  readonly program: IrProgram;
  /** Where copies stay, for `--explain`. */
  readonly copies: readonly Copy[];
}

export function decideCopies(program: IrProgram): Ownership {
  const definitions = new Map<string, IrDefinition>();
  for (const module of program.modules.values())
    for (const definition of module.definitions) definitions.set(definition.id, definition);
  const summaries = new Map<string, Summary>();
  const entries = new Map<string, number[]>();
  for (const definition of definitions.values()) {
    if (definition.kind === "extern") summaries.set(definition.id, externSummary(definition));
    if (definition.kind !== "function") continue;
    summaries.set(definition.id, hopeful(definition.parameters));
    entries.set(
      definition.id,
      definition.parameters.map(() => deepest),
    );
  }
  const decisions: Decisions = new Map();
  const bodies = bodiesOf(program);
  const callers = callersOf(bodies);
  // Callees come before their callers, so that most bodies are looked at once.
  const waiting = new Set(calleesFirst(bodies, callers));
  const facts: Facts = {
    summary: (callee) => summaries.get(callee) ?? unknown(definitions.get(callee)),
    isContainer: (type) => isContainer(definitions, type),
    nesting: createNesting(program),
    parametersOf(callee) {
      const definition = definitions.get(callee);
      return definition?.kind === "function" || definition?.kind === "extern"
        ? definition.parameters
        : [];
    },
    handsOver(callee, parameter, levels) {
      const entry = entries.get(callee);
      if (entry === undefined || entry[parameter]! <= levels) return;
      entry[parameter] = levels;
      waiting.add(bodies.get(callee)!);
    },
  };
  for (const body of waiting) {
    waiting.delete(body);
    const entry = entries.get(body.id) ?? [];
    const found = analyseBody(facts, decisions, body.parameters, entry, body.block);
    const summary: Summary = { ...found, takesOut: false };
    const before = summaries.get(body.id);
    if (before === undefined || sameSummary(before, summary)) continue;
    summaries.set(body.id, summary);
    for (const caller of callers.get(body.id) ?? []) waiting.add(caller);
  }
  return { program: decided(program, decisions), copies: explain(program, decisions) };
}

/** A function's, a constant's or a test's. */
interface Body {
  readonly id: string;
  readonly parameters: readonly { readonly local: Local; readonly var: boolean }[];
  readonly block: Block;
}

/** The bodies that the program's own modules reach; what else the standard library has is emitted as it is. */
function bodiesOf(program: IrProgram): ReadonlyMap<string, Body> {
  const all = new Map<string, Body>();
  const waiting: string[] = [];
  const bodies = new Map<string, Body>();
  const isWhole = [...program.modules.keys()].every((path) => path.startsWith("neuro:"));
  for (const [path, module] of program.modules) {
    const found = module.definitions.flatMap(bodyOf);
    for (const [index, test] of module.tests.entries()) {
      const parameters = test.parameters.map((local) => ({ local, var: false }));
      found.push({ id: `${path}#test ${index}`, parameters, block: test.body });
    }
    for (const body of found) all.set(body.id, body);
    if (isWhole || !path.startsWith("neuro:")) waiting.push(...found.map((body) => body.id));
    // Defaults are written at calls, wherever those are.
    for (const definition of module.definitions) {
      if (definition.kind === "function" || definition.kind === "constant") {
        if (definition.kind === "function") waiting.push(...used(definition.parameters));
        else waiting.push(definition.id);
      } else waiting.push(...used(definition));
    }
  }
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const body = all.get(id);
    if (body === undefined || bodies.has(id)) continue;
    bodies.set(id, body);
    waiting.push(...used(body.block));
  }
  return bodies;
}

function bodyOf(definition: IrDefinition): Body[] {
  const { id } = definition;
  if (definition.kind === "function")
    return [{ id, parameters: definition.parameters, block: definition.body }];
  if (definition.kind !== "constant") return [];
  return [{ id, parameters: [], block: { statements: [], result: definition.value } }];
}

/** The definitions that a tree calls or names. */
function used(tree: unknown): Set<string> {
  const ids = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    const node = part as Record<string, unknown>;
    const id =
      node["kind"] === "call"
        ? node["callee"]
        : node["kind"] === "definition"
          ? node["id"]
          : undefined;
    if (typeof id === "string") ids.add(id);
    for (const [key, value] of Object.entries(node)) if (key !== "type") visit(value);
  };
  visit(tree);
  return ids;
}

function callersOf(bodies: ReadonlyMap<string, Body>): ReadonlyMap<string, readonly Body[]> {
  const callers = new Map<string, Body[]>();
  for (const body of bodies.values()) {
    for (const callee of used(body.block)) {
      const found = callers.get(callee);
      if (found === undefined) callers.set(callee, [body]);
      else found.push(body);
    }
  }
  return callers;
}

function calleesFirst(
  bodies: ReadonlyMap<string, Body>,
  callers: ReadonlyMap<string, readonly Body[]>,
): Body[] {
  const ordered: Body[] = [];
  const seen = new Set<Body>();
  const visit = (body: Body): void => {
    if (seen.has(body)) return;
    seen.add(body);
    for (const caller of callers.get(body.id) ?? []) visit(caller);
    ordered.push(body);
  };
  for (const body of bodies.values()) visit(body);
  return ordered.toReversed();
}

function unknown(definition: IrDefinition | undefined): Summary {
  const parameters =
    definition?.kind === "function" || definition?.kind === "extern" ? definition.parameters : [];
  return {
    ...hopeful(parameters),
    keeps: parameters.map(() => 0),
    result: { base: 0, terms: new Map() },
  };
}

function sameSummary(left: Summary, right: Summary): boolean {
  return (
    sameDepth(left.result, right.result) &&
    left.keeps.every((kept, index) => kept === right.keeps[index]) &&
    left.after.every((after, index) => {
      const other = right.after[index];
      return after === undefined || other === undefined ? after === other : sameDepth(after, other);
    })
  );
}

function isContainer(definitions: ReadonlyMap<string, IrDefinition>, type: IrType): boolean {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
    case "tuple":
      return true;
    case "named": {
      const definition = definitions.get(type.definition);
      return definition?.kind === "opaque"
        ? isContainer(definitions, definition.inner)
        : definition?.kind === "record";
    }
    default:
      return false;
  }
}

function decided(program: IrProgram, decisions: Decisions): IrProgram {
  const change = (node: Node): Node => {
    const copies = decisions.get(node);
    return copies === undefined ? node : { ...node, copies };
  };
  return {
    modules: new Map([...program.modules].map(([path, module]) => [path, rewrite(module, change)])),
  };
}

function explain(program: IrProgram, decisions: Decisions): Copy[] {
  const copies: Copy[] = [];
  for (const [path, module] of program.modules) {
    let at = 0;
    const visit = (tree: unknown): void => {
      if (typeof tree !== "object" || tree === null) return;
      const node = tree as Record<string, unknown>;
      if (typeof node["at"] === "number") at = node["at"];
      const here = at;
      const found = decisions.get(tree);
      if (Array.isArray(found) && found.includes(true)) {
        const { place } = tree as
          | Extract<Statement, { kind: "assign" }>
          | Extract<Argument, { kind: "place" }>;
        copies.push({
          module: path,
          at: here,
          variable: rootOf(place),
          levels: found.filter(Boolean).length,
        });
      }
      for (const value of Object.values(node)) {
        at = here;
        visit(value);
      }
    };
    visit(module.definitions);
    visit(module.tests);
  }
  return copies;
}
