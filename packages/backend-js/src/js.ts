/** Pieces of JavaScript: an expression's text with its precedence, literals, and marks that become source-map entries. */

export interface Js {
  readonly code: string;
  /** Binding strength, as in the table of `Level`. */
  readonly level: number;
  /** Evaluating it later, after other code ran, gives the same value. */
  readonly stable: boolean;
}

export const Level = {
  primary: 20,
  call: 18,
  unary: 15,
  multiply: 12,
  add: 11,
  shift: 10,
  compare: 9,
  equal: 8,
  bitAnd: 7,
  and: 4,
  or: 3,
  coalesce: 2.5,
  ternary: 2,
  assign: 1,
} as const;

export function js(code: string, level: number = Level.primary, stable = false): Js {
  return { code, level, stable };
}
export const undefinedJs = js("undefined", Level.primary, true);

/** The text of an operand; in parentheses if it binds weaker than its place. */
export function operand(value: Js, level: number): string {
  return value.level < level ? `(${value.code})` : value.code;
}
export function binary(left: Js, operator: string, right: Js, level: number): Js {
  return js(
    `${operand(left, level)} ${operator} ${operand(right, level + 0.1)}`,
    level,
    left.stable && right.stable,
  );
}
export function member(object: Js, name: string): Js {
  return js(`${operand(object, Level.call)}.${name}`, Level.call);
}
export function element(object: Js, index: Js | number): Js {
  return js(
    `${operand(object, Level.call)}[${typeof index === "number" ? index : index.code}]`,
    Level.call,
  );
}
export function call(callee: string, operands: readonly Js[]): Js {
  return js(
    `${callee}(${operands.map((item) => operand(item, Level.assign)).join(", ")})`,
    Level.call,
  );
}

const markStart = "\uE000";
const markEnd = "\uE001";
/** Marks stand in the emitted text until `render` takes them out and notes their positions. */
export const markPattern = /\uE000(\d+)\uE001/g;
/** Marks the position of an IR node at the start of a piece of code. */
export function mark(at: number): string {
  return `${markStart}${at}${markEnd}`;
}
export function marked(at: number, value: Js): Js {
  return { ...value, code: mark(at) + value.code };
}
export function withoutMarks(code: string): string {
  return code.replace(markPattern, "");
}

const escapes: Record<string, string> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\\": "\\\\",
  "\0": "\\x00",
};
function escape(text: string, quote: RegExp): string {
  return text.replace(
    quote,
    (character) =>
      escapes[character] ?? (/["`$]/.test(character) ? `\\${character}` : unicodeEscape(character)),
  );
}
function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
export function textLiteral(text: string): string {
  return `"${escape(text, /["\\\u0000-\u001f\u007f\u2028\u2029\uE000\uE001\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])|["\\\u0000-\u001f]/g)}"`;
}
export function templatePart(text: string): string {
  return escape(text, /[`\\\u0000-\u001f\u007f\u2028\u2029\uE000\uE001]|\$(?=\{)/g);
}

export function numberLiteral(value: number): Js {
  if (Object.is(value, -0)) return js("-0", Level.unary, true);
  if (Number.isNaN(value)) return js("NaN", Level.primary, true);
  if (value === Infinity) return js("Infinity", Level.primary, true);
  if (value === -Infinity) return js("-Infinity", Level.unary, true);
  return js(String(value), value < 0 ? Level.unary : Level.primary, true);
}
export function literal(value: number | string | boolean): Js {
  if (typeof value === "number") return numberLiteral(value);
  if (typeof value === "string") return js(textLiteral(value), Level.primary, true);
  return js(String(value), Level.primary, true);
}

const identifierPattern = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
/** A property's access: `.name`, or `["name"]` where it is not an identifier. */
export function property(object: Js, name: string): Js {
  return identifierPattern.test(name)
    ? member(object, name)
    : js(`${operand(object, Level.call)}[${textLiteral(name)}]`, Level.call);
}

/** A line, or the lines of a nested function, one step further in. */
export function indented(line: string): string {
  return line.replaceAll(/^(?=.)/gm, "  ");
}
