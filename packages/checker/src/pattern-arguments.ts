/** Which field each argument of a variant's pattern is for. */

import type * as tree from "@neuro-lang/parser";

/** For each argument the name of its field: the one that is written, or the first that no other argument is for. */
export function fieldsOfArguments(
  args: readonly tree.PatternArgument[],
  fields: readonly string[],
): readonly (string | undefined)[] {
  const named = new Set(args.flatMap(({ name }) => (name === undefined ? [] : [name.text])));
  const free = fields.filter((field) => !named.has(field)).values();
  return args.map(({ name }) => (name === undefined ? free.next().value : name.text));
}
