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

/** A function's or a test's. */
interface Body {
  readonly id: string;
  readonly parameters: readonly { readonly local: Local; readonly var: boolean }[];
  readonly block: Block;
}

function bodiesOf(program: IrProgram): ReadonlyMap<string, Body> {
  const bodies = new Map<string, Body>();
  for (const [path, module] of program.modules) {
    for (const definition of module.definitions) {
      if (definition.kind !== "function") continue;
      const { id, parameters, body } = definition;
      bodies.set(id, { id, parameters, block: body });
    }
    for (const [index, test] of module.tests.entries()) {
      const id = `${path}#test ${index}`;
      const parameters = test.parameters.map((local) => ({ local, var: false }));
      bodies.set(id, { id, parameters, block: test.body });
    }
  }
  return bodies;
}

function callersOf(bodies: ReadonlyMap<string, Body>): ReadonlyMap<string, readonly Body[]> {
  const callers = new Map<string, Set<Body>>();
  const visit = (tree: unknown, body: Body): void => {
    if (typeof tree !== "object" || tree === null) return;
    const node = tree as Record<string, unknown>;
    const callee =
      node["kind"] === "call"
        ? node["callee"]
        : node["kind"] === "definition"
          ? node["id"]
          : undefined;
    if (typeof callee === "string" && bodies.has(callee)) {
      const found = callers.get(callee);
      if (found === undefined) callers.set(callee, new Set([body]));
      else found.add(body);
    }
    for (const [key, value] of Object.entries(node)) if (key !== "type") visit(value, body);
  };
  for (const body of bodies.values()) visit(body.block, body);
  return new Map([...callers].map(([callee, found]) => [callee, [...found]]));
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
