/** What the words of the language mean, in one or two sentences of its reference. */

import type { AnyNode } from "@neuro-lang/parser";

export interface Meaning {
  /** Markdown. */
  readonly says: string;
  /** Where there is more: a page of `docs/language` and, behind a `#`, a heading of it. */
  readonly page: string | undefined;
}

type Kind = AnyNode["kind"];

/** Of a word that means several things, an entry for each: `of` the nodes that it is a word of, without them for all others. */
type Entry = readonly [word: string, says: string, page?: string, of?: readonly Kind[]];

const inImports = ["Import", "ImportName", "Reexport"] as const;

const declarations: readonly Entry[] = [
  [
    "neuro",
    "A named, typed skill: parameters and result in its signature, logic in its body.",
    "neuros",
  ],
  ["type", "A record, a sum or an alias.", "values-and-types#records"],
  [
    "opaque",
    "A type whose inside only its own module sees.",
    "values-and-types#aliases-and-opaque-types",
  ],
  [
    "extern",
    "A neuro written in JavaScript: the file of the same name beside the module has its function.",
    "foreign-code",
  ],
  ["let", "A value of the module. It touches nothing.", "modules", ["ModuleLet"]],
  ["import", "Names of another module.", "modules"],
  ["export", "Passes names of another module on.", "modules", ["Reexport"]],
  ["export", "Lets other modules import what is declared.", "modules"],
  ["from", "The module that the names come from.", "modules", inImports],
  ["as", "The name that it has in this module.", "modules", inImports],
  ["test", "What has to be true; `neuroc test` runs it.", "tests"],
  [
    "for",
    "Makes inputs of any data, and shrinks one that fails to the smallest that still does.",
    "tests",
    ["Test"],
  ],
  [
    "all",
    "Makes inputs of any data, and shrinks one that fails to the smallest that still does.",
    "tests",
    ["Test"],
  ],
  [
    "policy",
    "What programs may touch. The person who runs them decides it; what no rule allows, they cannot do.",
    "policies",
  ],
];

const signatures: readonly Entry[] = [
  [
    "uses",
    "Stands for the capabilities of a function that is given.",
    "neuros#effects-in-signatures",
    ["TypeParameter"],
  ],
  [
    "uses",
    "What it may touch. What is written is complete; a private neuro may leave it out, and it is found.",
    "capabilities",
  ],
  [
    "fails",
    "Stands for the failures of a function that is given.",
    "neuros#effects-in-signatures",
    ["TypeParameter"],
  ],
  [
    "fails",
    "What it may fail with. A private neuro may leave it out, and it is found.",
    "failures#in-signatures",
  ],
  [
    "declassifies",
    "Promises that what it gives back tells nothing private any more. A program may rely on that where its policy trusts the module.",
    "labels#where-it-may-be-taken-off",
  ],
  [
    "endorses",
    "Promises that what it gives back can be trusted, whatever it is made of: takes `untrusted` off. A program may rely on that where its policy trusts the module.",
    "labels#where-it-may-be-taken-off",
  ],
  [
    "var",
    "The neuro changes its argument, which is a place of a `var`.",
    "change#parameters-that-change",
    ["Parameter"],
  ],
  [
    "label",
    "Stands for whatever label the caller has.",
    "labels#generics-and-label-parameters",
    ["TypeParameter"],
  ],
  [
    "const",
    "A value that is part of the type: a size, or a name.",
    "values-and-types#sizes",
    ["TypeParameter"],
  ],
  [
    "personal",
    "Says something of a person. What is calculated from it is personal as well, and it goes only where signatures say so and the policy lets it.",
    "labels#the-lattice",
  ],
  [
    "secret",
    "Opens a door, as a password does; it is personal, too. It goes only where the policy says.",
    "labels#the-lattice",
  ],
  [
    "untrusted",
    "Comes from outside. It gives no orders: a path, a command or an address is not made of it before it was checked.",
    "labels#the-rules-in-plain-words",
  ],
];

