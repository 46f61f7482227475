/** The fenced blocks of a Markdown page that hold Neuro-Code, each with what the page says of it. */

export interface Block {
  /** One-based line of the code's first line. */
  readonly line: number;
  readonly code: string;
  /** The problem that the block must have, if the page shows a bad example. */
  readonly problem: string | undefined;
  /** What the page shows as output of `main`. */
  readonly output: string | undefined;
  /** The JavaScript of its externs, which the page shows below the block. */
  readonly foreign: string | undefined;
  /** The policy that the page shows before the block; its own code, if it is one. */
  readonly policy: string | undefined;
  /** The package.json that the page shows before the block, which is the module of that package. */
  readonly manifest: Manifest | undefined;
}

export interface Manifest {
  readonly name: string;
  readonly exports: { readonly ".": { readonly neuro: string } };
}

/** True if the code is a policy.neuro, not a program. */
const isPolicy = (code: string): boolean => /^(?:\/\/[^\n]*\n)*policy \{/.test(code);

const fence = /^(`{3,})(\S*)[ ]?(.*)$/;

export function blocksOf(page: string): Block[] {
  const lines = page.split("\n");
  const blocks: Block[] = [];
  let policy: string | undefined;
  let manifest: Manifest | undefined;
  /** The line after the last block of Neuro-Code. */
  let after = -1;
  for (let index = 0; index < lines.length; index++) {
    const open = fence.exec(lines[index]!);
    if (open === null) continue;
    const start = index + 1;
    const end = lines.indexOf(open[1]!, start);
    if (end === -1) throw new Error(`line ${index + 1}: the block is not closed`);
    const text = lines.slice(start, end).join("\n");
    const follows = after !== -1 && lines.slice(after, index).every((line) => line === "");
    index = end;
    if (open[2] === "neuro") {
      const problem = open[3] === "" ? undefined : open[3];
      const code = `${text}\n`;
      if (isPolicy(code)) policy = code;
      blocks.push({
        line: start + 1,
        code,
        problem,
        output: undefined,
        foreign: undefined,
        policy,
        manifest,
      });
      manifest = undefined;
      after = end + 1;
    } else if (open[2] === "json" && text.includes('"neuro":')) {
      manifest = JSON.parse(text) as Manifest;
    } else if (open[2] === "js" && follows) {
      blocks.push({ ...blocks.pop()!, foreign: `${text}\n` });
      after = end + 1;
    } else if (open[2] === "text" && follows) {
      blocks.push({ ...blocks.pop()!, output: `${text}\n` });
    }
  }
  return blocks;
}
