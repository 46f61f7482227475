/** What the scanner asks about characters beyond ASCII. */

const start = /^\p{ID_Start}$/u;
const part = /^\p{ID_Continue}$/u;

export function isIdentifierStart(point: number): boolean {
  return start.test(String.fromCodePoint(point));
}

export function isIdentifierPart(point: number): boolean {
  return part.test(String.fromCodePoint(point));
}

/** True for letters that begin the name of a type. */
export function isUpperCase(point: number): boolean {
  const letter = String.fromCodePoint(point);
  return letter === letter.toUpperCase() && letter !== letter.toLowerCase();
}

const quotes = "“”„‟«»″＂";
const apostrophes = "‘’‚‛′＇";

/** Characters that look like one of ours, as word processors and chat programs put them. */
export const lookAlikes: ReadonlyMap<number, string> = new Map([
  ...[...quotes].map((mark): [number, string] => [mark.codePointAt(0)!, '"']),
  ...[...apostrophes].map((mark): [number, string] => [mark.codePointAt(0)!, "'"]),
  [0x2212, "-"], // minus sign
  [0x2013, "-"], // en dash
  [0x2014, "-"], // em dash
  [0x00d7, "*"], // multiplication sign
  [0x00f7, "/"], // division sign
  [0x2192, "->"], // arrow
  [0x21d2, "=>"], // double arrow
  [0x2264, "<="],
  [0x2265, ">="],
  [0x2260, "!="],
  [0x2026, ".."], // ellipsis
  [0xff0c, ","],
  [0xff1a, ":"],
  [0xff1b, ";"],
  [0x037e, ";"], // Greek question mark
  [0xff1d, "="],
  [0xff0b, "+"],
]);
