/** What is open at the end of a text, for an editor that reads what is still being written. */

import { scan } from "./scanner.ts";
import * as T from "./tokens.ts";

const closerOf = new Map([
  [T.ParenOpen, ")"],
  [T.BracketOpen, "]"],
  [T.BlockOpen, "}"],
  [T.InterpolationOpen, "}"],
]);
const closing = new Set([T.ParenClose, T.BracketClose, T.BraceClose, T.InterpolationClose]);

/** What closes the brackets that are open at the end of a text, the innermost first. */
export function closersAt(text: string): readonly string[] {
  const { tokens } = scan(text);
  const open: string[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const type = tokens.type(index);
    const closer = closerOf.get(type);
    if (closer !== undefined) open.push(closer);
    else if (closing.has(type) && open.at(-1) === tokens.image(index)) open.pop();
  }
  return open.toReversed();
}
