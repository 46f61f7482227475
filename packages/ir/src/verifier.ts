/**
 * What is always true of IR, checked: after lowering and after every optimizer pass. A violation is a bug of the compiler, never
 * of the program, so it is a plain sentence.
 */

import type {
  Argument,
  Block,
  DefinitionId,
  Expression,
  IrDefinition,
  IrField,
  IrParameter,
  IrProgram,
  IrTest,
  IrType,
  Local,
  Pattern,
  Place,
  Statement,
  Suspends,
} from "./ir.ts";
import { fitsType, replaced, substitute, typeText } from "./types.ts";
import { operandsFit } from "./verifier-operands.ts";
import { boundBy } from "./walk.ts";

/** Every violation in a program; empty for a sound one. */
export function verify(program: IrProgram): string[] {
  const violations: string[] = [];
  const definitions = new Map<DefinitionId, IrDefinition>();
  for (const module of program.modules.values()) {
    for (const definition of module.definitions) {
      if (definitions.has(definition.id)) violations.push(`${definition.id}: defined twice`);
      definitions.set(definition.id, definition);
    }
  }
  for (const module of program.modules.values()) {
    for (const definition of module.definitions) {
      violations.push(...new Verifier(definitions, definition.id).definition(definition));
    }
    for (const test of module.tests) {
      violations.push(
        ...new Verifier(definitions, `${module.path} test "${test.name}"`).test(test),
      );
    }
  }
  return violations;
}

/** What surrounds the node that is looked at. */
interface Surroundings {
  readonly suspends: Suspends;
  /** Undefined where `return` may not stand. */
  readonly result: IrType | undefined;
  readonly loop: boolean;
}

class Verifier {
  readonly #definitions: ReadonlyMap<DefinitionId, IrDefinition>;
  readonly #where: string;
  readonly #violations: string[] = [];
  /** Every name that was ever declared here: names are unique in a definition. */
  readonly #declared = new Set<string>();
  #visible = new Map<string, Local>();
  #surroundings: Surroundings = { suspends: "never", result: undefined, loop: false };
  #twofold = false;

  constructor(definitions: ReadonlyMap<DefinitionId, IrDefinition>, where: string) {
    this.#definitions = definitions;
    this.#where = where;
  }

