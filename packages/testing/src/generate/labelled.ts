/**
 * Programs in which private and public values live side by side, for the property that labels promise: what a program that is
 * accepted shows in public does not depend on what is private. Most of what is written keeps the rules, so that many programs
 * are accepted; now and then something breaks them, so that a rule that is missing shows.
 */

import { render, type Line } from "./lines.ts";
import { Chance } from "./random.ts";

/** Public, or labelled. */
type Level = 0 | 1;
type Kind = "Int" | "Bool" | "Text" | "List" | "Map" | "Box";

interface Variable {
  readonly name: string;
  readonly kind: Kind;
  readonly level: Level;
  readonly changes: boolean;
}

const helpers: readonly Line[] = [
  { text: "type Box { value: Int, name: Text }" },
  { text: "type Bad { code: Int }" },
  { text: 'neuro order(what: Text) uses console { print("order {what}") }' },
  { text: "neuro pick<T>(c: Bool, a: T, b: T) -> T = if c { a } else { b }" },
  { text: "neuro larger<T: Comparable>(a: T, b: T) -> T = if a > b { a } else { b }" },
  {
    text: "neuro small(n: Int) -> Int fails Bad { if n > 5 { fail Bad { code: n } }; return n + 1 }",
  },
  { text: "neuro bump(var n: Int, by: Int) { n += by % 7 }" },
  { text: "neuro put(var xs: List<Int>, n: Int) { if n > 2 { xs.append(n) } }" },
  { text: "neuro twice<uses e>(f: (Int) -> Int uses e, n: Int) -> Int uses e = f(f(n) % 9)" },
  {
    text: 'neuro told(n: Int) -> Int uses console { if n > 4 { print("told") }; return n % 5 }',
  },
];

/** The program, and what it does with other private input. */
export interface LabelledProgram {
  /** The text with these private values. */
  text(inputs: PrivateInputs): string;
}
export interface PrivateInputs {
  readonly number: number;
  /** Of three items. */
  readonly items: readonly number[];
  readonly list: readonly number[];
  readonly text: string;
}

/** `care`: once in so many choices something may break the rules. */
export function generateLabelled(seed: number, label: string, care: number): LabelledProgram {
  const writer = new Writer(new Chance(seed), care);
  const body = [...writer.block(writer.chance.between(3, 9), 0, 2), ...writer.shown()];
  const parameters = `number: ${label} Int, items: List<${label} Int>, list: ${label} List<Int>, text: ${label} Text, size: Int`;
  return {
    text({ number, items, list, text }) {
      const given = `${number}, [${items.join(", ")}], [${list.join(", ")}], ${JSON.stringify(text)}, 3`;
      return render([
        ...helpers,
        { text: `neuro probe(${parameters}) uses console`, body },
        { text: "neuro main()", body: [{ text: `probe(${given})` }, { text: 'print("end")' }] },
      ]);
    },
  };
}

export function privateInputs(chance: Chance): PrivateInputs {
  const numbers = (count: number): number[] =>
    Array.from({ length: count }, () => chance.between(-2, 9));
  return {
    number: chance.between(-3, 9),
    items: numbers(3),
    list: numbers(chance.below(5)),
    text: chance.pick(["", "a", "b", "hello", "3", "zz"]),
  };
}

