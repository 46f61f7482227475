/** Foreign code: externs of a program's own modules, and what their signatures may say. What std pairs with JavaScript is trusted. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { fieldTypes } from "./bounds.ts";
import { showType } from "./show-type.ts";
import { isStandard } from "./state.ts";
import type { CapabilityRow, DefinitionId, NeuroDefinition, Type } from "./types.ts";

/** What foreign code may do that says nothing of it: anything. */
export const foreignRow: CapabilityRow = { capabilities: ["js"], variables: [] };

/** The failure that is made of what foreign code throws. */
export const jsErrorId: DefinitionId = "neuro:js#JsError";

/** True of an extern outside the standard library: nobody has read its JavaScript for the person who runs it. */
export function isForeign({ extern, module }: Pick<NeuroDefinition, "extern" | "module">): boolean {
  return extern && !isStandard(module);
}

/** Reports what a signature says that cannot be kept at the border. */
export function checkExtern(
  body: Body,
  definition: NeuroDefinition,
  declaration: tree.Neuro,
): void {
  if (!isForeign(definition)) return;
  const { signature } = declaration;
  const name = definition.name;
  const report = (
    node: tree.Node,
    why: Parameters<typeof diagnostics.externSignature.at>[1],
  ): void => body.report(diagnostics.externSignature.at(body.span(node), why));
  if (declaration.body !== undefined) report(declaration.name, { kind: "body", name });
  for (const parameter of signature.typeParameters)
    report(parameter, { kind: "type-parameter", name, what: parameter.name.text });
  for (const [index, parameter] of signature.parameters.entries()) {
    const type = definition.parameters[index]!.type;
    if (parameter.var) report(parameter, { kind: "var", name, what: parameter.name.text });
    const stopped = whatStaysBehind(body, type, undefined);
    if (stopped !== undefined) report(parameter.type, { kind: "no-data", name, what: stopped });
  }
  const { result } = signature;
  if (result !== undefined) {
    const stopped = whatStaysBehind(body, definition.result, undefined);
    const made = stopped ?? whatStaysBehind(body, definition.result, definition.module);
    if (made !== undefined)
      report(result, { kind: stopped === undefined ? "opaque" : "no-data", name, what: made });
  }
  for (const [index, type] of definition.fails.types.entries()) {
    if (type.kind === "named" && type.definition === jsErrorId) continue;
    if (type.kind === "error") continue;
    body.report(
      diagnostics.externFailure.at(body.span(signature.fails?.[index] ?? declaration.name), {
        name,
        type: showType(type),
      }),
    );
  }
}

/**
 * The first part of a type that cannot cross, as it is written. With `maker`, the module that receives the value, also what
 * only another module may make.
 */
function whatStaysBehind(body: Body, type: Type, maker: string | undefined): string | undefined {
  const seen = new Set<DefinitionId>();
  const first = (types: readonly Type[]): string | undefined => {
    for (const each of types) {
      const found = visit(each);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const visit = (each: Type): string | undefined => {
    switch (each.kind) {
      case "builtin":
        return each.name === "Range" || each.name === "Regex" ? each.name : first(each.arguments);
      case "tuple":
        return first(each.items);
      case "optional":
        return visit(each.inner);
      case "function":
        return showType(each);
      case "named":
        return first(each.arguments) ?? inside(each);
      default:
        // A type parameter has been reported where it is declared.
        return undefined;
    }
  };
  const inside = (named: Extract<Type, { kind: "named" }>): string | undefined => {
    const { definition: id } = named;
    if (seen.has(id)) return undefined;
    seen.add(id);
    const definition = body.program.definition(id);
    switch (definition?.kind) {
      case "opaque":
        return maker !== undefined && definition.module !== maker
          ? definition.name
          : visit(definition.inner);
      case "record":
        return first(
          fieldTypes(named, definition.typeParameters, definition.fields).map(
            (field) => field.type,
          ),
        );
      case "sum": {
        const fields = definition.variants.flatMap((variant) => variant.fields ?? []);
        return first(
          fieldTypes(named, definition.typeParameters, fields).map((field) => field.type),
        );
      }
      default:
        return undefined;
    }
  };
  return visit(type);
}
