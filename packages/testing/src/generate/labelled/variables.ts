/** Variables of programs with labels: what they are bound to, and how they change. */

import type { Line } from "../lines.ts";
import type { Rule } from "./rules.ts";
import { highest, type Kind, type Scope, type Variable } from "./scope.ts";
import type { Values } from "./values.ts";

const bindable: readonly Kind[] = [
  "Int",
  "Int",
  "Int",
  "Bool",
  "Text",
  "List",
  "Map",
  "Box",
  "Shape",
  "Option",
  "Items",
  "Card",
];

export class Variables {
  readonly #scope: Scope;
  readonly #values: Values;

  constructor(scope: Scope, values: Values) {
    this.#scope = scope;
    this.#values = values;
  }

  /** Some that change in public: of the kinds that the broken rule is about, if it is about what changes. */
  changing(): Line[] {
    const { rules, chance } = this.#scope;
    const kinds = changedBy(rules.broken) ?? (chance.once(2) ? (["Int"] as const) : []);
    return kinds.map((kind) => {
      const value = this.#values.of(kind, 0, 1);
      const { name } = this.#scope.declare(kind, 0, true);
      return { text: `var ${name} = ${value}` };
    });
  }

  binding(word: "let" | "var"): Line[] {
    const level = this.#scope.level();
    const about = kindOf(this.#scope.rules.broken);
    const kind =
      about !== undefined && this.#scope.chance.once(2) ? about : this.#scope.chance.pick(bindable);
    const changes = word === "var";
    const value = this.#values.of(kind, level);
    // What is held under private control is private if it may change later.
    const held = changes && kind !== "Items" ? highest([level, this.#scope.control]) : level;
    const { name } = this.#scope.declare(kind, held, changes && canChange(kind));
    return [{ text: `${word} ${name} = ${value}` }];
  }

  destructured(): Line[] {
    const levels = [this.#scope.level(), this.#scope.level()] as const;
    const values = levels.map((level) => this.#values.of("Int", level));
    const names = levels.map((level) => this.#scope.declare("Int", level).name);
    return [{ text: `let (${names.join(", ")}) = (${values.join(", ")})` }];
  }

  change(): Line[] {
    const { chance, control, variables } = this.#scope;
    const changing = variables.filter((each) => each.changes && each.level >= control);
    if (changing.length === 0) return this.binding("var");
    return [{ text: this.#changed(chance.pick(changing)) }];
  }

  #changed({ name, kind, level }: Variable): string {
    const { chance } = this.#scope;
    const values = this.#values;
    const number = (rule: Rule): string => values.part(rule, "Int", level, 2);
    switch (kind) {
      case "Int":
        return chance.pick([
          () => `${name} += ${number("operator")} % 9`,
          () => `bump(${name}, ${number("var argument")})`,
          () => `${name} = ${number("operator")}`,
        ])();
      case "List":
        return chance.pick([
          () => `${name}.append(${number("var argument")})`,
          () => `put(${name}, ${number("var argument")})`,
          () =>
            `if ${name}.length > 2 { ${name}[(${number("part of a variable")}).abs() % 3] = 1 }`,
          () => `${name} = ${values.of(kind, level)}`,
        ])();
      case "Map":
        return chance.pick([
          () => `${name}[${number("new key")}] = ${number("part of a variable")}`,
          () => `${name} = ${values.of(kind, level)}`,
        ])();
      case "Box":
        return chance.pick([
          () => `${name}.value = ${number("part of a variable")}`,
          () => `${name} = ${values.of(kind, level)}`,
        ])();
      default:
        return `${name} = ${values.of(kind, level)}`;
    }
  }
}

/** The kind of value in which a rule matters, if that is no number. */
function kindOf(rule: Rule | undefined): Kind | undefined {
  switch (rule) {
    case "negation":
    case "bound":
    case "shortcut":
    case "test of presence":
      return "Bool";
    case "interpolation":
      return "Text";
    case "item":
    case "spread":
    case "test of a filter":
      return "List";
    default:
      return undefined;
  }
}

/** The kinds of variables that a rule is about, if it is about what changes. */
function changedBy(rule: Rule | undefined): readonly Kind[] | undefined {
  switch (rule) {
    case "assignment":
    case "var argument under control":
      return ["Int"];
    case "var argument":
      return ["Int", "List"];
    case "part of a variable":
      return ["List", "Box", "Map"];
    case "new key":
      return ["Map"];
    default:
      return undefined;
  }
}

function canChange(kind: Kind): boolean {
  return kind !== "Items" && kind !== "Card" && kind !== "Option";
}
