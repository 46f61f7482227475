/** Expressions of a kind that are at most as private as asked, or, where a rule is broken, seem to be. */

import type { Rule } from "./rules.ts";
import type { Kind, Level, Scope } from "./scope.ts";

type Form = readonly [weight: number, write: () => string];

export class Values {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  of(kind: Kind, level: Level, size = 2): string {
    const { chance } = this.#scope;
    const known = this.#scope.find(kind, level);
    if (known !== undefined && (size <= 0 || chance.once(3))) return known.name;
    if (size <= 0) return this.#simple(kind);
    return chance.weighted(this.#forms(kind, level, size).filter(([weight]) => weight > 0))();
  }

  /** What hangs on private input for sure. */
  secret(kind: Kind): string {
    const { chance } = this.#scope;
    switch (kind) {
      case "Int":
        return chance.pick(["number", "number % 4", "items[1]", "card.owner", "text.length"]);
      case "Bool":
        return chance.pick(["number > 2", "number % 2 == 0", "list.isEmpty", 'text == "a"']);
      case "Text":
        return chance.pick(["text", '"{number}"', "text.take(1)"]);
      case "List":
        return chance.pick(["list", "[number, 1]", "list.take(1)"]);
      case "Map":
        return "Map { number: 1 }";
      case "Box":
        return 'Box { value: number, name: "b" }';
      case "Shape":
        return "(if number > 2 { Shape.Line(3) } else { Shape.Dot })";
      case "Option":
        return chance.pick(["maybe", "list.first()", "(if number > 2 { 4 } else { none })"]);
      case "Items":
        return "(list.map((x: Int) => x + 1))";
      case "Card":
        return "(if number > 2 { card } else { Card { id: 7, owner: 1 } })";
    }
  }

  /** A call that shows something in public. */
  effect(): string {
    return `told(${this.#scope.chance.between(5, 9)})`;
  }

