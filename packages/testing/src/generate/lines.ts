/** Generated source as a tree of lines, so that a failing program can be made smaller by leaving lines out. */

export interface Line {
  readonly text: string;
  /** In braces behind the text. */
  readonly body?: readonly Line[];
  /** A further block behind the closing brace: `else`. */
  readonly otherwise?: readonly Line[];
  /** Leaving it out makes no sense. */
  readonly fixed?: boolean;
}

export function render(lines: readonly Line[], indentation = ""): string {
  return lines
    .map(({ text, body, otherwise }) => {
      if (body === undefined) return `${indentation}${text}\n`;
      const inner = render(body, `${indentation}  `);
      const second =
        otherwise === undefined
          ? ""
          : ` else {\n${render(otherwise, `${indentation}  `)}${indentation}}`;
      return `${indentation}${text} {\n${inner}${indentation}}${second}\n`;
    })
    .join("");
}

/** Every program with one line fewer, the biggest first. */
export function* smaller(lines: readonly Line[]): Generator<readonly Line[]> {
  for (const [index, line] of lines.entries()) {
    if (line.fixed !== true) yield lines.toSpliced(index, 1);
  }
  for (const [index, line] of lines.entries()) {
    const { body, otherwise } = line;
    if (body === undefined) continue;
    if (otherwise !== undefined) {
      const { otherwise: _, ...short } = line;
      yield lines.with(index, short);
      for (const fewer of smaller(otherwise))
        yield lines.with(index, { ...line, otherwise: fewer });
    }
    // What stands in a block may do without the block.
    if (line.fixed !== true) yield lines.toSpliced(index, 1, ...body);
    for (const fewer of smaller(body)) yield lines.with(index, { ...line, body: fewer });
  }
}

/** The smallest program found that still `fails`, after at most `tries` looks. */
export async function shrink(
  lines: readonly Line[],
  fails: (lines: readonly Line[]) => Promise<boolean>,
  tries = 400,
): Promise<readonly Line[]> {
  let smallest = lines;
  let left = tries;
  for (let found = true; found && left > 0;) {
    found = false;
    for (const candidate of smaller(smallest)) {
      left -= 1;
      if (left <= 0) break;
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      found = true;
      break;
    }
  }
  return smallest;
}
