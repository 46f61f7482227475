/** Statements that keep the rules of labels, or, where one is broken, seem to. */

import { type Line, render } from "../lines.ts";
import type { Rule } from "./rules.ts";
import { highest, type Kind, type Level, type Scope } from "./scope.ts";
import { Values } from "./values.ts";
import { Variables } from "./variables.ts";

/** A neuro that the program declares; it takes what `probe` takes, and gives a number. */
export interface Step {
  readonly name: string;
  readonly level: Level;
}

/** What a loop may be left by before its time. */
type Leaving = "return" | "failure" | "break";

export class Statements {
  readonly #scope: Scope;
  readonly #values: Values;
  readonly #variables: Variables;
  readonly #steps: readonly Step[];
  /** What `return` gives back here; undefined for nothing. */
  readonly #result: Level | undefined;
  #marks = 0;

  constructor(scope: Scope, steps: readonly Step[], result?: Level) {
    this.#scope = scope;
    this.#values = new Values(scope);
    this.#variables = new Variables(scope, this.#values);
    this.#steps = steps;
    this.#result = result;
  }

  some(count: number, depth: number): Line[] {
    return Array.from({ length: count }, () => this.#statement(depth)).flat();
  }

  /** A body: variables that change in public, then anything. */
  body(count: number): Line[] {
    return [...this.#variables.changing(), ...this.some(count, 2)];
  }

  /** What can be seen in public of the variables at hand. */
  shown(most = 6): Line[] {
    const { control, rules, tells, variables } = this.#scope;
    const own = variables.filter(({ name }) => name.startsWith("v"));
    if (tells) return own.map(({ name }) => ({ text: `print("${name} {${name}}")` }));
    if (control === 1) return [];
    return own
      .filter(({ level }) => level === 0)
      .slice(-most)
      .map(({ name, kind }) => ({
        text: `order("${name} {${visible(name, kind, rules.broken)}}")`,
      }));
  }

  /** The last expression of a body that gives something back. */
  value(level: Level): string {
    return this.#values.of("Int", level);
  }

  // ── What is seen

  /** Something that whoever watches in public sees. */
  #mark(): Line {
    const { chance } = this.#scope;
    this.#marks += 1;
    const changing = this.#scope.find("Int", 0, true);
    if (changing !== undefined && chance.once(2))
      return { text: `${changing.name} = (${changing.name} + ${this.#marks}) % 90` };
    return { text: `order("mark ${this.#marks}")` };
  }

  /** A mark where control seems to be public. */
  #marked(): Line[] {
    return this.#scope.control === 0 ? [this.#mark()] : [];
  }

