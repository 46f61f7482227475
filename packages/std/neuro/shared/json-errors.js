// @ts-check
/** Where a text stops being JSON, which engines tell only for some mistakes. @module */

const token =
  // oxlint-disable-next-line no-control-regex -- JSON forbids control characters in strings
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null))/y;

/** What may come next, in words. */
const expectations = {
  value: "a value",
  item: "a value or `]`",
  key: "a key in double quotes",
  firstKey: "a key in double quotes or `}`",
  colon: "`:`",
  comma: "`,` or the end of the array or object",
  end: "nothing more",
};

/**
 * For a text that JSON.parse refuses.
 * @param {string} text @returns {string}
 */
export function explainJsonError(text) {
  /** @type {keyof typeof expectations} */
  let expected = "value";
  /** @type {("{" | "[")[]} */
  const open = [];
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(text);
    const [, mark, string, plain] = match ?? [];
    const next = step(expected, open, mark, string !== undefined, plain !== undefined);
    if (match === null || next === undefined) break;
    expected = next;
    at = token.lastIndex;
  }
  at += /^[ \t\r\n]*/.exec(text.slice(at))?.[0].length ?? 0;
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  const found = at >= text.length ? "the end" : `\`${Array.from(text.slice(at, at + 2))[0]}\``;
  const column = before.length - before.lastIndexOf("\n");
  return `not JSON at line ${line}, column ${column}: expected ${expectations[expected]}, found ${found}`;
}

/**
 * What may come after a token; undefined if the token itself may not.
 * @param {keyof typeof expectations} expected @param {("{" | "[")[]} open @param {string | undefined} mark
 * @param {boolean} isString @param {boolean} isPlain @returns {keyof typeof expectations | undefined}
 */
function step(expected, open, mark, isString, isPlain) {
  const after = () => (open.length === 0 ? "end" : "comma");
  const closes = mark === "}" ? "{" : mark === "]" ? "[" : undefined;
  if (closes !== undefined) {
    const mayClose = expected === "comma" || expected === (closes === "{" ? "firstKey" : "item");
    return mayClose && open.pop() === closes ? after() : undefined;
  }
  switch (expected) {
    case "value":
    case "item":
      if (mark === "{" || mark === "[") {
        open.push(mark);
        return mark === "{" ? "firstKey" : "item";
      }
      return isString || isPlain ? after() : undefined;
    case "key":
    case "firstKey":
      return isString ? "colon" : undefined;
    case "colon":
      return mark === ":" ? "value" : undefined;
    case "comma":
      return mark === "," ? (open.at(-1) === "{" ? "key" : "value") : undefined;
    default:
      return undefined;
  }
}
