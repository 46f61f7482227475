/** Externs outside the standard library: functions around their JavaScript that see to what crosses the border. */
import { foreignFile, type IrExtern } from "@neuro-lang/ir";
import { Body } from "./body.ts";
import type { ModuleContext } from "./context.ts";
import { descriptorOf } from "./descriptors.ts";
import { emitParameters } from "./functions.ts";
import { indented, mark, textLiteral } from "./js.ts";

export function emitForeign(context: ModuleContext, definition: IrExtern): string[] {
  const name = context.ownName(definition);
  const waits = definition.suspends === "always";
  // Named first, so that no parameter gets its name.
  const code = context.extern(definition.name);
  const body = new Body(context, false, new Set());
  const { parameters, setup } = emitParameters(body, definition.parameters);
  const given = definition.parameters.map(({ local }) => body.binding(local.name).js.code);
  const call = context.runtime(waits ? "callForeignAsync" : "callForeign");
  const prefix = context.exportPrefix(name, definition.name, definition.exported);
  const border = describeBorder(context, definition);
  return [
    `${mark(definition.at)}${prefix}${waits ? "async " : ""}function ${name}(${parameters.join(", ")}) {`,
    ...setup.map(indented),
    `  return ${mark(definition.at)}${call}(${border}, ${code}, [${given.join(", ")}]);`,
    "}",
  ];
}

/** The runtime's `ForeignNeuro`, which stands at the top of the module. */
function describeBorder(context: ModuleContext, definition: IrExtern): string {
  const none: ReadonlySet<string> = new Set();
  const [failure] = definition.fails;
  const types = definition.parameters.map(({ local }) => descriptorOf(context, local.type, none));
  const parts = [
    `name: ${textLiteral(definition.name)}`,
    `file: ${textLiteral(foreignFile(context.module.path))}`,
    `parameters: [${types.join(", ")}]`,
    `result: ${descriptorOf(context, definition.result, none)}`,
    `lends: ${definition.border === "lends"}`,
    `failure: ${failure === undefined ? "undefined" : descriptorOf(context, failure, none)}`,
  ];
  const name = `${context.ownName(definition)}$border`;
  context.descriptors.set(name, `{ ${parts.join(", ")} }`);
  return name;
}
