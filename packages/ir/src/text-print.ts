/**
 * IR as text that a person can read and `parseText` reads back. Every expression whose type does not follow from its parts
 * has it written behind: `main#area(2.0, 3.0): Float`. Positions and comments are left out.
 */

import type {
  Argument,
  Block,
  Expression,
  IrDefinition,
  IrExtern,
  IrField,
  IrFunction,
  IrModule,
  IrParameter,
  IrProgram,
  IrType,
  Local,
  Pattern,
  Place,
  Statement,
  Suspends,
} from "./ir.ts";
import { impliedType } from "./text-types.ts";
import { sameType, typeText } from "./types.ts";

export function printProgram(program: IrProgram): string {
  return [...program.modules.values()].map(printModule).join("\n");
}

export function printModule(module: IrModule): string {
  const parts = [`module ${quote(module.path)}${documentation(module.documentation)}\n`];
  for (const definition of module.definitions) parts.push(printDefinition(definition));
  for (const test of module.tests) {
    const parameters = test.parameters.map(printLocal).join(", ");
    parts.push(
      `test ${quote(test.name)}(${parameters})${suspends(test.suspends)} ${new Printer().block(test.body, "")}\n`,
    );
  }
  return parts.join("\n");
}

export function printDefinition(definition: IrDefinition): string {
  const printer = new Printer();
  const head = `${definition.exported ? "export " : ""}${definition.kind} ${name(definition.id)}`;
  switch (definition.kind) {
    case "function":
    case "extern": {
      const generics = definition.typeParameters.map((parameter) =>
        definition.reified.includes(parameter) ? `${parameter}: Data` : parameter,
      );
      const parameters = definition.parameters.map((parameter) => printer.parameter(parameter));
      const uses =
        definition.uses.length === 0 ? "" : ` uses ${definition.uses.map(quote).join(", ")}`;
      const fails =
        definition.fails.length === 0 ? "" : ` fails ${definition.fails.map(type).join(", ")}`;
      const body = definition.kind === "function" ? ` ${printer.block(definition.body, "")}` : "";
      return `${head}${angles(generics)}(${parameters.join(", ")}) -> ${type(definition.result)}${suspends(definition.suspends)}${twofold(definition)}${border(definition)}${uses}${fails}${documentation(definition.documentation)}${body}\n`;
    }
    case "constant":
      return `${head}: ${type(definition.type)}${documentation(definition.documentation)} = ${printer.expression(definition.value, "")}\n`;
    case "record":
      return `${head}${angles(definition.typeParameters)}${definition.failure ? " failure" : ""}${documentation(definition.documentation)} ${printer.fields(definition.fields)}\n`;
    case "sum": {
      const variants = definition.variants.map((variant) => {
        const fields = variant.bare ? "" : ` ${printer.fields(variant.fields)}`;
        return `\n  ${variant.name}${documentation(variant.documentation)}${fields}`;
      });
      return `${head}${angles(definition.typeParameters)}${definition.failure ? " failure" : ""}${documentation(definition.documentation)} {${variants.join("")}\n}\n`;
    }
    case "opaque": {
      const { inner, takesTexts, form } = definition;
      const written =
        form === undefined ? "" : ` form(${quote(form.pattern)}, ${quote(form.flags)})`;
      return `${head}: ${type(inner)}${takesTexts ? " texts" : ""}${written}${documentation(definition.documentation)}\n`;
    }
  }
}

