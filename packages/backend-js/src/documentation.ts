/** Doc comments as JSDoc. */

export function documentation(text: string | undefined, tags: readonly string[]): string[] {
  const body = text === undefined ? [] : text.trimEnd().split("\n");
  const lines = [...body, ...(body.length > 0 && tags.length > 0 ? [""] : []), ...tags].map(
    (line) => line.trimEnd().replaceAll("*/", "*\\/"),
  );
  if (lines.length === 0) return [];
  if (lines.length === 1) return [`/** ${lines[0]!.trim()} */`];
  return ["/**", ...lines.map((line) => (line === "" ? " *" : ` * ${line}`)), " */"];
}
