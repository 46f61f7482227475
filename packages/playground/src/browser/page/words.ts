/** A line of arguments as a shell would take it apart: at spaces, but for what stands in quotes. */

export function wordsIn(line: string): readonly string[] {
  return [...line.matchAll(/(?:"[^"]*"?|'[^']*'?|[^\s"'])+/g)].map(([word]) =>
    word.replaceAll(
      /"([^"]*)"?|'([^']*)'?/g,
      (_, double?: string, single?: string) => double ?? single ?? "",
    ),
  );
}
