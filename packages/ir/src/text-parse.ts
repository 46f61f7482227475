/** Reads the text form of IR that text-print.ts writes. Positions are all 0. */

import type {
  Argument,
  ArithmeticOperator,
  Block,
  ComparisonOperator,
  Domain,
  Expression,
  IrDefinition,
  IrField,
  IrModule,
  IrParameter,
  IrProgram,
  IrTest,
  IrType,
  IrVariant,
  Local,
  Pattern,
  Place,
  Statement,
  Suspends,
} from "./ir.ts";
import { TextReader } from "./text-reader.ts";
import { tokenize } from "./text-tokens.ts";
import { impliedType } from "./text-types.ts";
import { typeWords } from "./types.ts";

/** Throws a TextFormError for what is no IR. */
export function parseText(text: string): IrProgram {
  const modules = new Map<string, IrModule>();
  const parser = new Parser(tokenize(text));
  while (!parser.atEnd()) {
    const module = parser.module();
    modules.set(module.path, module);
  }
  return { modules };
}

const arithmeticOperators: Readonly<Record<string, ArithmeticOperator>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  div: "floorDivide",
  "%": "modulo",
};
const comparisonOperators: Readonly<Record<string, ComparisonOperator>> = {
  "==": "equal",
  "!=": "notEqual",
  "<": "less",
  "<=": "lessEqual",
  ">": "greater",
  ">=": "greaterEqual",
};
const kindsOfWords = new Map(Object.entries(typeWords).map(([kind, word]) => [word, kind]));

/** An expression before its type is known. */
type Untyped = Expression extends infer Each
  ? Each extends unknown
    ? Omit<Each, "at" | "type">
    : never
  : never;

const at = 0;

class Parser extends TextReader {
  #locals = new Map<string, IrType>();

  // ─────────────────────────────────────────── Definitions

  module(): IrModule {
    this.need("module");
    const path = this.string();
    const documentation = this.#documentation();
    const definitions: IrDefinition[] = [];
    const tests: IrTest[] = [];
    while (!this.atEnd() && !this.is("module")) {
      this.#locals = new Map();
      if (this.take("test")) tests.push(this.#test());
      else definitions.push(this.#definition());
    }
    return { path, documentation, definitions, tests, positions: [0], comments: [] };
  }

  #documentation(): string | undefined {
    return this.take("doc") ? this.string() : undefined;
  }

  #suspends(): Suspends {
    return this.take("suspends") ? (this.name() as Suspends) : "never";
  }

