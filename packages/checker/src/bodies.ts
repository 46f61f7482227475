/** Checks one body: of a neuro, a test, a module `let`, or the defaults of fields. */

import { diagnostics, type Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { addition, valueAtEnd } from "./additions.ts";
import { builtin, isBuiltin, unit } from "./builtins.ts";
import { Body, type Effects } from "./body.ts";
import { fieldTypes } from "./bounds.ts";
import { typeScope } from "./declarations.ts";
import { check, checkNothing, infer } from "./expressions.ts";
import { checkExtern } from "./externs.ts";
import { unreadableParameters } from "./entry-point.ts";
import { writingTypes } from "./named-types.ts";
import { nameOfDefinition } from "./show-type.ts";
import { sameType } from "./solver.ts";
import type { ModuleState, ProgramState } from "./state.ts";
import { blockType } from "./statements.ts";
import { resolveType, selfType } from "./type-expressions.ts";
import type { CapabilityRow, DefinitionId, FailureRow, NeuroDefinition, Type } from "./types.ts";
import { constantSort } from "./written-arguments.ts";
import { checkCapabilities } from "./written-rows.ts";

export interface NeuroBodyResult {
  /** What the body does, whatever its signature says. */
  readonly uses: CapabilityRow;
  readonly fails: FailureRow;
  readonly problems: readonly Problem[];
}

export function checkNeuro(
  program: ProgramState,
  module: ModuleState,
  definition: NeuroDefinition,
  declaration: tree.Neuro,
): NeuroBodyResult {
  const body = new Body(
    typeScope(program, module, definition.id, declaration),
    definition.typeParameters,
    declaration.body,
  );
  const { signature } = declaration;
  const written = signature.fails === undefined ? undefined : definition.fails.types;
  if (written !== undefined && written.length > 0) {
    body.failTypes = written.length === 1 ? written[0]! : { kind: "union", items: written };
  }
  for (const parameter of signature.typeParameters) {
    if (parameter.sort === "const")
      body.declare(parameter.name, builtin(constantSort(parameter) ?? "Int"), false, false);
  }
  for (const [index, parameter] of signature.parameters.entries()) {
    if (parameter.default !== undefined)
      check(body, parameter.default, definition.parameters[index]!.type);
  }
  for (const [index, parameter] of signature.parameters.entries()) {
    body.declare(parameter.name, definition.parameters[index]!.type, parameter.var, false);
  }
  body.returns = { type: definition.result };
  if (declaration.body === undefined && !declaration.extern) {
    const fixes = [addition(body, "Write `= ?`", signature.end, " = ?")];
    body.report(
      diagnostics.missingBody.at(body.span(declaration.name), { name: definition.name }, { fixes }),
    );
  }
  if (declaration.body !== undefined) checkResult(body, declaration.body, definition.result);
  body.finish();
  if (declaration.extern) checkExtern(body, definition, declaration);
  checkFailures(body, body.effects, definition, declaration);
  checkCapabilities(body, body.effects, definition, declaration);
  return {
    uses: body.usesOf(body.effects),
    fails: body.failsOf(body.effects),
    problems: [...body.problems, ...unreadableParameters(program, module, definition, declaration)],
  };
}

function checkResult(body: Body, node: tree.Block | tree.Expression, result: Type): void {
  const isUnit = isBuiltin(result, "Unit");
  if (node.kind !== "Block") {
    if (isUnit) checkNothing(body, node);
    else check(body, node, result);
    return;
  }
  const type = body.inScope(() => blockType(body, node, result));
  if (isUnit || isBuiltin(body.solver.prune(type), "Never")) return;
  const last = node.statements.at(-1);
  if (last?.kind !== "ExpressionStatement") {
    if (body.isBroken) return;
    const end = { start: node.end - 1, end: node.end };
    body.report(
      diagnostics.missingResult.at(
        body.span(end),
        { type: body.show(result) },
        { fixes: valueAtEnd(body, node) },
      ),
    );
  } else if (
    !["If", "Match", "Do", "Catch"].includes(last.expression.kind) &&
    !body.solver.fits(type, result)
  ) {
    body.mismatch(last.expression, type, result);
  }
}

function checkFailures(
  body: Body,
  effects: Effects,
  definition: NeuroDefinition,
  declaration: tree.Neuro,
): void {
  const row = body.failsOf(effects);
  if (declaration.signature.fails === undefined) {
    // What escapes `main` is shown to the person who runs it: no caller relies on its signature.
    if (!definition.exported || definition.name === "main") return;
    const types = [...row.types.map((type) => body.show(type)), ...row.variables];
    if (types.length === 0) return;
    const clause = `fails ${types.join(" | ")}`;
    const fixes = writingTypes(body, row.types, {
      title: `Write \`${clause}\``,
      at: declaration.signature.end,
      newText: ` ${clause}`,
      safe: true,
    });
    body.report(
      diagnostics.exportedFailure.at(
        body.span(declaration.name),
        { name: definition.name, types },
        { fixes },
      ),
    );
    return;
  }
  const { types, variables } = definition.fails;
  // A type that is unknown is reported there: it may be the one that is missing here.
  if (types.length + variables.length < declaration.signature.fails.length) return;
  const reported: Type[] = [];
  const passed = new Set<string>();
  for (const source of effects.fails) {
    const { types, variables } = body.withVariables(body.solver.resolveFails(source.row));
    for (const name of variables) {
      if (definition.fails.variables.includes(name) || passed.has(name)) continue;
      passed.add(name);
      body.report(
        diagnostics.failureNotDeclared.at(body.span(source.node), {
          type: name,
          name: definition.name,
        }),
      );
    }
    for (const type of types) {
      if (definition.fails.types.some((each) => sameType(each, type))) continue;
      if (type.kind === "error" || reported.some((each) => sameType(each, type))) continue;
      reported.push(type);
      const last = declaration.signature.fails.at(-1);
      const name = body.show(type);
      const fixes =
        last === undefined
          ? []
          : writingTypes(body, [type], {
              title: `Add \`${name}\` to the signature`,
              at: last.end,
              newText: ` | ${name}`,
              safe: false,
            });
      body.report(
        diagnostics.failureNotDeclared.at(
          body.span(source.node),
          { type: name, name: definition.name },
          { fixes },
        ),
      );
    }
  }
}

export function checkTest(
  program: ProgramState,
  module: ModuleState,
  test: tree.Test,
): readonly Problem[] {
  const owner: DefinitionId = `${module.input.path}#test`;
  const body = new Body(typeScope(program, module, owner, test), [], test.body);
  for (const parameter of test.parameters) {
    const type = resolveType(body.typeScope, parameter.type);
    body.declare(parameter.name, type, false, false);
    if (!body.has(type, "Equatable")) {
      body.report(
        diagnostics.notGenerated.at(body.span(parameter.type), { type: body.show(type) }),
      );
    }
  }
  body.returns = { type: unit };
  blockType(body, test.body, unit);
  body.finish();
  return body.problems;
}

/** Making a value touches nothing, whoever makes it: the default counts nowhere else. */
function checkFieldDefault(body: Body, name: tree.Name, value: tree.Expression, type: Type): void {
  const effects = body.collecting(() => {
    check(body, value, type);
  }, true);
  body.whenSolved(() => {
    const why = whyImpure(body, effects);
    if (why !== undefined)
      body.report(diagnostics.impureDefault.at(body.span(value), { field: name.text, why }));
  });
}

export function checkLet(
  program: ProgramState,
  module: ModuleState,
  id: DefinitionId,
  declaration: tree.ModuleLet,
): { readonly type: Type; readonly problems: readonly Problem[] } {
  const body = new Body(typeScope(program, module, id, declaration), []);
  const written =
    declaration.type === undefined ? undefined : resolveType(body.typeScope, declaration.type);
  const type =
    written === undefined
      ? infer(body, declaration.value)
      : (check(body, declaration.value, written), written);
  body.finish();
  const why = whyImpure(body, body.effects);
  if (why !== undefined) {
    body.report(
      diagnostics.impureLet.at(body.span(declaration.value), { name: nameOfDefinition(id), why }),
    );
  }
  return { type: body.solver.resolve(type), problems: body.problems };
}

/** What a value does that has to be pure; undefined if it does nothing. */
function whyImpure(body: Body, effects: Effects): string | undefined {
  const uses = body.usesOf(effects);
  const names = [...uses.capabilities, ...uses.variables];
  if (names.length > 0) return `uses ${names.map((name) => `\`${name}\``).join(", ")}`;
  const fails = body.failsOf(effects);
  const failures = [...fails.types.map((each) => body.show(each)), ...fails.variables];
  if (failures.length === 0) return undefined;
  return `may fail with ${failures.map((name) => `\`${name}\``).join(" | ")}`;
}

/** Defaults of a record's or a sum's fields. */
export function checkFieldDefaults(
  program: ProgramState,
  module: ModuleState,
  declaration: tree.RecordDeclaration | tree.SumDeclaration,
): readonly Problem[] {
  const id: DefinitionId = `${module.input.path}#${declaration.name.text}`;
  const definition = program.definition(id);
  if (definition?.kind !== "record" && definition?.kind !== "sum") return [];
  const groups =
    declaration.kind === "RecordDeclaration"
      ? [declaration.fields]
      : declaration.variants.map((variant) => variant.fields ?? []);
  if (!groups.flat().some((field) => field.default !== undefined)) return [];
  const body = new Body(typeScope(program, module, id, declaration), definition.typeParameters);
  const self = selfType(id, declaration.typeParameters);
  for (const [index, group] of groups.entries()) {
    const infos =
      definition.kind === "record" ? definition.fields : (definition.variants[index]?.fields ?? []);
    const fields = fieldTypes(self, definition.typeParameters, infos);
    for (const [place, field] of group.entries()) {
      if (field.default !== undefined)
        checkFieldDefault(body, field.name, field.default, fields[place]?.type ?? unit);
    }
  }
  body.finish();
  return body.problems;
}
