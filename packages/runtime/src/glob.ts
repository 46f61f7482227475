/** Patterns of paths: `*` stands for any text in a name, `?` for one character, `**` for any folders, `{a,b}` for one of several. */

export function globExpression(pattern: string): RegExp {
  const clean = pattern.replace(/^\.\//, "");
  const expression = clean.replace(/\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[\\^$.+()[\]{}|]/g, (mark) => {
    if (mark === "**/") return "(?:[^/]+/)*";
    if (mark === "**") return ".*";
    if (mark === "*") return "[^/]*";
    if (mark === "?") return "[^/]";
    if (mark.length === 1) return `\\${mark}`;
    const choices = mark.slice(1, -1).split(",");
    return `(?:${choices.map((choice) => choice.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join("|")})`;
  });
  return new RegExp(`^${expression}$`, "su");
}