class Writer {
  readonly chance: Chance;
  #variables: Variable[] = [
    { name: "number", kind: "Int", level: 1, changes: false },
    { name: "list", kind: "List", level: 1, changes: false },
    { name: "text", kind: "Text", level: 1, changes: false },
    { name: "size", kind: "Int", level: 0, changes: false },
  ];
  readonly #care: number;
  #names = 0;
  #loops = 0;

  constructor(chance: Chance, care: number) {
    this.chance = chance;
    this.#care = care;
  }

  /** What can be seen in public at the end. */
  shown(): Line[] {
    return this.#variables
      .filter(({ level }) => level === 0)
      .slice(-5)
      .map(({ name, kind }) => ({
        text: `order("${name} {${kind === "Box" ? `${name}.value` : name}}")`,
      }));
  }

  block(count: number, around: Level, depth: number): Line[] {
    const outer = this.#variables;
    this.#variables = [...outer];
    const lines = Array.from({ length: count }, () => this.#statement(around, depth)).flat();
    if (depth < 2) this.#variables = outer;
    return lines;
  }

  #inner(around: Level, depth: number, names: readonly Variable[] = []): Line[] {
    const outer = this.#variables;
    this.#variables = [...outer, ...names];
    const lines = this.block(this.chance.between(1, 3), around, depth - 1);
    this.#variables = outer;
    return lines;
  }

  /** Mostly what the rules allow; now and then the other. */
  #level(around: Level): Level {
    if (this.chance.once(this.#care)) return 0;
    return around === 1 || this.chance.once(2) ? 1 : 0;
  }

  #name(): string {
    this.#names += 1;
    return `v${this.#names}`;
  }

  #declare(kind: Kind, level: Level, changes: boolean): Variable {
    const variable: Variable = { name: this.#name(), kind, level, changes };
    this.#variables.push(variable);
    return variable;
  }

  /** A variable at most as private as this; now and then any. */
  #of(kind: Kind, level: Level, changes = false): Variable | undefined {
    const careless = this.chance.once(this.#care * 2);
    const found = this.#variables.filter(
      (each) =>
        each.kind === kind && (careless || each.level <= level) && (!changes || each.changes),
    );
    return found.length === 0 ? undefined : this.chance.pick(found);
  }

  #statement(around: Level, depth: number): Line[] {
    const { chance } = this;
    const level = this.#level(around);
    const options: [number, () => Line[]][] = [
      [4, () => this.#binding("let", level)],
      [4, () => this.#binding("var", level)],
      [6, () => this.#change(around)],
      [
        around === 0 || chance.once(this.#care) ? 4 : 0,
        () => [{ text: `order("{${this.#value("Int", 0)}}")` }],
      ],
      [2, () => this.#handled(level)],
      [1, () => this.#destructured(level)],
    ];
    if (depth > 0) {
      const decides = this.#level(around);
      const inner: Level = around === 1 || decides === 1 ? 1 : 0;
      options.push(
        [
          4,
          () => [
            {
              text: `if ${this.#value("Bool", decides)}`,
              body: this.#inner(inner, depth),
              ...(chance.once(2) ? { otherwise: this.#inner(inner, depth) } : {}),
            },
          ],
        ],
        [2, () => this.#walk(decides, inner, depth)],
        [1, () => this.#repeat(decides, inner, depth)],
        [1, () => this.#matched(decides, inner, depth)],
        [
          chance.once(3) ? 1 : 0,
          () => [{ text: `if ${this.#value("Bool", decides)}`, body: [{ text: "return" }] }],
        ],
      );
    }
    if (this.#loops > 0)
      options.push([
        1,
        () => [
          {
            text: `if ${this.#value("Bool", this.#level(around))}`,
            body: [{ text: chance.pick(["break", "continue"]) }],
          },
        ],
      ]);
    return chance.weighted(options)();
  }

  #binding(word: "let" | "var", level: Level): Line[] {
    const kind = this.chance.pick<Kind>([
      "Int",
      "Int",
      "Int",
      "Bool",
      "Text",
      "List",
      "Map",
      "Box",
    ]);
    const value = this.#value(kind, level);
    const { name } = this.#declare(kind, level, word === "var");
    return [{ text: `${word} ${name} = ${value}` }];
  }

  #change(around: Level): Line[] {
    const { chance } = this;
    const changing = this.#variables.filter(
      (each) => each.changes && (each.level >= around || chance.once(this.#care)),
    );
    if (changing.length === 0) return this.#binding("var", this.#level(around));
    const { name, kind, level } = chance.pick(changing);
    const number = (): string => this.#value("Int", level);
    const whole = `${name} = ${this.#value(kind, level)}`;
    const text = chance.weighted<() => string>([
      [3, () => whole],
      [
        5,
        () => {
          switch (kind) {
            case "Int":
              return chance.pick([`${name} += ${number()} % 9`, `bump(${name}, ${number()})`]);
            case "List":
              return chance.pick([
                `${name}.append(${number()})`,
                `put(${name}, ${number()})`,
                `${name} = ${name}.filter(x => x > ${number()})`,
              ]);
            case "Map":
              return `${name}[${number()}] = ${number()}`;
            case "Box":
              return `${name}.value = ${number()}`;
            default:
              return whole;
          }
        },
      ],
    ])();
    return [{ text }];
  }

  /** A failure that is handled: what it interrupts, what it gives, and whether it happened. */
  #handled(level: Level): Line[] {
    const { chance } = this;
    const result = this.#level(0);
    const changed = this.#of("Int", result, true);
    const guarded = chance.pick([
      `small(${this.#value("Int", level)})`,
      `do {
    _ = small(${this.#value("Int", level)})
    ${changed === undefined ? "" : `${changed.name} = ${this.#value("Int", result)}`}
    ${this.#value("Int", result)}
  }`,
    ]);
    const value = chance.pick([
      `(${guarded}) catch ${this.#value("Int", result)}`,
      `(${guarded}) catch bad => bad.code`,
      `match attempt (${guarded}) { Ok(n) => n, Err(_) => ${this.#value("Int", result)} }`,
    ]);
    const { name } = this.#declare("Int", result, false);
    return [{ text: `let ${name} = ${value}` }];
  }

  #destructured(level: Level): Line[] {
    const other = this.#level(0);
    const values = `(${this.#value("Int", level)}, ${this.#value("Int", other)})`;
    const first = this.#declare("Int", level, false).name;
    const second = this.#declare("Int", other, false).name;
    return [{ text: `let (${first}, ${second}) = ${values}` }];
  }

  #walk(decides: Level, inner: Level, depth: number): Line[] {
    const { chance } = this;
    const name = this.#name();
    // `items` has a public length and labelled items.
    const ofItems = chance.once(3);
    const list = ofItems ? "items" : this.#value("List", decides);
    const item: Variable = { name, kind: "Int", level: ofItems ? 1 : decides, changes: false };
    this.#loops += 1;
    const body = this.#inner(
      ofItems ? (inner === 1 && decides === 0 ? 1 : (inner as Level)) : inner,
      depth,
      [item],
    );
    this.#loops -= 1;
    return [{ text: `for ${name} in (${list})`, body }];
  }

  #repeat(decides: Level, inner: Level, depth: number): Line[] {
    const name = this.#name();
    const limit = `((${this.#value("Int", decides)}).abs() % 4)`;
    this.#loops += 1;
    const body = this.#inner(inner, depth);
    this.#loops -= 1;
    return [
      { text: `var ${name} = 0` },
      { text: `while ${name} < ${limit}`, body: [{ text: `${name} += 1`, fixed: true }, ...body] },
    ];
  }

  #matched(decides: Level, inner: Level, depth: number): Line[] {
    const arm = (pattern: string): Line => ({
      text: `${pattern} =>`,
      body: this.#inner(inner, depth),
    });
    return [
      {
        text: `match ${this.#value("Int", decides)}`,
        body: [arm("0"), arm("1..=4"), arm(`n if n > ${this.#value("Int", decides)}`), arm("_")],
      },
    ];
  }

  #value(kind: Kind, level: Level, size = 2): string {
    const { chance } = this;
    const known = this.#of(kind, level);
    if (known !== undefined && (size === 0 || chance.once(2))) return known.name;
    const of = (other: Kind): string => this.#value(other, level, size - 1);
    if (size === 0) return this.#simple(kind);
    switch (kind) {
      case "Int":
        return chance.weighted<() => string>([
          [2, () => String(chance.between(-3, 9))],
          [4, () => `(${of("Int")} ${chance.pick(["+", "-", "*"])} ${chance.between(1, 3)}) % 50`],
          [2, () => `(${of("List")}).length`],
          [1, () => `(${of("Text")}).length`],
          [1, () => `(${of("List")}).sum() % 40`],
          [2, () => `((${of("List")}).at(${of("Int")}) ?? ${of("Int")})`],
          [2, () => `((${of("Map")})[${of("Int")}] ?? ${of("Int")})`],
          [1, () => `(${of("Map")}).length`],
          [2, () => `(${of("Box")}).value`],
          [2, () => `pick(${of("Bool")}, ${of("Int")}, ${of("Int")})`],
          [1, () => `larger(${of("Int")}, ${of("Int")})`],
          [1, () => `twice(n => (n + ${of("Int")}) % 20, ${of("Int")})`],
          [level === 0 ? 1 : 0, () => `told(${of("Int")})`],
          [2, () => `(if ${of("Bool")} { ${of("Int")} } else { ${of("Int")} })`],
          [level === 1 ? 2 : 0, () => `items[${chance.below(3)}]`],
          [1, () => "items.length"],
        ])();
      case "Bool":
        return chance.weighted<() => string>([
          [4, () => `${of("Int")} ${chance.pick(["<", ">", "=="])} ${of("Int")}`],
          [1, () => `(${of("Int")}) in (${of("List")})`],
          [1, () => `(${of("Bool")} and ${of("Bool")})`],
          [1, () => `not (${of("Bool")})`],
          [1, () => `(${of("List")}).any(x => x > ${of("Int")})`],
          [1, () => `(${of("List")}).isEmpty`],
        ])();
      case "Text":
        return chance.pick([
          `"t{${of("Int")}}"`,
          `(${of("Text")} + "x").take(6)`,
          `(${of("Box")}).name`,
        ]);
      case "List":
        return chance.weighted<() => string>([
          [2, () => `[${of("Int")}, ${of("Int")}]`],
          [1, () => `(${of("List")}).filter(x => x > ${of("Int")})`],
          [1, () => `(${of("List")}).map(x => (x + ${of("Int")}) % 30)`],
          [1, () => `(${of("List")}).sorted()`],
          [1, () => `(${of("List")}).distinct()`],
          [1, () => `(${of("Map")}).values()`],
          [1, () => `(${of("List")}).take(${chance.between(0, 3)})`],
        ])();
      case "Map":
        return `Map { ${of("Int")}: ${of("Int")}, ${chance.between(10, 12)}: ${of("Int")} }`;
      case "Box":
        return `Box { value: ${of("Int")}, name: ${of("Text")} }`;
    }
  }

  #simple(kind: Kind): string {
    const { chance } = this;
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
    }
  }
}