  #statement(depth: number): Line[] {
    const { chance, rules, control } = this.#scope;
    const options: (readonly [number, () => Line[]])[] = [
      [3, () => this.#variables.binding("let")],
      [3, () => this.#variables.binding("var")],
      [
        rules.weight(4, "part of a variable", "new key", "var argument", "lookup"),
        () => this.#variables.change(),
      ],
      [1, () => this.#variables.destructured()],
      [control === 0 ? 4 : 0, () => [this.#shownValue()]],
      [
        this.#steps.length > 0 && control === 0
          ? rules.weight(3, "return", "rounds after a return", "result of a return")
          : 0,
        () => [this.#step()],
      ],
      [control === 1 ? this.#only("effect") : 0, () => this.#secretly("effect")],
      [control === 1 ? this.#only("assignment") : 0, () => this.#secretly("assignment")],
      [
        control === 1 ? this.#only("var argument under control") : 0,
        () => this.#secretly("var argument under control"),
      ],
      ...this.#exits(),
    ];
    if (depth > 0)
      options.push(
        [rules.weight(4, "branch", "effect", "assignment"), () => this.#conditional(depth)],
        [
          rules.weight(
            2,
            "size",
            "rounds after a break",
            "rounds after a failure",
            "rounds after a return",
            "break",
            "continue",
          ),
          () => this.#walk(depth),
        ],
        [rules.weight(1, "condition", "rounds after a break"), () => this.#repeat(depth)],
        [rules.weight(1, "arm", "guard"), () => this.#matched(depth)],
        [
          rules.weight(
            2,
            "failure",
            "rounds after a failure",
            "handler",
            "result of a catch",
            "result of an attempt",
          ),
          () => this.#handled(depth),
        ],
      );
    return chance.weighted(options.filter(([weight]) => weight > 0))();
  }

  /** The weight of what is only written to break a rule. */
  #only(rule: Rule): number {
    return this.#scope.rules.broken === rule ? 8 : 0;
  }

  /** What must not be done under private control. */
  #secretly(rule: "effect" | "assignment" | "var argument under control"): Line[] {
    const target = this.#scope.find("Int", 0, true);
    if (rule === "effect")
      return this.#scope.rules.keeps(rule)
        ? this.#variables.binding("let")
        : [{ text: 'order("secretly")' }];
    if (target === undefined || this.#scope.rules.keeps(rule))
      return this.#variables.binding("let");
    const { name } = target;
    return [{ text: rule === "assignment" ? `${name} = 77` : `bump(${name}, 3)` }];
  }

  #shownValue(): Line {
    return { text: `order("{${this.#values.of("Int", 0)}}")` };
  }

  #step(): Line {
    const { name, level } = this.#scope.chance.pick(this.#steps);
    const given = this.#values.of("Int", 0, 1);
    const bound = this.#scope.declare("Int", level);
    return {
      text: `let ${bound.name} = ${name}(number, items, list, text, maybe, card, ${given})`,
    };
  }

  // ── Control

  #block(depth: number, level: Level, ...first: readonly (() => Line[])[]): Line[] {
    return this.#scope.inBranch(level, () => [
      ...first.flatMap((write) => write()),
      ...this.some(this.#scope.chance.between(1, 3), depth - 1),
      ...(this.#scope.chance.once(2) ? this.shown(2) : []),
    ]);
  }

  /** Whether what is private decides here, and whether that seems to be public. */
  #decides(rule: Rule): { readonly level: Level; readonly seems: Level } {
    const { rules, control, chance } = this.#scope;
    const level: Level = chance.once(rules.broken === rule ? 4 : 2) ? 0 : 1;
    return { level, seems: level === 1 && control === 0 && !rules.keeps(rule) ? 0 : level };
  }

  #test(kind: "Bool" | "List" | "Int" | "Shape", level: Level, seems: Level): string {
    const sure = level !== seems || (level === 1 && this.#scope.chance.once(2));
    return sure ? this.#values.secret(kind) : this.#values.of(kind, level);
  }

  #conditional(depth: number): Line[] {
    const { level, seems } = this.#decides("branch");
    const broken = level !== seems;
    const text = `if ${this.#test("Bool", level, seems)}`;
    const branch = (): Line[] =>
      this.#block(depth, seems, ...(broken ? [() => this.#marked()] : []));
    if (this.#scope.chance.once(2)) {
      const [body] = this.#scope.alternatives([branch, () => []]);
      return [{ text, body: body! }];
    }
    const [body, otherwise] = this.#scope.alternatives([branch, branch]);
    return [{ text, body: body!, otherwise: otherwise! }];
  }

  #matched(depth: number): Line[] {
    const { rules, control } = this.#scope;
    const { level, seems } = this.#decides("arm");
    const broken = level !== seems;
    const subject = this.#test("Int", level, seems);
    const guards: Level = this.#scope.chance.once(2) ? 0 : 1;
    const guardBreaks = guards === 1 && seems === 0 && control === 0 && !rules.keeps("guard");
    const guard = this.#scope.inBranch(seems, () =>
      this.#test("Bool", guards, guardBreaks ? 0 : guards),
    );
    const after = guardBreaks ? seems : highest([seems, guards]);
    const marked = (breaks: boolean) => (breaks ? [() => this.#marked()] : []);
    const patterns = ["0", "1..=4", `_ if ${guard}`, "_"];
    const bodies = this.#scope.alternatives([
      () => this.#block(depth, seems, ...marked(broken)),
      () => this.#block(depth, seems),
      () => this.#block(depth, after, ...marked(guardBreaks)),
      () => this.#block(depth, after),
    ]);
    return [
      {
        text: `match ${subject}`,
        body: patterns.map((pattern, index) => ({ text: `${pattern} =>`, body: bodies[index]! })),
      },
    ];
  }

  // ── Loops

  #walk(depth: number): Line[] {
    if (this.#scope.chance.once(4)) return this.#walkItems(depth);
    const { level, seems } = this.#decides("size");
    const list = this.#test("List", level, seems);
    const name = this.#scope.name();
    const body = this.#rounds(depth, seems, level !== seems, () => {
      this.#scope.declare("Int", seems, false, name);
      return [];
    });
    return [{ text: `for ${name} in (${list})`, body }];
  }

