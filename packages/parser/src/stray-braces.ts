/** Which `{` in a text opens an expression, and which one is meant as a brace: JSON, CSS, `*.{md,txt}`, a brace that nothing closes. */

/** How far a closing brace is looked for: beyond it, what the `{` opens is taken for an expression. */
const reach = 4000;

/** A key of JSON, CSS or an object, and its colon. A colon glued to what follows a word is a format (`{x:.2f}`), not a key. */
const key = /^\s*(?:\\?"[^"\n]*"\s*:|[\p{L}_$][\p{L}\p{N}_$-]*\s*:\s)/u;

/** One of several, as in a pattern of paths: no expression has a comma outside of brackets. */
const choice = /^[\p{L}\p{N}_.*?$/-]*(?:,[ ]?[\p{L}\p{N}_.*?$/-]*)+\}/u;

export type BraceMeaning = "expression" | "brace" | "unclosed";

/** What the `{` at `at` means, in a text between one or three quotes. */
export function braceMeaning(text: string, at: number, block: boolean): BraceMeaning {
  // Nearly always: a name and its closing brace.
  let end = at + 1;
  while (isLower(text.charCodeAt(end))) end++;
  if (end > at + 1 && text.charCodeAt(end) === 125) return "expression";
  const inside = text.slice(at + 1, at + 200);
  if (/^\s*\}/u.test(inside) || key.test(inside) || choice.test(inside)) return "brace";
  const budget = { steps: reach };
  if (closingBrace(text, at, block, budget) !== -1) return "expression";
  return /^\s*\\/u.test(inside) ? "brace" : "unclosed";
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Where the expression that begins behind the `{` at `at` ends, or -1 if it does not. */
function closingBrace(text: string, at: number, block: boolean, budget: { steps: number }): number {
  let depth = 1;
  for (let index = at + 1; index < text.length; index++) {
    if (budget.steps-- <= 0) return index;
    switch (text.charCodeAt(index)) {
      case 92 /* \ */:
        return -1;
      case 123 /* { */:
        depth++;
        break;
      case 125 /* } */:
        if (--depth === 0) return index;
        break;
      case 34 /* " */:
        if (block && text.startsWith('"""', index) && startsLine(text, index)) return -1;
        index = closingQuotes(text, index, budget);
        if (index === -1) return -1;
        break;
      default:
    }
  }
  return -1;
}

/** Where the text that begins at `at` ends, or -1 if it does not. */
function closingQuotes(text: string, at: number, budget: { steps: number }): number {
  const block = text.startsWith('"""', at);
  for (let index = at + (block ? 3 : 1); index < text.length; index++) {
    if (budget.steps-- <= 0) return index;
    switch (text.charCodeAt(index)) {
      case 92 /* \ */:
        index++;
        break;
      case 10:
        if (!block) return -1;
        break;
      case 34 /* " */:
        if (!block) return index;
        if (text.startsWith('"""', index)) return index + 2;
        break;
      case 123 /* { */: {
        const close = closingBrace(text, index, block, budget);
        if (close !== -1) index = close;
        break;
      }
      default:
    }
  }
  return -1;
}

/** True if only white space stands before `at` on its line. */
function startsLine(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf("\n", at) + 1, at).trim() === "";
}
