/** Patterns of paths: `*` stands for any text in a name, `?` for one character, `**` for any folders, `{a,b}` for one of several. */

/** The folder that all paths lie below which a relative pattern can fit: its names before the first that is not said outright. */
export function globRoot(pattern: string): string {
  const names = withoutHere(pattern).split("/");
  const first = names.findIndex((name) => /[*?{]|^\.{0,2}$/.test(name));
  // The last name is that of a file.
  const end = first === -1 ? names.length - 1 : Math.min(first, names.length - 1);
  return names.slice(0, end).join("/");
}

function withoutHere(pattern: string): string {
  return pattern.replace(/^\.\//, "");
}

export function globExpression(pattern: string): RegExp {
  const clean = withoutHere(pattern);
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
