/**
 * `for (i, x) in xs.enumerate()` becomes a loop that counts: no list of tuples is made. Not where the loop changes what it
 * walks: the list would have to be copied for it in every round.
 */
import {
  mapBlock,
  mapDefinition,
  visitBlock,
  visitExpression,
  type Block,
  type Expression,
  type IrModule,
  type IrProgram,
  type Local,
  type Mapping,
  type Pattern,
  type Statement,
} from "@neuro-lang/ir";
import { declaredLocals, freeName } from "./names.ts";

type For = Extract<Statement, { kind: "for" }>;

export function countItems(program: IrProgram): IrProgram {
  return {
    modules: new Map([...program.modules].map(([path, module]) => [path, counted(module)])),
  };
}

function counted(module: IrModule): IrModule {
  return {
    ...module,
    definitions: module.definitions.map((definition) =>
      definition.kind === "function"
        ? mapDefinition(definition, counting(declaredLocals(definition)))
        : definition,
    ),
    tests: module.tests.map((test) => ({
      ...test,
      body: mapBlock(test.body, counting(declaredLocals(test))),
    })),
  };
}

function counting(locals: ReadonlyMap<string, Local>): Mapping {
  const names = new Set(locals.keys());
  return {
    statement(statement) {
      const found = statement.kind === "for" ? enumeration(statement) : undefined;
      if (statement.kind !== "for" || found === undefined) return statement;
      const { at, body } = statement;
      const { list, index, item } = found;
      if (changesAny(body, list)) return statement;
      const isKept = list.kind === "local" && locals.get(list.name)?.var === false;
      const kept = isKept ? undefined : keep(list, names);
      const walked: Expression = kept?.value ?? list;
      const read: Expression = {
        kind: "index",
        at,
        type: itemType(list),
        object: walked,
        index: { kind: "local", at, name: index.name, type: index.type },
      };
      const loop: For = {
        kind: "for",
        at,
        pattern: { kind: "bind", local: index },
        iterable: {
          kind: "range",
          at,
          type: { kind: "range" },
          from: { kind: "literal", at, type: index.type, value: 0 },
          to: { kind: "builtin-field", at, type: index.type, object: walked, name: "length" },
          inclusive: false,
        },
        body: {
          ...body,
          statements: [{ kind: "let", at, pattern: item, value: read }, ...body.statements],
        },
      };
      return kept === undefined ? loop : [kept.statement, loop];
    },
  };
}

/** True if the block changes a variable that the expression mentions. */
function changesAny(block: Block, expression: Expression): boolean {
  const mentioned = new Set<string>();
  visitExpression(expression, {
    expression: (part) => void (part.kind === "local" && mentioned.add(part.name)),
  });
  let found = false;
  // Places stand where something changes, and nowhere else.
  visitBlock(block, {
    place: (place) => {
      if (place.kind === "local" && mentioned.has(place.name)) found = true;
    },
  });
  return found;
}

/** The list that is walked, by a variable that never changes. */
function keep(
  list: Expression,
  names: Set<string>,
): { readonly statement: Statement; readonly value: Expression } {
  const { at, type } = list;
  const local: Local = { name: freeName("items", names), type, var: false };
  return {
    statement: { kind: "let", at, pattern: { kind: "bind", local }, value: list },
    value: { kind: "local", at, name: local.name, type },
  };
}

function enumeration(
  statement: For,
): { readonly list: Expression; readonly index: Local; readonly item: Pattern } | undefined {
  const { iterable, pattern } = statement;
  if (iterable.kind !== "call" || iterable.callee !== "neuro:list#enumerate") return undefined;
  const [list] = iterable.arguments;
  const [index, item] = pattern.kind === "tuple" ? pattern.items : [];
  if (list?.kind !== "value" || list.value.type.kind !== "list") return undefined;
  if (index?.kind !== "bind" || index.local.var || item === undefined) return undefined;
  return { list: list.value, index: index.local, item };
}

function itemType(list: Expression): Expression["type"] {
  return list.type.kind === "list" ? list.type.item : list.type;
}