  /** A part of something of this level: private if the rule is broken here. */
  part(rule: Rule, kind: Kind, level: Level, size: number): string {
    if (level === 0 && !this.#scope.rules.keeps(rule)) return this.secret(kind);
    return this.of(kind, level, size - 1);
  }

  /** Something of this level, and what is evaluated only if it is so: in public, if the rule is broken here. */
  #deciding(
    rule: Rule,
    kind: Kind,
    level: Level,
    size: number,
    action: () => string,
  ): readonly [decides: string, then: string] {
    if (this.#scope.control === 0 && level === 1 && !this.#scope.rules.keeps(rule))
      return [this.secret(kind), this.effect()];
    return [this.of(kind, level, size - 1), this.#scope.inBranch(level, action)];
  }

  /** A function of a number; names of what is around may not be used again. */
  #lambda(result: (name: string) => string): string {
    const name = this.#scope.name();
    return `(${name}: Int) => ${this.#scope.captured(() => result(name))}`;
  }

  #forms(kind: Kind, level: Level, size: number): readonly Form[] {
    switch (kind) {
      case "Int":
        return this.#numbers(level, size);
      case "Bool":
        return this.#truths(level, size);
      case "Text":
        return this.#texts(level, size);
      case "List":
        return this.#lists(level, size);
      case "Option":
        return this.#options(level, size);
      case "Items":
        return this.#items(level, size);
      default:
        return [[1, () => this.#whole(kind, level, size)]];
    }
  }

  #numbers(level: Level, size: number): readonly Form[] {
    const { chance, rules } = this.#scope;
    const part = (rule: Rule, kind: Kind): string => this.part(rule, kind, level, size);
    const small = (rule: Rule): string => `((${part(rule, "Int")}).abs() % 3)`;
    return [
      [1, () => String(chance.between(-3, 9))],
      [
        rules.weight(3, "operator"),
        () =>
          `(${part("operator", "Int")} ${chance.pick(["+", "-", "*"])} ${chance.between(1, 3)}) % 50`,
      ],
      [1, () => `(${part("argument", chance.pick<Kind>(["List", "Text"]))}).length`],
      [1, () => `(${part("argument", "List")}).sum() % 40`],
      [rules.weight(1, "index"), () => `[5, 6, 7][${small("index")}]`],
      [
        rules.weight(1, "lookup", "new key"),
        () =>
          `((${part("lookup", "Map")})[${part("lookup", "Int")}] ?? ${part("operator", "Int")})`,
      ],
      [rules.weight(1, "key"), () => `(Map { (${part("key", "Int")}) % 3: 1, 1: 2 }).length`],
      [rules.weight(1, "equal items"), () => `(Set { ${part("equal items", "Int")}, 2 }).length`],
      [
        rules.weight(1, "presence", "other value"),
        () => {
          const other = (): string => this.of("Int", level, size - 1);
          if (level === 0) return `((${part("presence", "Option")}) ?? ${other()})`;
          const [option, instead] = this.#deciding("other value", "Option", level, size, other);
          return `((${option}) ?? ${instead})`;
        },
      ],
      [rules.weight(1, "field"), () => `(Box { value: ${part("field", "Int")}, name: "b" }).value`],
      [
        rules.weight(1, "changed field"),
        () => `(${this.of("Box", level, 0)} with { value: ${part("changed field", "Int")} }).value`,
      ],
      [rules.weight(1, "tuple"), () => `(${part("tuple", "Int")}, ${part("tuple", "Int")}).0`],
      [
        rules.weight(1, "part of a choice"),
        () => `(if ${part("part of a choice", "Bool")} { (1, 2) } else { (3, 4) }).0`,
      ],
      [
        rules.weight(1, "value of a failure"),
        () => {
          const keeps = level === 1 || rules.keeps("value of a failure");
          const [fails, code] = keeps
            ? [this.of("Bool", level, size - 1), this.of("Int", level, size - 1)]
            : ["size > 2", this.secret("Int")];
          const failure = this.#scope.name();
          return `((do { if ${fails} { fail Bad { code: ${code} } }; ${part("operator", "Int")} }) catch ${failure} => ${failure}.code)`;
        },
      ],
      [
        rules.weight(1, "argument"),
        () => `pick(${part("argument", "Bool")}, ${part("argument", "Int")}, 1)`,
      ],
      [1, () => `larger(${part("bound", "Int")}, ${part("bound", "Int")})`],
      [
        rules.weight(1, "captured"),
        () =>
          `twice(${this.#lambda((n) => `(${n} + ${part("captured", "Int")}) % 20`)}, ${part("argument", "Int")})`,
      ],
      [
        rules.weight(1, "composition"),
        () => {
          const first = this.#lambda((n) => `${n} + ${part("composition", "Int")}`);
          const second = this.#lambda((n) => `(${n} + ${part("composition", "Int")}) % 30`);
          return `((${first}) >> (${second}))(${part("composition", "Int")})`;
        },
      ],
      [rules.weight(2, "branch", "result of a branch"), () => this.#chosen(level, size)],
      [rules.weight(1, "arm", "result of an arm", "guard"), () => this.#matched(level, size)],
      [rules.weight(1, "default"), () => `shifted(${part("argument", "Int")})`],
      [rules.weight(1, "label parameter"), () => `(cut(${this.of("Items", level, 1)})).length`],
      [1, () => `(cut(${part("argument", "List")})).length`],
      [1, () => `(${this.of("Items", level, 1)}).length`],
      [level * 2, () => `items[${chance.below(3)}]`],
      [1, () => `(${this.of("Card", level, 0)}).id`],
      [
        level === 1 || rules.broken === "declared field" ? 1 : 0,
        () => {
          const owner = level === 1 || !rules.keeps("declared field");
          return `(${this.of("Card", level, 0)}).${owner ? "owner" : "id"}`;
        },
      ],
      ...this.#calls(level),
    ];
  }

  /** Calls that show what they are given. */
  #calls(level: Level): readonly Form[] {
    const { rules, control } = this.#scope;
    if (control === 1 || level === 1) return [];
    const secretly = (rule: Rule): string =>
      rules.keeps(rule) ? this.of("Int", 0, 1) : this.secret("Int");
    return [
      [rules.weight(1, "effect of a call"), () => `(told(${secretly("effect of a call")}) % 1)`],
      [
        rules.weight(1, "effect that is not written"),
        () =>
          rules.keeps("effect that is not written")
            ? `(${this.effect()} % 1)`
            : `(noted(items[${this.#scope.chance.below(3)}]) % 1)`,
      ],
      [
        rules.weight(1, "row"),
        () => {
          const list = rules.keeps("row") ? this.of("List", 0, 1) : this.secret("List");
          return `((${list}).map(${this.#lambda((x) => `told(${x})`)}).take(0)).length`;
        },
      ],
    ];
  }

  #chosen(level: Level, size: number): string {
    if (level === 0 && !this.#scope.rules.keeps("result of a branch"))
      return `(if ${this.secret("Bool")} { 1 } else { 2 })`;
    const number = (): string => this.of("Int", level, size - 1);
    const [condition, then] = this.#deciding("branch", "Bool", level, size, number);
    return `(if ${condition} { ${then} } else { ${this.#scope.inBranch(level, number)} })`;
  }

  #matched(level: Level, size: number): string {
    const { chance, rules } = this.#scope;
    const kind = chance.pick(["Shape", "Int"] as const);
    const pattern = kind === "Shape" ? "Shape.Dot" : chance.pick(["0", "0..=2"]);
    if (level === 0 && !rules.keeps("result of an arm"))
      return `(match ${this.secret(kind)} { ${pattern} => 1, _ => 2 })`;
    const number = (): string => this.of("Int", level, size - 1);
    const inside = (): string => this.#scope.inBranch(level, number);
    const [subject, first] = this.#deciding("arm", kind, level, size, number);
    if (kind === "Shape")
      return `(match ${subject} { ${pattern} => ${first}, Shape.Line(_) => ${inside()} })`;
    const guard = this.part("guard", "Bool", level, size);
    return `(match ${subject} { ${pattern} => ${first}, _ if ${guard} => ${inside()}, _ => ${inside()} })`;
  }

  #truths(level: Level, size: number): readonly Form[] {
    const { chance, rules } = this.#scope;
    const part = (rule: Rule, kind: Kind): string => this.part(rule, kind, level, size);
    return [
      [
        rules.weight(4, "operator"),
        () =>
          `${part("operator", "Int")} ${chance.pick(["<", ">", "=="])} ${part("operator", "Int")}`,
      ],
      [1, () => `(${part("argument", "Int")}) in (${part("argument", "List")})`],
      [
        rules.weight(1, "shortcut"),
        () => {
          const number = (): string => this.of("Int", level, size - 1);
          const [left, right] = this.#deciding("shortcut", "Bool", level, size, number);
          return `((${left}) ${chance.pick(["and", "or"])} ${right} > 2)`;
        },
      ],
      [rules.weight(1, "negation"), () => `not (${part("negation", "Bool")})`],
      [
        rules.weight(1, "captured"),
        () =>
          `(${part("argument", "List")}).any(${this.#lambda((x) => `${x} > ${part("captured", "Int")}`)})`,
      ],
      [rules.weight(1, "bound"), () => `over(${part("bound", "Int")}, ${part("bound", "Int")})`],
      [1, () => `(${part("argument", "List")}).isEmpty`],
      [
        rules.weight(1, "test of presence"),
        () => `(${part("test of presence", "Option")}) != none`,
      ],
      [rules.weight(1, "arm"), () => `((${part("arm", "Shape")}) is Line)`],
      [
        level === 1 ? rules.weight(1, "declared field") : 0,
        () => `((${this.of("Card", level, 1)}) == (${this.of("Card", level, 1)}))`,
      ],
      [
        level === 0 && rules.broken === "declared field" ? 8 : 0,
        () =>
          rules.keeps("declared field")
            ? "size > 2"
            : chance.pick([
                "(card == (Card { id: 1, owner: 3 }))",
                "over(card, Card { id: 1, owner: 3 })",
              ]),
      ],
    ];
  }