const statements: readonly Entry[] = [
  ["let", "Binds a value to a name, once.", "change"],
  ["var", "A variable that may change. No other variable ever sees it change.", "change"],
  [
    "for",
    "Does something with each item of what stands behind `in`.",
    "control-flow#if-while-for",
    ["ForStatement"],
  ],
  [
    "in",
    "What is walked: the value that it has at the start.",
    "control-flow#if-while-for",
    ["ForStatement"],
  ],
  ["while", "Goes on as long as a condition holds.", "control-flow#if-while-for"],
  [
    "break",
    "Leaves the loop. It may stand behind `??` and in arms.",
    "control-flow#jumps-as-expressions",
  ],
  [
    "continue",
    "Goes on with the next round of the loop. It may stand behind `??` and in arms.",
    "control-flow#jumps-as-expressions",
  ],
  ["expect", "Fails the test, or panics, if something does not hold.", "tests"],
  [
    "defer",
    "Runs when its block is left, whichever way; the last one first.",
    "control-flow#defer",
  ],
  ["given", "Replaces what the block and all that it calls may touch.", "tests"],
];

const expressions: readonly Entry[] = [
  ["if", "A guard: the arm is taken only if this holds as well.", "control-flow#match", ["Arm"]],
  [
    "if",
    "Does something if a condition holds. As an expression: one value or the other.",
    "control-flow#if-while-for",
  ],
  ["else", "What happens otherwise.", "control-flow#if-while-for"],
  [
    "match",
    "A value by its case: the first arm that fits. Every case has to be covered.",
    "control-flow#match",
  ],
  ["do", "A block as a value: that of its last expression.", "control-flow#if-while-for"],
  [
    "return",
    "Ends the neuro with a value. It may stand behind `??` and in arms.",
    "control-flow#jumps-as-expressions",
  ],
  [
    "fail",
    "Ends with a failure, a record or a variant of a sum. Calls pass it on until it is caught.",
    "failures",
  ],
  [
    "attempt",
    "A value or its failure, as a `Result`: `Ok(value)` or `Err(error)`.",
    "failures#catch",
  ],
  [
    "catch",
    "What is taken instead of a failure. It takes all that stands to its right; failures that its arms leave out pass on.",
    "failures#catch",
  ],
  ["and", "Both hold.", "control-flow#if-while-for"],
  ["or", "One of both holds.", "control-flow#if-while-for"],
  ["not", "The pattern does not fit.", "control-flow#match", ["Is"]],
  ["not", "The opposite of a condition.", "control-flow#if-while-for"],
  [
    "is",
    "Asks whether a pattern fits; what it binds is known where it holds.",
    "control-flow#match",
  ],
  ["in", "Is one of them: an item, a key, a part of a text.", "collections"],
  ["not in", "Is none of them.", "collections"],
  ["as", "A name for what fits the pattern before it.", "control-flow#match", ["AsPattern"]],
  ["with", "A changed copy: the same record with other fields.", "values-and-types#records"],
  ["div", "Divides whole numbers, rounded down.", "values-and-types#numbers"],
  ["none", "No value, where one is optional.", "values-and-types#optionals"],
  ["true", "What holds.", "control-flow#if-while-for"],
  ["false", "What does not hold.", "control-flow#if-while-for"],
];

/** What is parsed and highlighted, and not built. */
const planned: readonly Entry[] = [
  ["net", "A graph of neuros: what is independent of each other runs at the same time."],
  ["agent", "A neuro with memory and a mailbox: one message at a time, its state its own."],
  ["interface", "A set of signatures that neuros and agents implement."],
  ["implements", "The interfaces whose signatures it has."],
  ["memory", "A value that outlives a call."],
  ["resource", "A named thing outside of the program: a model, a folder, a service."],
  ["learned", "A neuro whose body is a trained network."],
  ["ask", "Asks a model; the answer has the type that the place wants."],
  ["spawn", "Begins a task that runs beside this one."],
  ["await", "Waits for a task and gives its value."],
  ["parallel", "The rounds of the loop run at the same time."],
  ["race", "The first of several that is ready."],
  ["select", "Takes the first message that comes."],
];

const meanings = Map.groupBy(
  [
    ...declarations,
    ...signatures,
    ...statements,
    ...expressions,
    ...planned.map(([word, says]): Entry => [word, `${says} Designed, and not built yet.`]),
  ],
  ([word]) => word,
);

/** What a word means; `kind` is the node that it is a word of. */
export function meaningOf(word: string, kind?: Kind): Meaning | undefined {
  const entries = meanings.get(word) ?? [];
  // In what is broken, nothing tells which of several is meant.
  if (kind?.startsWith("Error") === true && entries.length > 1) return undefined;
  const entry =
    entries.find(([, , , kinds]) => kind !== undefined && kinds?.includes(kind) === true) ??
    entries.find(([, , , kinds]) => kinds === undefined);
  return entry && { says: entry[1], page: entry[2] };
}
