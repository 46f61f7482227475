/** Words of the text form of IR. */

export interface TextToken {
  readonly kind: "name" | "string" | "number" | "sign" | "end";
  readonly text: string;
  /** No space stands before it. */
  readonly glued: boolean;
  readonly offset: number;
}

/** A text that is no IR. */
export class TextFormError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(`${message} (at offset ${offset})`);
    this.name = "TextFormError";
    this.offset = offset;
  }
}

const word =
  /(?<name>[\p{L}_$][\p{L}\p{N}_$]*(?:#[\p{L}_$][\p{L}\p{N}_$]*)?)|(?<string>"(?:[^"\\]|\\.)*")|(?<number>-Infinity|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<sign>\.\.=|\.\.|=>|->|==|!=|<=|>=|\?\?|[+\-*/%]=|[-+*/%=<>()[\]{}.,:|?'])/uy;

export function tokenize(text: string): TextToken[] {
  const tokens: TextToken[] = [];
  let offset = 0;
  let glued = false;
  while (offset < text.length) {
    if (/\s/.test(text[offset]!)) {
      offset += 1;
      glued = false;
      continue;
    }
    word.lastIndex = offset;
    const groups = word.exec(text)?.groups;
    if (groups === undefined) throw new TextFormError(`${text[offset]} starts no word`, offset);
    for (const kind of ["name", "string", "number", "sign"] as const) {
      const found = groups[kind];
      if (found === undefined) continue;
      tokens.push({ kind, text: found, glued, offset });
      offset += found.length;
    }
    glued = true;
  }
  tokens.push({ kind: "end", text: "the end", glued: false, offset });
  return tokens;
}