  /** `items` has a public length and private items. */
  #walkItems(depth: number): Line[] {
    const name = this.#scope.name();
    const body = this.#rounds(depth, 0, false, () => {
      this.#scope.declare("Int", 1, false, name);
      return [];
    });
    return [{ text: `for ${name} in items`, body }];
  }

  #repeat(depth: number): Line[] {
    const { level, seems } = this.#decides("condition");
    const name = this.#scope.name();
    // It is asked again in each round, so that what it does would show the rounds.
    const test = this.#scope.inBranch(1, () => this.#test("Int", level, seems));
    const limit = `((${test}).abs() % 4)`;
    const body = this.#rounds(depth, seems, level !== seems, () => []);
    return [
      { text: `var ${name} = 0` },
      { text: `while ${name} < ${limit}`, body: [{ text: `${name} += 1`, fixed: true }, ...body] },
    ];
  }

  /** What a loop does in each round, which may leave it for a private reason. */
  #rounds(depth: number, seems: Level, broken: boolean, bind: () => Line[]): Line[] {
    const scope = this.#scope;
    const { rules, chance } = scope;
    const about = exitsOf(rules.broken);
    const ways: readonly Leaving[] = (["break", "return", "failure"] as const).filter(
      (way) => way === "break" || scope.allows(way, 1),
    );
    const way = about !== undefined && ways.includes(about) ? about : chance.pick(ways);
    const leaves = chance.once(about === way ? 1 : 3);
    const isPublic = seems === 0 && scope.control === 0;
    const keepsRounds = !leaves || !isPublic || rules.keeps(`rounds after a ${way}`);
    const keepsRest = !leaves || !isPublic || rules.keeps(way);
    const around = leaves && keepsRounds && keepsRest ? 1 : seems;
    return scope.inLoop(around, leaves ? 1 : 0, () => [
      ...bind(),
      ...(broken || !keepsRounds ? this.#marked() : []),
      ...this.some(1, 0),
      ...(leaves ? this.#leave(way, 1, keepsRest) : []),
      ...(keepsRest ? [] : this.#marked()),
      ...this.some(chance.between(1, 2), depth - 1),
      ...(chance.once(2) ? this.shown(2) : []),
    ]);
  }

  /** Exits that are free to be taken here. */
  #exits(): readonly (readonly [number, () => Line[]])[] {
    const scope = this.#scope;
    const level = highest([this.#scope.level(), scope.control]);
    const ways = (["return", "failure", "break", "continue"] as const).filter((way) =>
      scope.allows(way, level),
    );
    return ways.map((way) => [
      scope.rules.weight(1, way, ...(way === "return" ? (["result of a return"] as const) : [])),
      () => {
        const keeps = level === 0 || scope.control === 1 || scope.rules.keeps(way);
        return [...this.#leave(way, level, keeps), ...(keeps ? [] : this.#marked())];
      },
    ]);
  }

  #leave(way: Leaving | "continue", level: Level, keeps: boolean): Line[] {
    const condition = level === 1 ? this.#values.secret("Bool") : this.#values.of("Bool", 0);
    const lines =
      way === "failure" && this.#scope.chance.once(2)
        ? [
            {
              text: `_ = small(${level === 1 ? this.#values.secret("Int") : this.#values.of("Int", 0)})`,
            },
          ]
        : [{ text: `if ${condition}`, body: [{ text: this.#exit(way, level) }] }];
    this.#scope.leaves(way, keeps ? level : 0);
    return lines;
  }

  #exit(way: Leaving | "continue", level: Level): string {
    switch (way) {
      case "return":
        return this.#result === undefined
          ? "return"
          : `return ${this.#values.of("Int", this.#result, 1)}`;
      case "failure":
        return `fail Bad { code: ${this.#values.of("Int", level, 1)} }`;
      default:
        return way;
    }
  }

  // ── Failures

  /** A failure that is handled: what it interrupts, what it gives, and whether it happened. */
  #handled(depth: number): Line[] {
    const { chance, rules, control } = this.#scope;
    const isCatch = rules.weight(1, "result of a catch", "handler") > 1 || chance.once(2);
    const failure: Level = control === 1 || !chance.once(3) ? 1 : 0;
    const resultRule = isCatch ? "result of a catch" : "result of an attempt";
    const isPublic = control === 0 && failure === 1;
    const keepsResult = !isPublic || rules.keeps(resultRule);
    const keepsHandler = !isPublic || !isCatch || rules.keeps("handler");
    const keepsRest = !isPublic || rules.keeps("failure");
    const result = keepsResult ? highest([failure, this.#scope.level()]) : 0;
    const { value, lines } = this.#scope.guarded(failure, () => {
      const before =
        rules.broken === "rounds after a failure" ? this.#walk(depth - 1) : this.some(1, depth - 1);
      const leaving = this.#leave("failure", failure, keepsRest);
      const after = [...(keepsRest ? [] : this.#marked()), ...this.some(1, depth - 1)];
      return { lines: [...before, ...leaving, ...after], value: this.#values.of("Int", result, 1) };
    });
    const guarded = `(do {\n${render([...lines, { text: value }], "  ")}})`;
    const other = (): string => this.#values.of("Int", result, 1);
    if (!isCatch) {
      const handler = this.#scope.inBranch(keepsResult ? failure : 0, other);
      const [some, { name }] = [this.#scope.name(), this.#scope.declare("Int", result)];
      return [
        {
          text: `let ${name} = match attempt ${guarded} { Ok(${some}) => ${some}, Err(_) => ${handler} }`,
        },
      ];
    }
    const seems = keepsHandler ? failure : 0;
    const handler = this.#scope.inBranch(seems, () => [
      ...(keepsHandler ? this.some(chance.below(2), 0) : this.#marked()),
      { text: other() },
    ]);
    const { name } = this.#scope.declare("Int", result);
    return [{ text: `let ${name} = ${guarded} catch _ => {\n${render(handler, "  ")}}` }];
  }
}

function exitsOf(rule: Rule | undefined): Leaving | undefined {
  switch (rule) {
    case "break":
    case "rounds after a break":
      return "break";
    case "return":
    case "rounds after a return":
      return "return";
    case "failure":
    case "rounds after a failure":
      return "failure";
    default:
      return undefined;
  }
}

/** What is public of a value that is not labelled as a whole; of a map, how many keys there are if that is to be tried. */
function visible(name: string, kind: Kind, broken: Rule | undefined): string {
  switch (kind) {
    case "Items":
      return `${name}.length`;
    case "Card":
      return `${name}.id`;
    case "Map":
      return broken === "new key" ? `${name}.length` : name;
    default:
      return name;
  }
}
