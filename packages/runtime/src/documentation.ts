/** Documentation of a neuro, and what it says of single parameters in lines such as `top: how many to list`. */

export interface SplitDocumentation {
  /** Without those lines. */
  readonly about: string;
  /** By the name of the parameter. */
  readonly notes: ReadonlyMap<string, string>;
}

/** `names` are those that a line may speak of. Lines of examples are left as they are. */
export function splitDocumentation(
  documentation: string | undefined,
  names: ReadonlySet<string>,
): SplitDocumentation {
  const notes = new Map<string, string>();
  const about: string[] = [];
  let inExample = false;
  for (const line of (documentation ?? "").split("\n")) {
    if (/^\s*```/.test(line)) inExample = !inExample;
    const match = inExample ? null : /^\s*(?:[-*]\s+)?`?(\w+)`?:\s*(.+)$/.exec(line);
    if (match !== null && names.has(match[1]!)) notes.set(match[1]!, match[2]!.trim());
    else about.push(line);
  }
  return { about: about.join("\n").trim(), notes };
}
