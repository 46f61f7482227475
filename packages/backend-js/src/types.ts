/** Records and sums as classes: every field set in the order of declaration, a variant's tag first. */
import { type IrField, type IrRecord, type IrSum, messageNeuro } from "@neuro-lang/ir";
import { Body } from "./body.ts";
import type { ModuleContext } from "./context.ts";
import { emitExpression } from "./expressions.ts";
import { indented, js, Level, mark, operand, property, textLiteral } from "./js.ts";
import { payloadName } from "@neuro-lang/runtime";
import { safeName } from "./names.ts";
import { nullForNone } from "./values.ts";

export function emitRecordClass(context: ModuleContext, record: IrRecord): string[] {
  const name = context.ownName(record);
  const base = record.failure ? ` extends ${context.runtime("Failure")}` : "";
  return [
    `${context.exportPrefix(name, record.name, record.exported)}${mark(record.at)}class ${name}${base} {`,
    ...(record.failure ? emitDescription(context, record) : []),
    ...emitConstructor(context, record.fields, undefined, record.failure),
    "}",
  ];
}

/** Bare variants are shared instances; the others have a class each, and a factory of their name. */
export function emitSumClasses(context: ModuleContext, sum: IrSum): string[] {
  const name = context.ownName(sum);
  const lines: string[] = [];
  const prefix = context.exportPrefix(name, sum.name, sum.exported);
  let base = "";
  if (sum.failure) {
    lines.push(
      `${prefix}${mark(sum.at)}class ${name} extends ${context.runtime("Failure")} {`,
      ...emitDescription(context, sum),
      "}",
    );
    base = ` extends ${name}`;
  }
  const members: string[] = [];
  for (const [tag, variant] of sum.variants.entries()) {
    const className = `${name}$${variant.name}`;
    // Inside a class its own name hides the module's, and the module may mean something else by it.
    const hides = context.isTop(safeName(variant.name));
    const ownName = hides ? "" : ` ${safeName(variant.name)}`;
    lines.push(
      `${context.exportPrefix(className, `${sum.name}$${variant.name}`, sum.exported)}const ${className} = class${ownName}${base} {`,
      ...(hides ? [`  static name = ${textLiteral(variant.name)};`] : []),
      ...emitConstructor(context, variant.fields, tag, sum.failure),
      "};",
    );
    const parameters = variant.fields.map((field) => safeName(field.name)).join(", ");
    members.push(
      `${variant.name}${sum.failure ? " =" : ":"} ${variant.bare ? `new ${className}()` : `(${parameters}) => new ${className}(${parameters})`}`,
    );
  }
  if (sum.failure) lines.push(...members.map((item) => `${name}.${item};`));
  else
    lines.push(
      `${prefix}${mark(sum.at)}const ${name} = {`,
      ...members.map((item) => `  ${item},`),
      "};",
    );
  return lines;
}

/** What the runtime asks a failure's class for: its type, to show it by, and its own sentence. */
function emitDescription(context: ModuleContext, type: IrRecord | IrSum): string[] {
  const lines: string[] = [];
  if (type.typeParameters.length === 0)
    lines.push(
      "  static get descriptor() {",
      `    return ${context.descriptorReference(type.id)};`,
      "  }",
    );
  const message = messageNeuro(type, (id) => context.callable(id));
  if (message !== undefined)
    lines.push(
      "  static describe(failure) {",
      `    return ${context.reference(message.id)}(failure);`,
      "  }",
    );
  return lines;
}

function emitConstructor(
  context: ModuleContext,
  fields: readonly IrField[],
  tag: number | undefined,
  derived: boolean,
): string[] {
  const body = new Body(context, false, new Set());
  const names = fields.map((field) =>
    body.declare({ name: field.name, type: field.type, var: false }),
  );
  const parameters = fields.map((field, index) => {
    const code = field.default === undefined ? undefined : defaultCode(context, field);
    return code === undefined ? names[index]! : `${names[index]!} = ${code}`;
  });
  const lines = derived ? ["super();"] : [];
  if (tag !== undefined) lines.push(`this.tag = ${tag};`);
  for (const [index, field] of fields.entries()) {
    const own = property(js("this"), tag === undefined ? field.name : payloadName(field.name)).code;
    lines.push(`${own} = ${names[index]!}${nullForNone(context, field) ? " ?? undefined" : ""};`);
  }
  return [
    `  constructor(${parameters.join(", ")}) {`,
    ...lines.map((line) => `    ${line}`),
    "  }",
  ];
}

/** A field's default as one expression. */
export function defaultCode(context: ModuleContext, field: IrField): string {
  const body = new Body(context, false, new Set());
  const { value, lines } = body.capture(() => emitExpression(body, field.default!));
  if (lines.length === 0) return operand(value, Level.assign);
  return `(() => {\n${[...lines, `return ${value.code};`].map(indented).join("\n")}\n})()`;
}
