/**
 * Loops that only calculate and look up, which compilers rewrite most: with numbers around the borders at which an engine and
 * the language change their minds, indices that run outside, rows that are lists, and small neuros that are written out.
 */

import type { Line } from "./lines.ts";
import { int, list, type Scope } from "./types.ts";

/** Small neuros that only calculate. */
export const calculated: readonly Line[] = [
  { text: "neuro mixed(x: Int, y: Int) -> Int = x * 3 - y", fixed: true },
  {
    text: "neuro entry(x: Int, y: Int) -> Int { let sum = x + y; return sum * (sum + 1) div 2 + x }",
    fixed: true,
  },
  { text: "neuro larger(x: Int, y: Int) -> Int = if x > y { x } else { y }", fixed: true },
];

const borders = [
  "0",
  "1",
  "-1",
  "7",
  "46341",
  "-46341",
  "2147483640",
  "-2147483645",
  "4294967296",
  "94906266",
  "4503599627370496",
  "9007199254740980",
  "-9007199254740985",
];

export function calculation(scope: Scope): readonly Line[] {
  const { chance } = scope;
  const names = [0, 1, 2].map(() => scope.declare(int, true, false).name);
  const numbers = scope.declare(list(int), true, false).name;
  const rows = scope.declare(list(list(int)), true, false).name;
  const length = chance.between(2, 5);
  const border = (): string => chance.pick(borders);
  const items = (): string => `[${Array.from({ length }, border).join(", ")}]`;
  const lines: Line[] = names.map((name) => ({ text: `var ${name} = ${border()}` }));
  lines.push(
    { text: `var ${numbers} = ${items()}` },
    { text: `var ${rows} = [${Array.from({ length: 3 }, items).join(", ")}]` },
  );
  // A panic leaves no other trace of what changed before it.
  const state = names.map((name) => `{${name}}`).join(" ");
  lines.push({ text: `defer print("left ${state} {${numbers}} {${rows}}")` });
  const step = scope.name();
  const body = changes(scope, { names, numbers, rows, step, length });
  const rounds = length + (chance.once(6) ? 1 : 0) - (chance.once(3) ? 1 : 0);
  if (chance.once(2)) return [...lines, { text: `for ${step} in 0..${rounds}`, body }];
  if (chance.once(2))
    return [...lines, { text: `for ${step} in (${numbers})`, body: safe(body, step, length) }];
  const count: Line = { text: `${step} += 1`, fixed: true };
  return [
    ...lines,
    { text: `var ${step} = 0` },
    {
      text: `while ${step} < ${rounds}`,
      body: chance.once(2) ? [...withoutContinue(body), count] : [count, ...body],
    },
  ];
}

interface Parts {
  readonly names: readonly string[];
  readonly numbers: string;
  readonly rows: string;
  readonly step: string;
  readonly length: number;
}

function changes(scope: Scope, parts: Parts): readonly Line[] {
  const { chance } = scope;
  const { names, numbers, rows, step, length } = parts;
  const index = (): string =>
    chance.pick([
      step,
      step,
      `${step} % ${length}`,
      `(${step} + 1) % ${length}`,
      `${chance.below(length)}`,
    ]);
  const value = (): string =>
    chance.weighted<() => string>([
      [4, () => chance.pick(names)],
      [2, () => step],
      [2, () => `${chance.between(-3, 9)}`],
      [3, () => `${numbers}[${index()}]`],
      [2, () => `${rows}[${chance.pick(["0", "2", `${step} % 3`])}][${index()}]`],
      [1, () => `${chance.pick(["mixed", "entry", "larger"])}(${chance.pick(names)}, ${step})`],
      [2, () => `(${chance.pick(names)} ${chance.pick(["+", "-", "*"])} ${chance.pick(names)})`],
    ])();
  const change = (): Line => {
    const name = chance.pick(names);
    return chance.weighted<() => Line>([
      [4, () => ({ text: `${name} ${chance.pick(["+=", "-=", "+="])} ${value()}` })],
      [3, () => ({ text: `${name} = ${value()} ${chance.pick(["+", "-", "*"])} ${value()}` })],
      [2, () => ({ text: `${name} = ${value()}` })],
      [
        2,
        () => ({
          text: `${name} = (${value()}) ${chance.pick(["%", "div"])} ${chance.pick(["7", "1000", "(-3)"])}`,
        }),
      ],
      [3, () => ({ text: `${numbers}[${index()}] = ${value()}` })],
      [
        2,
        () => ({ text: `${rows}[${step} % 3][${index()}] ${chance.pick(["=", "+="])} ${value()}` }),
      ],
      [1, () => ({ text: `${numbers}.append(${value()})` })],
      [1, () => ({ text: `${rows}[${step} % 3] = ${numbers}` })],
      [
        2,
        () => ({
          text: `if ${value()} ${chance.pick(["<", ">", "=="])} ${value()}`,
          body: [chance.once(3) ? { text: chance.pick(["break", "continue"]) } : change()],
          ...(chance.once(3) ? { otherwise: [change()] } : {}),
        }),
      ],
    ])();
  };
  return Array.from({ length: chance.between(1, 4) }, change);
}

/** Items of a list are no indices. */
function safe(lines: readonly Line[], step: string, length: number): readonly Line[] {
  return lines.map((line) => ({
    ...line,
    text: line.text.replaceAll(`[${step}]`, `[${step} % ${length}]`),
    ...(line.body === undefined ? {} : { body: safe(line.body, step, length) }),
    ...(line.otherwise === undefined ? {} : { otherwise: safe(line.otherwise, step, length) }),
  }));
}

/** A loop whose counter stands at its end must come there. */
function withoutContinue(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => ({
    ...line,
    text: line.text === "continue" ? "break" : line.text,
    ...(line.body === undefined ? {} : { body: withoutContinue(line.body) }),
    ...(line.otherwise === undefined ? {} : { otherwise: withoutContinue(line.otherwise) }),
  }));
}