/** A definition's id or a name as it is, if it reads as one word, quoted otherwise. */
export function name(id: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*(#[\p{L}_$][\p{L}\p{N}_$]*)?$/u.test(id) ? id : quote(id);
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function type(of: IrType): string {
  return typeText(of, name);
}

function angles(names: readonly string[]): string {
  return names.length === 0 ? "" : `<${names.join(", ")}>`;
}

function documentation(text: string | undefined): string {
  return text === undefined ? "" : ` doc ${quote(text)}`;
}

function suspends(how: Suspends): string {
  return how === "never" ? "" : ` suspends ${how}`;
}

function border(definition: IrFunction | IrExtern): string {
  return definition.kind === "function" || definition.border === "open"
    ? ""
    : ` ${definition.border}`;
}

function printLocal(local: Local): string {
  return `${local.var ? "var " : ""}${name(local.name)}: ${type(local.type)}`;
}

const infix: Readonly<Record<string, string>> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  floorDivide: "div",
  modulo: "%",
  equal: "==",
  notEqual: "!=",
  less: "<",
  lessEqual: "<=",
  greater: ">",
  greaterEqual: ">=",
};

class Printer {
  readonly #locals = new Map<string, IrType>();

  parameter(parameter: IrParameter): string {
    const fallback =
      parameter.default === undefined ? "" : ` = ${this.expression(parameter.default, "")}`;
    return `${parameter.var ? "var " : ""}${name(parameter.local.name)}: ${type(this.#declare(parameter.local).type)}${fallback}`;
  }

  fields(fields: readonly IrField[]): string {
    const shown = fields.map((field) => {
      const fallback =
        field.default === undefined ? "" : ` = ${this.expression(field.default, "")}`;
      return `${name(field.name)}: ${type(field.type)}${fallback}${documentation(field.documentation)}`;
    });
    return `(${shown.join(", ")})`;
  }

  block(block: Block, indentation: string): string {
    const inner = `${indentation}  `;
    const lines = block.statements.map(
      (statement) => `${inner}${this.#statement(statement, inner)}\n`,
    );
    if (block.result !== undefined)
      lines.push(`${inner}=> ${this.expression(block.result, inner)}\n`);
    return lines.length === 0 ? "{}" : `{\n${lines.join("")}${indentation}}`;
  }

  #declare(local: Local): Local {
    this.#locals.set(local.name, local.type);
    return local;
  }

  #local(local: Local): string {
    return printLocal(this.#declare(local));
  }

  #statement(statement: Statement, indentation: string): string {
    const show = (expression: Expression): string => this.expression(expression, indentation);
    switch (statement.kind) {
      case "let": {
        const value = show(statement.value);
        return `let ${this.#pattern(statement.pattern)} = ${value}`;
      }
      case "var": {
        const value = show(statement.value);
        return `var ${this.#local({ ...statement.local, var: false })} = ${value}`;
      }
      case "assign": {
        const { operator } = statement;
        const sign =
          operator === undefined ? "=" : `${infix[operator.operator]}= ${operator.domain}`;
        return `set ${this.#place(statement.place, indentation)} ${sign} ${show(statement.value)}`;
      }
      case "expression":
        return `do ${show(statement.expression)}`;
      case "for": {
        const iterable = show(statement.iterable);
        return `for ${this.#pattern(statement.pattern)} in ${iterable} ${this.block(statement.body, indentation)}`;
      }
      case "while":
        return `while ${show(statement.condition)} ${this.block(statement.body, indentation)}`;
      case "defer":
        return `defer ${this.block(statement.body, indentation)}`;
      case "expect":
        return `expect ${quote(statement.source)} ${show(statement.condition)}`;
      case "given": {
        const providers = statement.providers.map(
          (provider) => `${quote(provider.capability)}: ${show(provider.value)}`,
        );
        return `given (${providers.join(", ")}) ${this.block(statement.body, indentation)}`;
      }
    }
  }

  #place(place: Place, indentation: string): string {
    const end = `: ${type(place.type)}`;
    switch (place.kind) {
      case "local":
        return `${name(place.name)}${end}`;
      case "field":
        return `${this.#place(place.object, indentation)}.${name(place.name)}${end}`;
      case "item":
        return `${this.#place(place.object, indentation)}.${place.index}${end}`;
      case "index":
        return `${this.#place(place.object, indentation)}[${this.expression(place.index, indentation)}]${end}`;
    }
  }

  /** With its type, unless that follows from what it shows. */
  expression(expression: Expression, indentation: string): string {
    const shown = this.#shown(expression, indentation);
    const implied = impliedType(expression, this.#locals);
    return implied !== undefined && sameType(implied, expression.type)
      ? shown
      : `${shown}: ${type(expression.type)}`;
  }

  #shown(expression: Expression, indentation: string): string {
    const show = (part: Expression): string => this.expression(part, indentation);
    const all = (parts: readonly Expression[]): string => parts.map(show).join(", ");
    const blockOf = (block: Block): string => this.block(block, indentation);
    switch (expression.kind) {
      case "literal":
        return literal(expression.value, expression.type);
      case "regex":
        return `regex(${quote(expression.pattern)}, ${quote(expression.flags)})`;
      case "none":
      case "unit":
        return expression.kind;
      case "local":
        return `%${name(expression.name)}`;
      case "definition":
        return `ref ${rowed(expression.rows, "never")}${name(expression.id)}${typeList(expression.descriptors)}`;
      case "call": {
        const shown = expression.arguments.map((argument) => this.#argument(argument, indentation));
        return `${awaited(expression.suspends)}${rowed(expression.rows, expression.suspends)}${name(expression.callee)}${typeList(expression.descriptors)}(${shown.join(", ")})`;
      }
      case "call-value":
        return `${awaited(expression.suspends)}call (${show(expression.callee)})(${all(expression.arguments)})`;
      case "record":
        return `new ${name(expression.definition)}(${this.#fieldValues(expression.fields, indentation)})`;
      case "variant":
        return `new ${name(expression.definition)}.${expression.tag}(${this.#fieldValues(expression.fields, indentation)})`;
      case "constructor":
        return `constructor ${name(expression.definition)}.${expression.tag}`;
      case "tuple":
        return `tuple(${all(expression.items)})`;
      case "list": {
        const items = expression.items.map(
          (item) => `${item.spread ? ".." : ""}${show(item.value)}`,
        );
        return `[${items.join(", ")}]`;
      }
      case "map": {
        const entries = expression.entries.map(
          ({ key, value }) => `${show(key)} => ${show(value)}`,
        );
        return `map(${entries.join(", ")})`;
      }
      case "set":
        return `set(${all(expression.items)})`;
      case "range":
        return `range(${show(expression.from)} ${expression.inclusive ? "..=" : ".."} ${show(expression.to)})`;
      case "field":
        return `(${show(expression.object)}).${name(expression.name)}`;
      case "builtin-field":
        return `(${show(expression.object)}).builtin ${name(expression.name)}`;
      case "item":
        return `(${show(expression.object)}).${expression.index}`;
      case "index":
        return `(${show(expression.object)})[${show(expression.index)}]`;
      case "slice":
        return `(${show(expression.object)})[slice ${show(expression.range)}]`;
      case "negate":
        return `negate ${expression.domain}(${show(expression.operand)})`;
      case "not":
        return `not(${show(expression.operand)})`;
      case "and":
      case "or":
        return `(${show(expression.left)} ${expression.kind} ${show(expression.right)})`;
      case "coalesce":
        return `(${show(expression.left)} ?? ${show(expression.right)})`;
      case "arithmetic":
        return `(${show(expression.left)} ${infix[expression.operator]} ${expression.domain} ${show(expression.right)})`;
      case "compare":
        return `(${show(expression.left)} ${infix[expression.operator]} ${show(expression.right)})`;
      case "contains":
        return `(${show(expression.item)} in ${show(expression.collection)})`;
      case "optional-chain": {
        const object = show(expression.object);
        return `chain(${object} as ${this.#local(expression.local)} => ${show(expression.body)})`;
      }
      case "interpolate": {
        const parts = expression.parts.map((part) => {
          if (typeof part === "string") return quote(part);
          // Its type tells a text that is computed from one that is fixed.
          return part.kind === "literal" && typeof part.value === "string"
            ? `${quote(part.value)}: ${type(part.type)}`
            : show(part);
        });
        return `text(${parts.join(", ")})`;
      }
      case "is":
        return `(${show(expression.operand)} is ${this.#pattern(expression.pattern)})`;
      case "with": {
        const fields = expression.fields.map(
          (field) => `${name(field.name)} = ${show(field.value)}`,
        );
        return `with(${[show(expression.record), ...fields].join(", ")})`;
      }
      case "lambda": {
        const parameters = expression.parameters
          .map((parameter) => this.#local(parameter))
          .join(", ");
        return `lambda(${parameters})${suspends(expression.suspends)} ${blockOf(expression.body)}`;
      }
      case "if": {
        const otherwise = expression.else === undefined ? "" : ` else ${blockOf(expression.else)}`;
        return `if ${show(expression.condition)} ${blockOf(expression.then)}${otherwise}`;
      }
      case "match":
        return this.#match(expression, indentation);
      case "block":
        return `block ${blockOf(expression.block)}`;
      case "catch": {
        const body = show(expression.body);
        return `catch(${body}) ${this.#local(expression.failure)} ${blockOf(expression.handler)}`;
      }
      case "attempt":
        return `attempt(${show(expression.body)})`;
      case "return":
        return expression.value === undefined ? "return()" : `return(${show(expression.value)})`;
      case "fail":
        return expression.cause === undefined
          ? `fail(${show(expression.value)})`
          : `fail(${show(expression.value)}, ${show(expression.cause)})`;
      case "break":
      case "continue":
        return expression.kind;
      case "hole":
        return `hole ${quote(expression.name)}(${expression.live.map(printLocal).join(", ")})`;
    }
  }

  #match(match: Extract<Expression, { kind: "match" }>, indentation: string): string {
    const inner = `${indentation}  `;
    const arms = match.arms.map((arm) => {
      const pattern = this.#pattern(arm.pattern);
      const guard = arm.guard === undefined ? "" : ` if ${this.expression(arm.guard, inner)}`;
      return `${inner}case ${pattern}${guard} ${this.block(arm.body, inner)}\n`;
    });
    return `match ${this.expression(match.subject, indentation)} {\n${arms.join("")}${indentation}}`;
  }

  #argument(argument: Argument, indentation: string): string {
    switch (argument.kind) {
      case "value":
        return this.expression(argument.value, indentation);
      case "place":
        return `var ${this.#place(argument.place, indentation)}`;
      case "default":
        return "default";
    }
  }

  #fieldValues(fields: readonly (Expression | undefined)[], indentation: string): string {
    return fields
      .map((field) => (field === undefined ? "default" : this.expression(field, indentation)))
      .join(", ");
  }

  #pattern(pattern: Pattern): string {
    const all = (patterns: readonly Pattern[]): string =>
      patterns.map((part) => this.#pattern(part)).join(", ");
    switch (pattern.kind) {
      case "any":
        return "_";
      case "bind":
        return this.#local(pattern.local);
      case "literal":
        return `literal ${literal(pattern.value, pattern.type)}: ${type(pattern.type)}`;
      case "range":
        return `range ${pattern.from} ${pattern.inclusive ? "..=" : ".."} ${pattern.to}`;
      case "none":
        return "none";
      case "some":
        return `some(${this.#pattern(pattern.pattern)})`;
      case "variant":
        return `variant ${name(pattern.definition)}.${pattern.tag}(${all(pattern.fields)})`;
      case "record": {
        const fields = pattern.fields.map(
          (field) => `${name(field.name)} = ${this.#pattern(field.pattern)}`,
        );
        return `record ${name(pattern.definition)}(${fields.join(", ")})`;
      }
      case "of-type":
        return `type ${name(pattern.definition)}(${this.#pattern(pattern.pattern)})`;
      case "tuple":
        return `tuple(${all(pattern.items)})`;
      case "list": {
        const { rest } = pattern;
        const middle = rest === undefined ? [] : [rest === "any" ? ".." : `..${this.#local(rest)}`];
        const parts = [
          ...pattern.before.map((part) => this.#pattern(part)),
          ...middle,
          ...pattern.after.map((part) => this.#pattern(part)),
        ];
        return `[${parts.join(", ")}]`;
      }
      case "or":
        return `(${pattern.alternatives.map((part) => this.#pattern(part)).join(" | ")})`;
      case "as": {
        const inner = this.#pattern(pattern.pattern);
        return `as(${inner}, ${this.#local(pattern.local)})`;
      }
    }
  }
}

/** What waits by its row is twofold anyhow. */
function twofold(definition: IrFunction | IrExtern): string {
  return definition.twofold && definition.suspends !== "row" ? " twofold" : "";
}

/** Which body is meant, where it is not the `usual` one. */
function rowed(rows: Suspends, usual: Suspends): string {
  return rows === usual ? "" : `rows ${rows} `;
}

function awaited(how: Suspends): string {
  return how === "never" ? "" : `await ${how} `;
}

function typeList(types: readonly IrType[]): string {
  return types.length === 0 ? "" : `<${types.map(type).join(", ")}>`;
}

/** Floats have a point, so that their type is implied. */
function literal(value: number | string | boolean, of: IrType): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "boolean") return String(value);
  const shown = Object.is(value, -0) ? "-0" : String(value);
  return of.kind === "float" && Number.isInteger(value) && !shown.includes("e")
    ? `${shown}.0`
    : shown;
}
