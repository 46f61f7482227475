/** The named groups of a regex literal, and the types that carry them: what `m.year` may be read from. */

import { builtin, optionalOf, text } from "./builtins.ts";
import type { RegexGroup, Type } from "./types.ts";

export const matchId = "neuro:regex#Match";

/** The flags with which a pattern is read: always in Unicode mode. */
export function unicodeFlags(flags: string): string {
  return /[uv]/.test(flags) ? flags : `${flags}u`;
}

/** Why the runtime's engine does not take the pattern; undefined if it does. */
export function whyInvalid({
  pattern,
  flags,
}: {
  readonly pattern: string;
  readonly flags: string;
}): string | undefined {
  try {
    void new RegExp(pattern, unicodeFlags(flags));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*: /, "") : "";
  }
}

/** The type of a regex literal. */
export function regexType(pattern: string, flags: string): Type {
  const groups = namedGroups(pattern, flags);
  return groups.length === 0 ? builtin("Regex") : { ...builtin("Regex"), groups };
}

/** The type of a group of a match. */
export function groupType(group: RegexGroup): Type {
  return group.optional ? optionalOf(text) : text;
}

/** The groups that a type knows by name, if it is that of a Regex or Match. */
export function groupsOf(type: Type): readonly RegexGroup[] {
  return (type.kind === "builtin" || type.kind === "named" ? type.groups : undefined) ?? [];
}

/** The type with every Match in it known to be one of a Regex with these groups. */
export function withGroups(type: Type, groups: readonly RegexGroup[]): Type {
  if (groups.length === 0) return type;
  switch (type.kind) {
    case "named":
      return type.definition === matchId ? { ...type, groups } : type;
    case "builtin":
      return type.arguments.length === 0
        ? type
        : { ...type, arguments: type.arguments.map((each) => withGroups(each, groups)) };
    case "optional":
      return { ...type, inner: withGroups(type.inner, groups) };
    case "function":
      return { ...type, parameters: type.parameters.map((each) => withGroups(each, groups)) };
    default:
      return type;
  }
}

/** True if what is read by name from one can be read from the other. */
export function sameGroups(
  a: readonly RegexGroup[] | undefined,
  b: readonly RegexGroup[] | undefined,
): boolean {
  if (a === b) return true;
  return (
    a !== undefined &&
    b !== undefined &&
    a.length === b.length &&
    a.every(({ name, optional }, at) => name === b[at]!.name && optional === b[at]!.optional)
  );
}

/** In the pattern's order. A pattern that is wrong is reported elsewhere; here it has the groups found before the mistake. */
function namedGroups(pattern: string, flags: string): readonly RegexGroup[] {
  // What most patterns are spared.
  if (!pattern.includes("(?<")) return [];
  const groups = new GroupReader(pattern, flags).read();
  // One name may stand in several alternatives, of which one takes part at most.
  return groups.filter(({ name }, at) => groups.findIndex((each) => each.name === name) === at);
}

interface FoundGroup {
  readonly name: string;
  optional: boolean;
}

/** Reads as much of a pattern's notation as tells which groups take part in every match. */
class GroupReader {
  readonly #pattern: string;
  readonly #nested: boolean;
  #at = 0;
  readonly #found: FoundGroup[] = [];

  constructor(pattern: string, flags: string) {
    this.#pattern = pattern;
    this.#nested = flags.includes("v");
  }

  read(): readonly FoundGroup[] {
    this.#alternatives();
    return this.#found;
  }

  /** Up to a closing parenthesis or the end. */
  #alternatives(): void {
    const first = this.#found.length;
    let several = false;
    while (this.#at < this.#pattern.length && this.#pattern[this.#at] !== ")") {
      const character = this.#pattern[this.#at];
      if (character === "(") this.#group();
      else {
        several ||= character === "|";
        this.#at += character === "\\" ? 2 : character === "[" ? this.#classLength() : 1;
      }
    }
    if (several) this.#makeOptional(first);
  }

  #group(): void {
    const first = this.#found.length;
    const [opening, name, negated] = /^\((?:\?<([^=!>][^>]*)>|\?<?(!)|\?<?=|\?[a-z-]*:)?/.exec(
      this.#pattern.slice(this.#at),
    )!;
    this.#at += opening.length;
    if (name !== undefined) this.#found.push({ name, optional: false });
    this.#alternatives();
    this.#at += 1;
    const mayBeMissing = /^(?:[?*]|\{0[,}])/.test(this.#pattern.slice(this.#at));
    if (mayBeMissing || negated !== undefined) this.#makeOptional(first);
  }

  /** A class from its bracket to the one that closes it; brackets inside are classes only under the flag `v`. */
  #classLength(): number {
    let depth = 0;
    for (let at = this.#at; at < this.#pattern.length; at++) {
      const character = this.#pattern[at];
      if (character === "\\") at += 1;
      else if (character === "[" && (depth === 0 || this.#nested)) depth += 1;
      else if (character === "]" && --depth === 0) return at + 1 - this.#at;
    }
    return this.#pattern.length - this.#at;
  }

  #makeOptional(from: number): void {
    for (const group of this.#found.slice(from)) group.optional = true;
  }
}