  #test(): IrTest {
    const name = this.string();
    const parameters = this.list(() => this.#local());
    const suspends = this.#suspends();
    return { name, at, parameters, suspends, body: this.#block() };
  }

  #definition(): IrDefinition {
    const exported = this.take("export");
    const kind = this.name();
    const id = this.name();
    const base = (documentation: string | undefined) => {
      return { id, name: id.slice(id.lastIndexOf("#") + 1), exported, documentation, at };
    };
    switch (kind) {
      case "function":
      case "extern": {
        const generics = this.#generics();
        const parameters = this.list(() => this.#parameter());
        this.need("->");
        const result = this.#type();
        const suspends = this.#suspends();
        const twofold = this.take("twofold") || suspends === "row";
        const border = this.take("copies") ? "copies" : this.take("lends") ? "lends" : "open";
        const uses = this.#row("uses", () => this.string());
        const fails = this.#row("fails", () => this.#type());
        const signature = {
          ...base(this.#documentation()),
          typeParameters: generics.map(({ name }) => name),
          reified: generics.filter(({ data }) => data).map(({ name }) => name),
          parameters,
          result,
          suspends,
          twofold,
          uses,
          fails,
        };
        return kind === "extern"
          ? { kind, ...signature, border }
          : { kind, ...signature, body: this.#block() };
      }
      case "constant": {
        this.need(":");
        const type = this.#type();
        const documentation = this.#documentation();
        this.need("=");
        return { kind, ...base(documentation), type, value: this.#expression() };
      }
      case "record": {
        const typeParameters = this.#generics().map(({ name }) => name);
        const failure = this.take("failure");
        const documentation = this.#documentation();
        return { kind, ...base(documentation), typeParameters, fields: this.#fields(), failure };
      }
      case "sum": {
        const typeParameters = this.#generics().map(({ name }) => name);
        const failure = this.take("failure");
        const documentation = this.#documentation();
        const variants: IrVariant[] = [];
        this.need("{");
        while (!this.take("}")) {
          const name = this.name();
          const text = this.#documentation();
          const bare = !this.is("(");
          variants.push({ name, documentation: text, bare, fields: bare ? [] : this.#fields() });
        }
        return { kind, ...base(documentation), typeParameters, variants, failure };
      }
      case "opaque": {
        this.need(":");
        const inner = this.#type();
        const takesTexts = this.take("texts");
        const form = this.take("form") ? this.#form() : undefined;
        return { kind, ...base(this.#documentation()), inner, takesTexts, form };
      }
      default:
        throw this.error("a definition");
    }
  }

  #form(): { pattern: string; flags: string } {
    const [pattern = "", flags = ""] = this.list(() => this.string());
    return { pattern, flags };
  }

  #generics(): { name: string; data: boolean }[] {
    if (!this.take("<")) return [];
    return this.many(() => {
      const name = this.name();
      return { name, data: this.take(":") && this.take("Data") };
    }, ">");
  }

  #row<Item>(word: string, item: () => Item): Item[] {
    if (!this.take(word)) return [];
    const items = [item()];
    while (this.take(",")) items.push(item());
    return items;
  }

  #parameter(): IrParameter {
    const isVar = this.take("var");
    const local: Local = { ...this.#local(), var: isVar };
    return { local, var: isVar, default: this.take("=") ? this.#expression() : undefined };
  }

  #fields(): IrField[] {
    return this.list(() => {
      const name = this.name();
      this.need(":");
      const type = this.#type();
      const fallback = this.take("=") ? this.#expression() : undefined;
      return { name, type, default: fallback, documentation: this.#documentation() };
    });
  }

  // ─────────────────────────────────────────── Types

  #type(): IrType {
    let type = this.#simpleType();
    while (this.take("?")) type = { kind: "optional", inner: type };
    return type;
  }

  #simpleType(): IrType {
    if (this.take("'")) return { kind: "parameter", name: this.name() };
    if (this.take("(")) {
      const items = this.many(() => this.#type(), ")");
      const [only] = items;
      return items.length === 1 && only !== undefined ? only : { kind: "tuple", items };
    }
    const quoted = this.token.kind === "string";
    const name = this.name();
    if (!quoted && name === "fn") {
      const suspends = this.take("always") ? "always" : this.take("row") ? "row" : "never";
      const parameters = this.list(() => this.#type());
      this.need("->");
      // Without its `?`, which belongs to the function in parentheses.
      return { kind: "function", parameters, result: this.#type(), suspends };
    }
    const arguments_ = this.#typeArguments();
    const [first, second] = arguments_;
    if (name === "union") return { kind: "union", items: arguments_ };
    if (name === "List" && first !== undefined) return { kind: "list", item: first };
    if (name === "Set" && first !== undefined) return { kind: "set", item: first };
    if (name === "Map" && first !== undefined && second !== undefined)
      return { kind: "map", key: first, value: second };
    const kind = kindsOfWords.get(name);
    if (kind !== undefined && !quoted) return { kind } as IrType;
    return { kind: "named", definition: name, arguments: arguments_ };
  }

  #typeArguments(): IrType[] {
    if (!this.is("<") || !this.token.glued) return [];
    this.next();
    return this.many(() => this.#type(), ">");
  }

  // ─────────────────────────────────────────── Statements

  #local(): Local {
    const isVar = this.take("var");
    const name = this.name();
    this.need(":");
    const type = this.#type();
    this.#locals.set(name, type);
    return { name, type, var: isVar };
  }

  #block(): Block {
    const statements: Statement[] = [];
    let result: Expression | undefined;
    this.need("{");
    while (!this.take("}")) {
      if (this.take("=>")) result = this.#expression();
      else statements.push(this.#statement());
    }
    return { statements, result };
  }

  #statement(): Statement {
    const kind = this.name();
    switch (kind) {
      case "let": {
        const pattern = this.#pattern();
        this.need("=");
        return { kind, at, pattern, value: this.#expression() };
      }
      case "var": {
        const local = { ...this.#local(), var: true };
        this.need("=");
        return { kind, at, local, value: this.#expression() };
      }
      case "set": {
        const place = this.#place();
        if (this.take("="))
          return { kind: "assign", at, place, operator: undefined, value: this.#expression() };
        let sign = this.next().text;
        if (sign === "div") this.need("=");
        else sign = sign.slice(0, -1);
        const operator = arithmeticOperators[sign];
        if (operator === undefined) throw this.error("an assignment");
        const domain = this.name() as Domain;
        return {
          kind: "assign",
          at,
          place,
          operator: { operator, domain },
          value: this.#expression(),
        };
      }
      case "do":
        return { kind: "expression", at, expression: this.#expression() };
      case "for": {
        const pattern = this.#pattern();
        this.need("in");
        const iterable = this.#expression();
        return { kind, at, pattern, iterable, body: this.#block() };
      }
      case "while": {
        const condition = this.#expression();
        return { kind, at, condition, body: this.#block() };
      }
      case "defer":
        return { kind, at, body: this.#block() };
      case "expect": {
        const source = this.string();
        return { kind, at, condition: this.#expression(), source };
      }
      case "given": {
        const providers = this.list(() => {
          const capability = this.string();
          this.need(":");
          return { capability, value: this.#expression() };
        });
        return { kind, at, providers, body: this.#block() };
      }
      default:
        throw this.error("a statement");
    }
  }

  #place(): Place {
    const name = this.name();
    this.need(":");
    let place: Place = { kind: "local", name, type: this.#type() };
    for (;;) {
      if (this.take("[")) {
        const index = this.#expression();
        this.need("]");
        this.need(":");
        place = { kind: "index", object: place, index, type: this.#type() };
      } else if (this.take(".")) {
        const item = this.token.kind === "number" ? this.number() : this.name();
        this.need(":");
        const type = this.#type();
        place =
          typeof item === "number"
            ? { kind: "item", object: place, index: item, type }
            : { kind: "field", object: place, name: item, type };
      } else {
        return place;
      }
    }
  }

  // ─────────────────────────────────────────── Expressions

  #expression(): Expression {
    const isFloat = this.token.kind === "number" && /[.e]/.test(this.token.text);
    const untyped = this.#untyped();
    if (this.take(":")) return { ...untyped, at, type: this.#type() } as Expression;
    const floats =
      isFloat ||
      (untyped.kind === "literal" &&
        typeof untyped.value === "number" &&
        !Number.isFinite(untyped.value));
    const type =
      untyped.kind === "literal" && floats
        ? ({ kind: "float" } as const)
        : impliedType(untyped as Expression, this.#locals);
    if (type === undefined) throw this.error(`the type of ${untyped.kind}`);
    return { ...untyped, at, type } as Expression;
  }

  #untyped(): Untyped {
    const { kind, text } = this.token;
    const after = this.following;
    if (kind === "string" && !(after.glued && (after.text === "(" || after.text === "<")))
      return { kind: "literal", value: this.string() };
    if (kind === "number") return { kind: "literal", value: this.number() };
    if (this.take("%")) return { kind: "local", name: this.name() };
    if (this.is("[")) return this.#listLiteral();
    if (this.take("(")) return this.#parenthesised();
    if (kind === "name" && !text.includes("#")) {
      this.next();
      return this.#worded(text);
    }
    return this.#call("never");
  }

  #rows(usual: Suspends): Suspends {
    return this.take("rows") ? (this.name() as Suspends) : usual;
  }

  #call(suspends: Suspends): Untyped {
    const rows = this.#rows(suspends);
    const callee = this.name();
    const descriptors = this.#typeArguments();
    const arguments_ = this.list(() => this.#argument());
    return { kind: "call", callee, descriptors, arguments: arguments_, suspends, rows };
  }

  #argument(): Argument {
    if (this.take("default")) return { kind: "default" };
    if (this.take("var")) return { kind: "place", place: this.#place() };
    return { kind: "value", value: this.#expression() };
  }

  #listLiteral(): Untyped {
    this.need("[");
    const items = this.many(() => ({ spread: this.take(".."), value: this.#expression() }), "]");
    return { kind: "list", items };
  }

  /** `(a + int b)`, `(a is p)`, `(a).field`, `(a)[i]`. */
  #parenthesised(): Untyped {
    const left = this.#expression();
    if (this.take(")")) return this.#part(left);
    const sign = this.next().text;
    const end = (untyped: Untyped): Untyped => {
      this.need(")");
      return untyped;
    };
    const arithmetic = arithmeticOperators[sign];
    if (arithmetic !== undefined) {
      const domain = this.name() as Domain;
      return end({
        kind: "arithmetic",
        operator: arithmetic,
        domain,
        left,
        right: this.#expression(),
      });
    }
    const comparison = comparisonOperators[sign];
    if (comparison !== undefined)
      return end({ kind: "compare", operator: comparison, left, right: this.#expression() });
    if (sign === "is") return end({ kind: "is", operand: left, pattern: this.#pattern() });
    const right = this.#expression();
    switch (sign) {
      case "and":
      case "or":
        return end({ kind: sign, left, right });
      case "??":
        return end({ kind: "coalesce", left, right });
      case "in":
        return end({ kind: "contains", collection: right, item: left });
      default:
        throw this.error("an operator");
    }
  }

  #part(object: Expression): Untyped {
    if (this.take("[")) {
      const isSlice = this.take("slice");
      const index = this.#expression();
      this.need("]");
      return isSlice ? { kind: "slice", object, range: index } : { kind: "index", object, index };
    }
    this.need(".");
    if (this.token.kind === "number") return { kind: "item", object, index: this.number() };
    const name = this.name();
    if (name === "builtin" && this.token.kind === "name")
      return { kind: "builtin-field", object, name: this.name() };
    return { kind: "field", object, name };
  }

  /** An expression that starts with a word of the text form, which is read already. */
  #worded(word: string): Untyped {
    switch (word) {
      case "true":
      case "false":
        return { kind: "literal", value: word === "true" };
      case "NaN":
      case "Infinity":
        return { kind: "literal", value: Number(word) };
      case "none":
      case "unit":
      case "break":
      case "continue":
        return { kind: word };
      case "regex":
        return { kind: "regex", ...this.#form() };
      case "ref":
        return {
          kind: "definition",
          rows: this.#rows("never"),
          id: this.name(),
          descriptors: this.#typeArguments(),
        };
      case "await": {
        const suspends = this.name() as Suspends;
        return this.take("call") ? this.#callValue(suspends) : this.#call(suspends);
      }
      case "call":
        return this.#callValue("never");
      case "new": {
        const definition = this.name();
        const tag = this.take(".") ? this.number() : undefined;
        const fields = this.list(() => (this.take("default") ? undefined : this.#expression()));
        return tag === undefined
          ? { kind: "record", definition, fields }
          : { kind: "variant", definition, tag, fields };
      }
      case "constructor": {
        const definition = this.name();
        this.need(".");
        return { kind: "constructor", definition, tag: this.number() };
      }
      case "tuple":
      case "set":
        return { kind: word, items: this.list(() => this.#expression()) };
      case "map": {
        const entries = this.list(() => {
          const key = this.#expression();
          this.need("=>");
          return { key, value: this.#expression() };
        });
        return { kind: "map", entries };
      }
      case "range": {
        this.need("(");
        const from = this.#expression();
        const inclusive = this.next().text === "..=";
        const to = this.#expression();
        this.need(")");
        return { kind: "range", from, to, inclusive };
      }
      case "negate": {
        const domain = this.name() as Domain;
        return { kind: "negate", domain, operand: this.#only() };
      }
      case "not":
        return { kind: "not", operand: this.#only() };
      case "chain": {
        this.need("(");
        const object = this.#expression();
        this.need("as");
        const local = this.#local();
        this.need("=>");
        const body = this.#expression();
        this.need(")");
        return { kind: "optional-chain", object, local, body };
      }
      case "text": {
        // A quoted part is fixed text unless it is an expression with a written type.
        const parts = this.list(() => this.#textPart());
        return { kind: "interpolate", parts };
      }
      case "with": {
        this.need("(");
        const record = this.#expression();
        const fields: { name: string; value: Expression }[] = [];
        while (this.take(",")) {
          const name = this.name();
          this.need("=");
          fields.push({ name, value: this.#expression() });
        }
        this.need(")");
        return { kind: "with", record, fields };
      }
      case "lambda": {
        const parameters = this.list(() => this.#local());
        const suspends = this.#suspends();
        return { kind: "lambda", parameters, suspends, body: this.#block() };
      }
      case "if": {
        const condition = this.#expression();
        const then = this.#block();
        return {
          kind: "if",
          condition,
          then,
          else: this.take("else") ? this.#block() : undefined,
        };
      }
      case "match":
        return this.#match();
      case "block":
        return { kind: "block", block: this.#block() };
      case "catch": {
        const body = this.#only();
        const failure = this.#local();
        return { kind: "catch", body, failure, handler: this.#block() };
      }
      case "attempt":
        return { kind: "attempt", body: this.#only() };
      case "return": {
        const [value] = this.list(() => this.#expression());
        return { kind: "return", value };
      }
      case "fail":
        return this.#fail();
      case "hole": {
        const name = this.string();
        return { kind: "hole", name, live: this.list(() => this.#local()) };
      }
      default:
        throw this.error("an expression");
    }
  }

  #textPart(): string | Expression {
    const next = this.following;
    const plain = this.token.kind === "string" && (next.text === "," || next.text === ")");
    return plain ? this.string() : this.#expression();
  }

  #only(): Expression {
    this.need("(");
    const expression = this.#expression();
    this.need(")");
    return expression;
  }

  #fail(): Untyped {
    const [value, cause] = this.list(() => this.#expression());
    if (value === undefined) throw this.error("the failure");
    return cause === undefined ? { kind: "fail", value } : { kind: "fail", value, cause };
  }

  #callValue(suspends: Suspends): Untyped {
    const callee = this.#only();
    return {
      kind: "call-value",
      callee,
      arguments: this.list(() => this.#expression()),
      suspends,
    };
  }

  #match(): Untyped {
    const subject = this.#expression();
    const arms = [];
    this.need("{");
    while (!this.take("}")) {
      this.need("case");
      const pattern = this.#pattern();
      const guard = this.take("if") ? this.#expression() : undefined;
      arms.push({ pattern, guard, body: this.#block() });
    }
    return { kind: "match", subject, arms };
  }

  // ─────────────────────────────────────────── Patterns

  #pattern(): Pattern {
    const after = this.following;
    if (after.text === ":" && this.token.kind !== "sign")
      return { kind: "bind", local: this.#local() };
    if (this.take("[")) return this.#listPattern();
    if (this.take("(")) {
      const alternatives = [this.#pattern()];
      while (this.take("|")) alternatives.push(this.#pattern());
      this.need(")");
      return { kind: "or", alternatives };
    }
    const kind = this.name();
    switch (kind) {
      case "var":
        this.back();
        return { kind: "bind", local: this.#local() };
      case "_":
        return { kind: "any" };
      case "none":
        return { kind };
      case "literal": {
        const { value, type } = this.#expression() as Extract<Expression, { kind: "literal" }>;
        return { kind, value, type };
      }
      case "range": {
        const from = this.number();
        const inclusive = this.next().text === "..=";
        return { kind, from, to: this.number(), inclusive };
      }
      case "some": {
        const [pattern] = this.list(() => this.#pattern());
        return { kind, pattern: pattern! };
      }
      case "variant": {
        const definition = this.name();
        this.need(".");
        const tag = this.number();
        return { kind, definition, tag, fields: this.list(() => this.#pattern()) };
      }
      case "record": {
        const definition = this.name();
        const fields = this.list(() => {
          const name = this.name();
          this.need("=");
          return { name, pattern: this.#pattern() };
        });
        return { kind, definition, fields };
      }
      case "type": {
        const definition = this.name();
        const [pattern] = this.list(() => this.#pattern());
        return { kind: "of-type", definition, pattern: pattern! };
      }
      case "tuple":
        return { kind, items: this.list(() => this.#pattern()) };
      case "as": {
        this.need("(");
        const pattern = this.#pattern();
        this.need(",");
        const local = this.#local();
        this.need(")");
        return { kind, pattern, local };
      }
      default:
        throw this.error("a pattern");
    }
  }

  #listPattern(): Pattern {
    const before: Pattern[] = [];
    const after: Pattern[] = [];
    let rest: Local | "any" | undefined;
    this.many(() => {
      if (!this.take("..")) (rest === undefined ? before : after).push(this.#pattern());
      else rest = this.is(",") || this.is("]") ? "any" : this.#local();
    }, "]");
    return { kind: "list", before, rest, after };
  }
}