  definition(definition: IrDefinition): string[] {
    switch (definition.kind) {
      case "function":
        this.#twofold = definition.twofold;
        if (definition.suspends === "row" && !definition.twofold)
          this.#report("it suspends by its row and is not twofold");
        this.#surroundings = {
          suspends: definition.suspends,
          result: definition.result,
          loop: false,
        };
        this.#parameters(definition.parameters);
        this.#block(definition.body, definition.result);
        break;
      case "extern":
        this.#parameters(definition.parameters);
        break;
      case "constant":
        this.#value(definition.value, definition.type, "the constant");
        break;
      case "record":
        this.#defaults(definition.fields);
        break;
      case "sum":
        for (const variant of definition.variants) this.#defaults(variant.fields);
        break;
      case "opaque":
        break;
    }
    return this.#violations;
  }

  test(test: IrTest): string[] {
    this.#surroundings = { suspends: test.suspends, result: { kind: "unit" }, loop: false };
    for (const parameter of test.parameters) this.#declare(parameter);
    this.#block(test.body, undefined);
    return this.#violations;
  }

  #report(problem: string): void {
    this.#violations.push(`${this.#where}: ${problem}`);
  }

  #parameters(parameters: readonly IrParameter[]): void {
    for (const parameter of parameters) {
      if (parameter.default !== undefined)
        this.#value(
          parameter.default,
          parameter.local.type,
          `the default of ${parameter.local.name}`,
        );
      if (parameter.var !== parameter.local.var)
        this.#report(`the var mark of parameter ${parameter.local.name} and its variable differ`);
      this.#declare(parameter.local);
    }
  }

  #defaults(fields: readonly IrField[]): void {
    for (const field of fields) {
      if (field.default !== undefined)
        this.#value(field.default, field.type, `the default of ${field.name}`);
    }
  }

  // ─────────────────────────────────────────── Scopes

  #declare(local: Local): void {
    if (this.#declared.has(local.name))
      this.#report(`the variable ${local.name} is declared twice`);
    this.#declared.add(local.name);
    this.#visible.set(local.name, local);
  }

  /** Declares a variable that another alternative of the same pattern declared too. */
  #declareAgain(local: Local): void {
    this.#visible.set(local.name, local);
    this.#declared.add(local.name);
  }

  #scoped(run: () => void, surroundings: Partial<Surroundings> = {}): void {
    const visible = this.#visible;
    const before = this.#surroundings;
    this.#visible = new Map(visible);
    this.#surroundings = { ...before, ...surroundings };
    run();
    this.#visible = visible;
    this.#surroundings = before;
  }

  #local(name: string): Local | undefined {
    const local = this.#visible.get(name);
    if (local === undefined) this.#report(`the variable ${name} is not bound here`);
    return local;
  }

  // ─────────────────────────────────────────── Statements

  /** `type` undefined: the block's value is not used. */
  #block(block: Block, type: IrType | undefined): void {
    this.#scoped(() => {
      for (const statement of block.statements) this.#statement(statement);
      if (block.result === undefined) return;
      if (type === undefined || type.kind === "unit") this.#expression(block.result);
      else this.#value(block.result, type, "a block's value");
    });
  }

  #statement(statement: Statement): void {
    switch (statement.kind) {
      case "let":
        this.#expression(statement.value);
        this.#pattern(statement.pattern, statement.value.type);
        break;
      case "var":
        this.#value(statement.value, statement.local.type, `var ${statement.local.name}`);
        if (!statement.local.var) this.#report(`var ${statement.local.name} is not marked so`);
        this.#declare(statement.local);
        break;
      case "assign":
        this.#place(statement.place);
        if (statement.operator === undefined)
          this.#value(statement.value, statement.place.type, "an assignment");
        else this.#expression(statement.value);
        break;
      case "expression":
        this.#expression(statement.expression);
        break;
      case "for": {
        this.#expression(statement.iterable);
        const item = itemType(statement.iterable.type);
        if (item === undefined) {
          this.#report(`for cannot walk ${typeText(statement.iterable.type)}`);
          break;
        }
        this.#scoped(
          () => {
            this.#pattern(statement.pattern, item);
            this.#block(statement.body, undefined);
          },
          { loop: true },
        );
        break;
      }
      case "while":
        this.#scoped(
          () => {
            this.#condition(statement.condition);
            this.#block(statement.body, undefined);
          },
          { loop: true },
        );
        break;
      case "defer":
        this.#scoped(() => this.#block(statement.body, undefined), {
          loop: false,
          result: undefined,
        });
        break;
      case "expect":
        this.#condition(statement.condition);
        break;
      case "given":
        for (const provider of statement.providers) this.#expression(provider.value);
        this.#block(statement.body, undefined);
        break;
    }
  }

  #place(place: Place): void {
    switch (place.kind) {
      case "local": {
        const local = this.#local(place.name);
        if (local !== undefined && !local.var)
          this.#report(`${place.name} is changed but is no var`);
        break;
      }
      case "field":
        this.#place(place.object);
        this.#field(place.object.type, place.name);
        break;
      case "item":
        this.#place(place.object);
        if (place.object.type.kind !== "tuple" || place.index >= place.object.type.items.length)
          this.#report(`a place has no item ${place.index}`);
        break;
      case "index": {
        this.#place(place.object);
        this.#expression(place.index);
        const { kind } = place.object.type;
        if (kind !== "list" && kind !== "map" && kind !== "bytes")
          this.#report(`an index of ${typeText(place.object.type)} is no place`);
        break;
      }
    }
  }

  // ─────────────────────────────────────────── Expressions

  #value(expression: Expression, type: IrType, what: string): void {
    this.#expression(expression);
    if (!this.#fits(expression.type, type))
      this.#report(`${what} has type ${typeText(expression.type)}, not ${typeText(type)}`);
  }

  #condition(expression: Expression): void {
    this.#value(expression, { kind: "bool" }, "a condition");
  }

  #all(expressions: readonly Expression[]): void {
    for (const expression of expressions) this.#expression(expression);
  }

  /** With what is inside of opaque types instead of them: their values are no others. */
  #opened(type: IrType): IrType {
    return replaced(type, (part) => {
      const definition = part.kind === "named" ? this.#definitions.get(part.definition) : undefined;
      return definition?.kind === "opaque" ? this.#opened(definition.inner) : undefined;
    });
  }

  #fits(from: IrType, to: IrType, open?: ReadonlySet<string>): boolean {
    return fitsType(from, to, open) || fitsType(this.#opened(from), this.#opened(to), open);
  }

  #expression(expression: Expression): void {
    switch (expression.kind) {
      case "literal":
      case "regex":
      case "none":
      case "unit":
        break;
      case "local": {
        const local = this.#local(expression.name);
        if (
          local !== undefined &&
          !isView(local.type, expression.type) &&
          !isView(this.#opened(local.type), this.#opened(expression.type))
        )
          this.#report(
            `${expression.name} is ${typeText(local.type)} and used as ${typeText(expression.type)}`,
          );
        break;
      }
      case "definition": {
        const target = this.#definition(expression.id);
        const reified =
          target?.kind === "function" || target?.kind === "extern" ? target.reified : [];
        if (target !== undefined && expression.descriptors.length !== reified.length)
          this.#report(
            `${expression.id} is used with ${expression.descriptors.length} descriptors`,
          );
        if (target?.kind === "record" || target?.kind === "sum" || target?.kind === "opaque")
          this.#report(`${expression.id} is a type and used as a value`);
        this.#rows(expression.rows);
        break;
      }
      case "call":
        this.#call(expression);
        break;
      case "call-value": {
        this.#expression(expression.callee);
        const { type } = expression.callee;
        if (type.kind !== "function") {
          if (type.kind !== "never") this.#report(`a value of type ${typeText(type)} is called`);
          this.#all(expression.arguments);
          break;
        }
        if (type.parameters.length !== expression.arguments.length)
          this.#report(`a function value is called with ${expression.arguments.length} arguments`);
        expression.arguments.forEach((argument, index) => {
          const parameter = type.parameters[index];
          if (parameter === undefined) this.#expression(argument);
          else this.#value(argument, parameter, "an argument");
        });
        this.#suspends(expression.suspends);
        break;
      }
      case "record":
        this.#construction(expression.definition, undefined, expression.fields);
        break;
      case "variant":
        this.#construction(expression.definition, expression.tag, expression.fields);
        break;
      case "constructor":
        this.#fields(expression.definition, expression.tag);
        break;
      case "tuple":
      case "set":
        this.#all(expression.items);
        break;
      case "list":
        for (const { spread, value } of expression.items) {
          this.#expression(value);
          if (spread && value.type.kind !== "list" && value.type.kind !== "never")
            this.#report(`${typeText(value.type)} is spread into a list`);
        }
        break;
      case "map":
        for (const entry of expression.entries) this.#all([entry.key, entry.value]);
        break;
      case "range":
        this.#value(expression.from, { kind: "int" }, "a range's start");
        this.#value(expression.to, { kind: "int" }, "a range's end");
        break;
      case "field":
        this.#expression(expression.object);
        this.#field(expression.object.type, expression.name);
        break;
      case "builtin-field":
        this.#expression(expression.object);
        break;
      case "item": {
        this.#expression(expression.object);
        const { type } = expression.object;
        if (type.kind !== "tuple" || expression.index >= type.items.length)
          this.#report(`${typeText(type)} has no item ${expression.index}`);
        break;
      }
      case "index":
        this.#all([expression.object, expression.index]);
        if (!["list", "text", "bytes", "map", "never"].includes(expression.object.type.kind))
          this.#report(`${typeText(expression.object.type)} is indexed`);
        break;
      case "slice":
        this.#expression(expression.object);
        this.#value(expression.range, { kind: "range" }, "a slice's range");
        break;
      case "negate":
        this.#expression(expression.operand);
        break;
      case "not":
        this.#condition(expression.operand);
        break;
      case "and":
      case "or":
        this.#condition(expression.left);
        this.#condition(expression.right);
        break;
      case "coalesce":
        this.#expression(expression.left);
        this.#value(expression.right, expression.type, "the right side of ??");
        break;
      case "arithmetic": {
        this.#all([expression.left, expression.right]);
        const { domain, operator, left, right } = expression;
        if (!operandsFit(domain, operator, left.type, right.type))
          this.#report(
            `${operator} of ${domain} has operands ${typeText(left.type)} and ${typeText(right.type)}`,
          );
        break;
      }
      case "compare":
        this.#all([expression.left, expression.right]);
        break;
      case "contains":
        this.#all([expression.item, expression.collection]);
        break;
      case "optional-chain":
        this.#expression(expression.object);
        this.#scoped(() => {
          this.#declare(expression.local);
          this.#expression(expression.body);
        });
        break;
      case "interpolate":
        for (const part of expression.parts) if (typeof part !== "string") this.#expression(part);
        break;
      case "is":
        this.#expression(expression.operand);
        this.#pattern(expression.pattern, expression.operand.type);
        break;
      case "with":
        this.#expression(expression.record);
        for (const field of expression.fields) {
          this.#field(expression.record.type, field.name);
          this.#expression(field.value);
        }
        break;
      case "lambda": {
        this.#rows(expression.suspends);
        const result = expression.type.kind === "function" ? expression.type.result : undefined;
        this.#scoped(
          () => {
            for (const parameter of expression.parameters) this.#declare(parameter);
            this.#block(expression.body, result);
          },
          { suspends: expression.suspends, result: result ?? { kind: "unit" }, loop: false },
        );
        break;
      }
      case "if":
        this.#scoped(() => {
          this.#condition(expression.condition);
          this.#block(expression.then, expression.type);
          if (expression.else !== undefined) this.#block(expression.else, expression.type);
        });
        this.#bindAfter(expression.condition);
        break;
      case "match":
        this.#expression(expression.subject);
        for (const arm of expression.arms) {
          this.#scoped(() => {
            this.#pattern(arm.pattern, expression.subject.type);
            if (arm.guard !== undefined) this.#condition(arm.guard);
            this.#block(arm.body, expression.type);
          });
        }
        break;
      case "block":
        this.#block(expression.block, expression.type);
        break;
      case "catch":
        this.#expression(expression.body);
        this.#scoped(() => {
          this.#declare(expression.failure);
          this.#block(expression.handler, expression.type);
        });
        break;
      case "attempt":
        this.#expression(expression.body);
        if (expression.type.kind !== "named") this.#report("an attempt does not give a Result");
        break;
      case "return": {
        const { result } = this.#surroundings;
        if (result === undefined) this.#report("a return stands outside a function");
        if (expression.value === undefined) break;
        if (result === undefined || result.kind === "unit") this.#expression(expression.value);
        else this.#value(expression.value, result, "a return");
        break;
      }
      case "fail":
        this.#expression(expression.value);
        if (expression.cause !== undefined) this.#expression(expression.cause);
        break;
      case "break":
      case "continue":
        if (!this.#surroundings.loop) this.#report(`a ${expression.kind} stands outside a loop`);
        break;
      case "hole":
        for (const local of expression.live) this.#local(local.name);
        break;
    }
  }

  /** What `is` binds may be used after an `if` whose other branch leaves. */
  #bindAfter(condition: Expression): void {
    if (condition.kind === "is") {
      for (const local of boundBy(condition.pattern)) this.#visible.set(local.name, local);
    } else if (condition.kind === "and" || condition.kind === "or") {
      this.#bindAfter(condition.left);
      this.#bindAfter(condition.right);
    } else if (condition.kind === "not") {
      this.#bindAfter(condition.operand);
    }
  }

  #definition(id: DefinitionId): IrDefinition | undefined {
    const definition = this.#definitions.get(id);
    if (definition === undefined) this.#report(`${id} is not defined`);
    return definition;
  }

  #call(call: Extract<Expression, { kind: "call" }>): void {
    const callee = this.#definition(call.callee);
    this.#suspends(call.suspends);
    this.#rows(call.rows);
    if (callee === undefined) return;
    if (callee.kind !== "function" && callee.kind !== "extern") {
      this.#report(`${call.callee} is called but is a ${callee.kind}`);
      return;
    }
    if (call.descriptors.length !== callee.reified.length)
      this.#report(`${call.callee} is called with ${call.descriptors.length} descriptors`);
    if (call.arguments.length !== callee.parameters.length)
      this.#report(`${call.callee} is called with ${call.arguments.length} arguments`);
    if (callee.suspends !== call.suspends && callee.suspends !== "row")
      this.#report(`a call of ${call.callee} suspends ${call.suspends}, it ${callee.suspends}`);
    const open = new Set(callee.typeParameters);
    call.arguments.forEach((argument, index) => {
      const parameter = callee.parameters[index];
      if (parameter !== undefined) this.#argument(call.callee, argument, parameter, open);
    });
  }

  #argument(
    callee: DefinitionId,
    argument: Argument,
    parameter: IrParameter,
    open: ReadonlySet<string>,
  ): void {
    const { name, type } = parameter.local;
    const wrong = (what: string): void => this.#report(`argument ${name} of ${callee} ${what}`);
    switch (argument.kind) {
      case "default":
        if (parameter.default === undefined) wrong("is left out and has no default");
        return;
      case "place":
        if (!parameter.var) wrong("is a place for a parameter that is no var");
        this.#place(argument.place);
        return;
      case "value":
        if (parameter.var) wrong("is a value for a var parameter");
        this.#expression(argument.value);
        if (!this.#fits(argument.value.type, type, open))
          wrong(`has type ${typeText(argument.value.type)}, not ${typeText(type)}`);
    }
  }

  #suspends(suspends: Suspends): void {
    this.#rows(suspends);
    if (suspends !== "never" && this.#surroundings.suspends === "never")
      this.#report("something suspends in what never suspends");
  }

  #rows(rows: Suspends): void {
    if (rows === "row" && !this.#twofold) this.#report("`row` stands outside a twofold definition");
  }

  #construction(
    id: DefinitionId,
    tag: number | undefined,
    values: readonly (Expression | undefined)[],
  ): void {
    const fields = this.#fields(id, tag);
    if (fields !== undefined && fields.length !== values.length)
      this.#report(`${id} is built from ${values.length} fields`);
    values.forEach((value, index) => {
      const field = fields?.[index];
      if (value !== undefined) this.#expression(value);
      else if (field !== undefined && field.default === undefined)
        this.#report(`${id} is built without ${field.name}, which has no default`);
      if (value === undefined || field === undefined) return;
      const owner = this.#definitions.get(id);
      const open = owner?.kind === "record" || owner?.kind === "sum" ? owner.typeParameters : [];
      if (!this.#fits(value.type, field.type, new Set(open)))
        this.#report(
          `${field.name} of ${id} is ${typeText(value.type)}, not ${typeText(field.type)}`,
        );
    });
  }

  /** Fields of a record (`tag` undefined) or variant. */
  #fields(id: DefinitionId, tag: number | undefined): readonly IrField[] | undefined {
    const definition = this.#definition(id);
    if (definition === undefined) return undefined;
    if (tag === undefined && definition.kind === "record") return definition.fields;
    if (tag !== undefined && definition.kind === "sum") {
      const variant = definition.variants[tag];
      if (variant === undefined) this.#report(`${id} has no variant ${tag}`);
      return variant?.fields;
    }
    this.#report(`${id} is a ${definition.kind}, not what is built or matched here`);
    return undefined;
  }

  #field(type: IrType, name: string): void {
    const types = type.kind === "union" ? type.items : [type];
    for (const owner of types) {
      if (owner.kind === "never") continue;
      const definition = owner.kind === "named" ? this.#definition(owner.definition) : undefined;
      const fields =
        definition?.kind === "record"
          ? definition.fields
          : definition?.kind === "sum"
            ? definition.variants.flatMap((variant) => variant.fields)
            : [];
      if (!fields.some((field) => field.name === name))
        this.#report(`${typeText(owner)} has no field ${name}`);
    }
  }

  // ─────────────────────────────────────────── Patterns

  #pattern(pattern: Pattern, subject: IrType, again = false): void {
    const wrong = (): void =>
      this.#report(`a pattern of kind ${pattern.kind} is matched with ${typeText(subject)}`);
    // Behind an arm for `none`, a pattern takes what is there as it is.
    const present = subject.kind === "optional" ? subject.inner : subject;
    const declare = (local: Local): void =>
      again ? this.#declareAgain(local) : this.#declare(local);
    switch (pattern.kind) {
      case "any":
      case "literal":
      case "range":
        break;
      case "bind":
        declare(pattern.local);
        break;
      case "as":
        this.#pattern(pattern.pattern, subject, again);
        declare(pattern.local);
        break;
      case "none":
        if (subject.kind !== "optional") wrong();
        break;
      case "some":
        if (subject.kind !== "optional") wrong();
        this.#pattern(
          pattern.pattern,
          subject.kind === "optional" ? subject.inner : subject,
          again,
        );
        break;
      case "variant":
      case "record": {
        const fields = this.#fields(
          pattern.definition,
          pattern.kind === "variant" ? pattern.tag : undefined,
        );
        if (!holds(present, pattern.definition)) wrong();
        if (fields === undefined) break;
        if (pattern.kind === "variant" && fields.length !== pattern.fields.length)
          this.#report(`a pattern of ${pattern.definition} has ${pattern.fields.length} fields`);
        for (const [index, part] of pattern.fields.entries()) {
          const named = "kind" in part ? { name: fields[index]?.name, pattern: part } : part;
          const field = fields.find((candidate) => candidate.name === named.name);
          if (field === undefined) this.#report(`a pattern names an unknown field ${named.name}`);
          else
            this.#pattern(
              named.pattern,
              this.#applied(field.type, pattern.definition, present),
              again,
            );
        }
        break;
      }
      case "of-type":
        if (!holds(present, pattern.definition)) wrong();
        this.#pattern(
          pattern.pattern,
          { kind: "named", definition: pattern.definition, arguments: [] },
          again,
        );
        break;
      case "tuple":
        if (present.kind !== "tuple" || present.items.length !== pattern.items.length) {
          wrong();
          break;
        }
        pattern.items.forEach((item, index) => this.#pattern(item, present.items[index]!, again));
        break;
      case "list": {
        if (present.kind !== "list") {
          wrong();
          break;
        }
        for (const item of [...pattern.before, ...pattern.after])
          this.#pattern(item, present.item, again);
        if (pattern.rest !== undefined && pattern.rest !== "any") declare(pattern.rest);
        break;
      }
      case "or": {
        const names = pattern.alternatives.map((alternative) =>
          boundBy(alternative)
            .map((local) => local.name)
            .toSorted()
            .join(" "),
        );
        if (new Set(names).size > 1)
          this.#report("the alternatives of a pattern bind different variables");
        pattern.alternatives.forEach((alternative, index) => {
          this.#pattern(alternative, subject, again || index > 0);
        });
        break;
      }
    }
  }

  /** A field's type with the type arguments of the subject applied. */
  #applied(type: IrType, owner: DefinitionId, subject: IrType): IrType {
    const definition = this.#definitions.get(owner);
    const names =
      definition?.kind === "record" || definition?.kind === "sum" ? definition.typeParameters : [];
    const types = subject.kind === "union" ? subject.items : [subject];
    const applied = types.find((item) => item.kind === "named" && item.definition === owner);
    if (names.length === 0 || applied?.kind !== "named") return type;
    return substitute(
      type,
      new Map(names.map((name, index) => [name, applied.arguments[index] ?? type])),
    );
  }
}

/** Flow typing narrows what a variable is seen as: an optional to what it holds, a union to some of its items. */
function isView(declared: IrType, used: IrType): boolean {
  if (fitsType(declared, used) || used.kind === "never") return true;
  if (declared.kind === "optional") return fitsType(declared.inner, used);
  return declared.kind === "union" && fitsType(used, declared);
}

function holds(subject: IrType, definition: DefinitionId): boolean {
  if (subject.kind === "union") return subject.items.some((item) => holds(item, definition));
  return (
    subject.kind === "never" || (subject.kind === "named" && subject.definition === definition)
  );
}

/** What `for` gives for each round. */
function itemType(type: IrType): IrType | undefined {
  switch (type.kind) {
    case "list":
    case "set":
      return type.item;
    case "map":
      return { kind: "tuple", items: [type.key, type.value] };
    case "text":
      return type;
    case "range":
    case "bytes":
      return { kind: "int" };
    case "never":
      return type;
    default:
      return undefined;
  }
}
