/** The fenced blocks of a Markdown page that hold Neuro-Code, each with what the page says of it. */

export interface Block {
  /** One-based line of the code's first line. */
  readonly line: number;
  readonly code: string;
  /** The problem that the block must have, if the page shows a bad example. */
  readonly problem: string | undefined;
  /** What the page shows as output of `main`. */
  readonly output: string | undefined;
}

const fence = /^```(\S*)[ ]?(.*)$/;

export function blocksOf(page: string): Block[] {
  const lines = page.split("\n");
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const open = fence.exec(lines[index]!);
    if (open === null) continue;
    const start = index + 1;
    const end = lines.indexOf("```", start);
    if (end === -1) throw new Error(`line ${index + 1}: the block is not closed`);
    const text = lines.slice(start, end).join("\n");
    index = end;
    if (open[1] === "neuro") {
      blocks.push({
        line: start + 1,
        code: `${text}\n`,
        problem: open[2] || undefined,
        output: undefined,
      });
    } else if (open[1] === "text" && lines[start - 2] === "```" && blocks.length > 0) {
      blocks.push({ ...blocks.pop()!, output: `${text}\n` });
    }
  }
  return blocks;
}