  #texts(level: Level, size: number): readonly Form[] {
    const { rules } = this.#scope;
    const part = (rule: Rule, kind: Kind): string => this.part(rule, kind, level, size);
    return [
      [rules.weight(2, "interpolation"), () => `"t{${part("interpolation", "Int")}}"`],
      [1, () => `(${part("operator", "Text")} + "x").take(6)`],
      [1, () => `(${part("field", "Box")}).name`],
    ];
  }

  #lists(level: Level, size: number): readonly Form[] {
    const { chance, rules } = this.#scope;
    const part = (rule: Rule, kind: Kind): string => this.part(rule, kind, level, size);
    return [
      [rules.weight(2, "item"), () => `[${part("item", "Int")}, ${part("item", "Int")}]`],
      [rules.weight(1, "spread"), () => `[..${part("spread", "List")}, ${part("item", "Int")}]`],
      [
        rules.weight(1, "test of a filter"),
        () =>
          `(${part("argument", "List")}).filter(${this.#lambda((x) => `${x} > ${part("test of a filter", "Int")}`)})`,
      ],
      [
        rules.weight(1, "captured"),
        () =>
          `(${part("argument", "List")}).map(${this.#lambda((x) => `(${x} + ${part("captured", "Int")}) % 30`)})`,
      ],
      [1, () => `(${part("bound", "List")}).sorted()`],
      [1, () => `(${part("bound", "List")}).distinct()`],
      [rules.weight(1, "key", "new key"), () => `(${part("argument", "Map")}).keys()`],
      [1, () => `(${part("argument", "List")}).take(${chance.between(0, 3)})`],
    ];
  }

  #options(level: Level, size: number): readonly Form[] {
    const part = (rule: Rule, kind: Kind): string => this.part(rule, kind, level, size);
    return [
      [1, () => `(${part("argument", "List")}).first()`],
      [1, () => `(${part("lookup", "Map")})[${part("lookup", "Int")}]`],
      [1, () => `(${part("index", "List")}).at(${part("index", "Int")})`],
    ];
  }

  /** Lists whose length has the level, while what they hold is private. */
  #items(level: Level, size: number): readonly Form[] {
    return [
      [1, () => "items"],
      [1, () => `[${this.of("Int", 1, size - 1)}, ${this.of("Int", 1, size - 1)}]`],
      [
        1,
        () =>
          `(${this.part("argument", "List", level, size)}).map(${this.#lambda((x) => `(${x} + ${this.of("Int", 1, size - 1)}) % 30`)})`,
      ],
      [1, () => `cut(${this.of("Items", level, size - 1)})`],
    ];
  }

  /** A literal of what has parts. */
  #whole(kind: "Map" | "Box" | "Shape" | "Card", level: Level, size: number): string {
    const part = (rule: Rule, of: Kind): string => this.part(rule, of, level, size);
    switch (kind) {
      case "Map":
        return `Map { ${part("key", "Int")}: ${part("item", "Int")}, ${this.#scope.chance.between(10, 12)}: ${part("item", "Int")} }`;
      case "Box":
        return `Box { value: ${part("field", "Int")}, name: ${part("field", "Text")} }`;
      case "Shape":
        return `Shape.Line(${part("field", "Int")})`;
      case "Card":
        return `Card { id: ${part("field", "Int")}, owner: ${this.of("Int", 1, size - 1)} }`;
    }
  }

  #simple(kind: Kind): string {
    const { chance } = this.#scope;
    switch (kind) {
      case "Int":
        return String(chance.between(-3, 9));
      case "Bool":
        return chance.pick(["true", "false"]);
      case "Text":
        return chance.pick(['"a"', '"hello"', '""']);
      case "List":
        return `[${chance.between(0, 5)}, ${chance.between(0, 5)}]`;
      case "Map":
        return `Map { ${chance.between(0, 5)}: ${chance.between(0, 5)} }`;
      case "Box":
        return `Box { value: ${chance.between(0, 5)}, name: "b" }`;
      case "Shape":
        return chance.pick(["Shape.Dot", "Shape.Line(2)"]);
      case "Option":
        return "[4, 5].first()";
      case "Items":
        return "items";
      case "Card":
        return "card";
    }
  }
}
