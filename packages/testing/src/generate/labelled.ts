/**
 * Programs in which private and public values live side by side, for the property that labels promise: what a program that is
 * accepted shows in public does not depend on what is private. They keep the rules of labels, as their writer understands
 * them; on request they break one of them at one place, so that a checker without that rule would accept them.
 */

import { type Line, render } from "./lines.ts";
import { Rules, type Rule } from "./labelled/rules.ts";
import { type Level, Scope, type Variable } from "./labelled/scope.ts";
import { type Step, Statements } from "./labelled/statements.ts";
import { Chance } from "./random.ts";

export interface PrivateInputs {
  readonly number: number;
  /** Of three items. */
  readonly items: readonly number[];
  readonly list: readonly number[];
  readonly text: string;
  readonly maybe: number | undefined;
  readonly owner: number;
}

/** What stands between what a program shows for one input and what it shows for the next. */
export const divider = "───";

const parameters: readonly Variable[] = [
  { name: "number", kind: "Int", level: 1, changes: false },
  { name: "list", kind: "List", level: 1, changes: false },
  { name: "text", kind: "Text", level: 1, changes: false },
  { name: "maybe", kind: "Option", level: 1, changes: false },
  { name: "items", kind: "Items", level: 0, changes: false },
  { name: "card", kind: "Card", level: 0, changes: false },
  { name: "size", kind: "Int", level: 0, changes: false },
];

export interface LabelledProgram {
  /** Whole programs that go through the inputs one after the other, or one for each, if input stands in the text. */
  readonly texts: (inputs: readonly PrivateInputs[]) => readonly string[];
  /** The same programs, which show their private variables as well. */
  readonly telling: (inputs: readonly PrivateInputs[]) => readonly string[];
}

/** A program; the rule that is named is broken at one place, if there is one where it matters. */
export function generateLabelled(seed: number, label: string, broken?: Rule): LabelledProgram {
  const places = new Rules(broken);
  write(seed, label, places);
  const at = places.met === 0 ? -1 : new Chance(seed ^ 0xb4ea).below(places.met);
  const texts = (inputs: readonly PrivateInputs[], tells: boolean): readonly string[] => {
    const declarations = write(seed, label, new Rules(broken, at), tells);
    return broken === "default"
      ? inputs.map((input) => whole(label, declarations, [input], input.number))
      : [whole(label, declarations, inputs, 0)];
  };
  return {
    texts: (inputs) => texts(inputs, false),
    telling: (inputs) => texts(inputs, true),
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
    maybe: chance.once(2) ? undefined : chance.between(0, 9),
    owner: chance.between(0, 5),
  };
}

function whole(
  label: string,
  declarations: readonly Line[],
  inputs: readonly PrivateInputs[],
  hidden: number,
): string {
  const runs = inputs.flatMap(({ number, items, list, text, maybe, owner }): Line[] => {
    const card = `Card { id: 1, owner: ${owner} }`;
    const given = `${number}, [${items.join(", ")}], [${list.join(", ")}], ${JSON.stringify(text)}, ${maybe ?? "none"}, ${card}, 3`;
    return [
      { text: `probe(${given})` },
      // What a console carries may be untrusted, so only what is private shows whether it was heard.
      { text: label === "untrusted" ? `_ = heard(${given})` : `print("heard {heard(${given})}")` },
      { text: `print("${divider}")` },
    ];
  });
  return render([
    { text: 'import { captured } from "neuro:test"' },
    { text: `let hidden: ${label} Int = ${hidden}` },
    ...declarations,
    { text: "neuro main()", body: runs },
  ]);
}

