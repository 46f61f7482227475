/** What the types and bounds that the language itself knows are, in a sentence of its reference. */

import type { Meaning } from "./words.ts";

const numbers = "values-and-types#numbers";
const generics = "values-and-types#generics";

const table: readonly (readonly [name: string, says: string, page: string])[] = [
  [
    "Int",
    "Whole numbers up to ±2⁵³−1; leaving the range is a panic, never a wrong number.",
    numbers,
  ],
  ["Float", "Numbers with a point; an Int widens to one in arithmetic with a Float.", numbers],
  ["Decimal", "Exact decimal numbers, for money. They do not mix with the others.", numbers],
  ["Bool", "`true` or `false`.", "control-flow#if-while-for"],
  [
    "Text",
    "A sequence of Unicode characters: `length` and slices count those, not bytes.",
    "values-and-types#text",
  ],
  ["Bytes", "Numbers from 0 to 255, packed.", "library#names"],
  ["Time", "A point in time.", "library#time"],
  ["Duration", "How long something takes: `250ms`, `2h30m`, `7d`.", "text-and-layout#literals"],
  ["Size", "An amount of data: `64KB`, `2GB`. A KB has 1024 bytes.", "text-and-layout#literals"],
  ["Json", "Loose data, as JSON writes it.", "library#json-and-csv"],
  ["Unit", "What a neuro without a result type gives.", "neuros"],
  ["Never", "No value at all: what never comes back has this type.", "values-and-types"],
  [
    "Range",
    "Whole numbers from one to another: `a..b` leaves b out, `a..=b` has it.",
    "control-flow#if-while-for",
  ],
  [
    "Regex",
    'A regular expression: `re"…"` is checked when the program is compiled.',
    "library#regular-expressions",
  ],
  ["List", "Values in order; `xs[i]` is one of them, `x in xs` asks.", "collections"],
  [
    "Map",
    "One value for each key, in the order in which the keys came. `m[k]` is the value or none.",
    "collections#maps-and-sets",
  ],
  [
    "Set",
    "Each value once, in the order in which they came. `x in s` asks.",
    "collections#maps-and-sets",
  ],
  ["Equatable", "Can be compared with `==`. Holds for all data.", generics],
  ["Hashable", "Can be a key of a map or an item of a set. Holds for all data.", generics],
  ["Comparable", "Has an order, so that `<` compares it; types get it by `@derive`.", generics],
  ["Data", "Can be read from data and written as data; types get it by `@derive`.", generics],
  ["Number", "Int, Float, Decimal, Duration and Size: what `sum` adds up.", generics],
  ["Separator", "A Text or a Regex.", generics],
  ["Key", "A Text or an Int.", generics],
];

const meanings: ReadonlyMap<string, Meaning> = new Map(
  table.map(([name, says, page]) => [name, { says, page }]),
);

export function meaningOfBuiltin(name: string): Meaning | undefined {
  return meanings.get(name);
}
