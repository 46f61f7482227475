/** Bodies of neuros, values of modules, defaults and tests: what each begins with, and what it must fit. */

import { type CheckedModule, isForeign } from "@neuro-lang/checker";
import type { Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { Body } from "./body.ts";
import { failureLeaves } from "./ending.ts";
import { labelsOf } from "./expressions.ts";
import { foreignBody } from "./foreign.ts";
import { bottom, type Label, labelOf } from "./label.ts";
import { returned, returnedBlock } from "./lambdas.ts";
import { type Neuro, Program } from "./program.ts";
import { reportDemands } from "./report.ts";
import { plain, sourced } from "./shapes.ts";
import { ownScope, writtenShape } from "./signatures.ts";
import { blockLabels } from "./statements.ts";

export function neuroBody(program: Program, neuro: Neuro): Body {
  const { definition, declaration, module } = neuro;
  const { signature } = declaration;
  const scope = ownScope(program.typesIn(module), signature.typeParameters);
  const body = new Body(program, module, scope);
  for (const [index, parameter] of signature.parameters.entries()) {
    const binding = module.facts.bindings.get(parameter.name);
    const type = definition.parameters[index]?.type;
    if (binding === undefined || type === undefined) continue;
    const written = writtenShape(parameter.type, type, scope);
    if (parameter.default !== undefined) {
      const step = { node: parameter.default, what: "it is the default" };
      const value = labelsOf(body, parameter.default);
      body.mustFit(value, written, step, parameter.name.text, parameter.type);
    }
    body.writtenTypes.set(binding, parameter.type);
    // A `var` parameter stays as it is written: its caller relies on that.
    body.variables.set(
      binding,
      parameter.var
        ? written
        : sourced(
            written,
            parameter,
            (words) => `\`${parameter.name.text}\` is declared ${words}`,
            { names: body.labelNames },
          ),
    );
  }
  // What a default does counts where it is taken.
  body.effects = [];
  body.result = writtenShape(signature.result, definition.result, scope);
  body.resultPlace = definition.name;
  body.resultType = signature.result;
  body.declassifies = takenOff(signature);
  if (isForeign(definition)) foreignBody(body, definition, declaration);
  if (declaration.body?.kind === "Block") {
    returnedBlock(body, declaration.body, definition.result);
  } else if (declaration.body !== undefined) {
    returned(body, labelsOf(body, declaration.body), declaration.body);
  }
  failureLeaves(body, neuro);
  return body;
}

/** What `declassifies` and `endorses` let a result leave off. */
function takenOff({ declassifies, endorses }: tree.Signature): Label {
  let label = endorses ? (labelOf("untrusted") ?? bottom) : bottom;
  for (const mark of declassifies) label |= labelOf(mark.label) ?? bottom;
  return label;
}

/** Module values and defaults of fields must fit what is written. */
export function valueProblems(
  program: Program,
  module: CheckedModule,
  item: tree.Item,
): readonly Problem[] {
  const body = new Body(program, module, ownScope(program.typesIn(module), []));
  if (item.kind === "ModuleLet") {
    const value = labelsOf(body, item.value);
    if (item.type !== undefined) {
      const type = module.facts.typeExpressions.get(item.type) ?? { kind: "error" };
      const place = writtenShape(item.type, type, body.scope);
      const step = { node: item.value, what: "it is bound here" };
      body.mustFit(value, place, step, item.name.text, item.type);
    }
  } else if (item.kind === "RecordDeclaration" || item.kind === "SumDeclaration") {
    for (const { name, type, value, place } of program.defaultsOf(
      `${module.path}#${item.name.text}`,
    )) {
      const step = { node: value, what: "it is the default" };
      body.mustFit(labelsOf(body, value), place, step, name, type);
    }
  }
  return reportDemands(body);
}

export function testProblems(
  program: Program,
  module: CheckedModule,
  test: tree.Test,
): readonly Problem[] {
  const body = new Body(program, module, ownScope(program.typesIn(module), []));
  for (const parameter of test.parameters) {
    const binding = module.facts.bindings.get(parameter.name);
    if (binding !== undefined)
      body.variables.set(binding, writtenShape(parameter.type, binding.type, body.scope));
  }
  body.result = plain({ kind: "builtin", name: "Unit", arguments: [] });
  blockLabels(body, test.body, body.result.type);
  return reportDemands(body);
}