function write(seed: number, label: string, rules: Rules, tells = false): readonly Line[] {
  const chance = new Chance(seed);
  const scope = (): Scope => new Scope(chance, rules, parameters, tells);
  const taken = `number: ${label} Int, items: List<${label} Int>, list: ${label} List<Int>, text: ${label} Text, maybe: ${label} Int?, card: Card, size: Int`;
  const steps: Step[] = [];
  const lines = library(label, rules);
  for (let count = chance.between(1, 2); count > 0; count -= 1) {
    const { step, line } = writeStep(`step${count}`, label, taken, scope(), steps);
    lines.push(line);
    steps.push(step);
  }
  const statements = new Statements(scope(), steps);
  const body = [...statements.body(chance.between(3, 8)), ...statements.shown()];
  lines.push({ text: `neuro probe(${taken}) uses console`, body });
  lines.push({
    text: `neuro heard(${taken}) -> untrusted Int uses console(${label})`,
    body: heard(scope()),
  });
  return lines;
}

function writeStep(
  name: string,
  label: string,
  taken: string,
  scope: Scope,
  steps: readonly Step[],
): { readonly step: Step; readonly line: Line } {
  const { chance, rules } = scope;
  const level = resultLevel(scope);
  const keeps = level === 1 || rules.keeps("result of a return");
  const statements = new Statements(scope, steps, level);
  const body = scope.allowing({ return: keeps ? level : 1 }, () => [
    ...statements.body(chance.between(1, 4)),
    ...statements.shown(3),
    { text: `return ${statements.value(level)}` },
  ]);
  const row = chance.once(2) ? " uses console" : "";
  return {
    step: { name, level },
    line: { text: `neuro ${name}(${taken}) -> ${level === 1 ? `${label} ` : ""}Int${row}`, body },
  };
}

/** What may be returned for a private reason is private, unless that is the rule to be broken. */
function resultLevel({ chance, rules }: Scope): Level {
  switch (rules.broken) {
    case "result of a return":
      return 0;
    case "return":
    case "rounds after a return":
      return 1;
    default:
      return chance.once(3) ? 0 : 1;
  }
}

/** What is printed is only seen by whoever made the provider. */
function heard(scope: Scope): readonly Line[] {
  const statements = new Statements(scope, []);
  const noted = scope.rules.keeps("provider")
    ? []
    : [{ text: "if number > 2", body: [{ text: 'order("noted")' }] }];
  const inside = scope.inBlock(() => [...statements.some(2, 1), ...noted]);
  return [
    { text: "let console = captured()" },
    { text: "given(console: console)", body: inside },
    { text: "return console.written().length" },
  ];
}

function library(label: string, rules: Rules): Line[] {
  const cut = rules.keeps("label parameter") ? "take(2)" : "filter(x => x > 2)";
  const shifted = rules.keeps("default") ? "1" : "hidden";
  return [
    { text: "type Box { value: Int, name: Text }" },
    { text: "type Bad { code: Int }" },
    { text: "type Shape = Dot | Line(size: Int)" },
    { text: `@derive(Comparable)\ntype Card { id: Int, owner: ${label} Int }` },
    { text: 'neuro order(what: Text) uses console { print("order {what}") }' },
    { text: "neuro pick<T>(c: Bool, a: T, b: T) -> T = if c { a } else { b }" },
    { text: "neuro larger<T: Comparable>(a: T, b: T) -> T = if a > b { a } else { b }" },
    { text: "neuro over<T: Comparable>(a: T, b: T) -> Bool = a > b" },
    { text: `neuro cut<label l>(xs: List<l Int>) -> List<l Int> = xs.${cut}` },
    { text: `neuro shifted(a: Int, b: Int = ${shifted}) -> Int = (a + b) % 50` },
    {
      text: "neuro small(n: Int) -> Int fails Bad { if n > 5 { fail Bad { code: n } }; return n + 1 }",
    },
    { text: "neuro bump(var n: Int, by: Int) { n += by % 7 }" },
    { text: "neuro put(var xs: List<Int>, n: Int) { if n > 2 { xs.append(n) } }" },
    { text: "neuro twice<uses e>(f: (Int) -> Int uses e, n: Int) -> Int uses e = f(f(n) % 9)" },
    {
      text: 'neuro told(n: Int) -> Int uses console { if n > 4 { print("told") }; return n % 5 }',
    },
    {
      text: `neuro noted(n: ${label} Int) -> Int { if n > 4 { print("noted") }; return 1 }`,
    },
  ];
}
