/** A line of arguments as a shell would take it apart: at spaces, but for what stands in quotes. */

export function wordsIn(line: string): readonly string[] {
  return [...line.matchAll(/(?:"[^"]*"?|'[^']*'?|[^\s"'])+/g)].map(([word]) =>
    word.replaceAll(
      /"([^"]*)"?|'([^']*)'?/g,
      (_, double?: string, single?: string) => double ?? single ?? "",
    ),
  );
}

/** The quote that nothing closes; undefined if there is none. */
export function openQuoteIn(line: string): string | undefined {
  return /["']/.exec(line.replaceAll(/"[^"]*"|'[^']*'/g, ""))?.[0];
}
