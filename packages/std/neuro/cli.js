// @ts-check
/** Externs of neuro:cli. @module */
import { host, panic, readCommandLine } from "@neuro-lang/runtime";
import { stripVTControlCharacters } from "./shared/terminal.js";

/** SGR codes that start and end a style. @type {Record<string, [number, number]>} */
const styles = {
  black: [30, 39],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  white: [37, 39],
  grey: [90, 39],
  gray: [90, 39],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
};

/** @param {string} text @param {string} name */
export function coloured(text, name) {
  const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
  if (style === undefined)
    return panic`"${name}" is not a colour: there are ${Object.keys(styles).join(", ")}`;
  return host().console.colours ? `\u{1b}[${style[0]}m${text}\u{1b}[${style[1]}m` : text;
}

/** @param {string[][]} rows @param {string[]} header @param {number[]} align 0 left, 1 right, 2 centre */
export function tableOf(rows, header, align) {
  const lines = header.length === 0 ? rows : [header, ...rows];
  const count = Math.max(0, ...lines.map((row) => row.length));
  const indices = Array.from({ length: count }, (_, index) => index);
  const widths = indices.map((index) => Math.max(...lines.map((row) => columns(row[index] ?? ""))));
  const sides = indices.map((index) => {
    const numeric = rows.length > 0 && rows.every((row) => isNumeric(row[index] ?? ""));
    return align[index] ?? (numeric ? 1 : 0);
  });
  /** @param {string[]} row */
  const line = (row) => {
    const cells = indices.map((index) => {
      const cell = row[index] ?? "";
      const space = /** @type {number} */ (widths[index]) - columns(cell);
      const before = [0, space, Math.floor(space / 2)][sides[index] ?? 0] ?? 0;
      return " ".repeat(before) + cell + " ".repeat(space - before);
    });
    return cells.join("  ").trimEnd();
  };
  const rule = widths
    .map((width) => "─".repeat(width))
    .join("  ")
    .trimEnd();
  return [...(header.length === 0 ? [] : [line(header), rule]), ...rows.map(line)].join("\n");
}

/** Numbers with their units: `1,234`, `12.5 %`, `3.2 MB`, `-`. @param {string} cell */
function isNumeric(cell) {
  return (
    /^([+-]?[0-9][0-9,._]*( ?(%|[A-Za-z]{1,3}))?|[-–]?)$/.test(stripVTControlCharacters(cell)) &&
    cell !== ""
  );
}

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** @param {number} value @param {number} most @param {number} width */
export function bar(value, most, width = 20) {
  if (most <= 0 || value <= 0 || width <= 0) return "";
  const filled = Math.round(Math.min(1, value / most) * width * 8);
  return "█".repeat(Math.floor(filled / 8)) + /** @type {string} */ (eighths[filled % 8]);
}

export function isTerminal() {
  return host().console.isTerminal;
}

export function width() {
  return host().console.width;
}

/** Made when a text first needs it: that alone takes 20 ms. @type {Intl.Segmenter | undefined} */
let segmenter;
const wide =
  /\p{Emoji_Presentation}|\u{fe0f}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** @param {string} text @returns {number} */
export function columns(text) {
  const plain = stripVTControlCharacters(text);
  // ASCII, box drawing and block elements take one column each.
  if (/^[\u0020-\u007e\u2500-\u259f]*$/.test(plain)) return plain.length;
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let count = 0;
  for (const { segment } of segmenter.segment(plain)) {
    if (/^[\p{M}\p{Cf}\p{Cc}]+$/u.test(segment)) continue;
    count += wide.test(segment) ? 2 : 1;
  }
  return count;
}

/** @returns {string[]} */
export function stdin() {
  /** @type {string[]} */
  const lines = [];
  for (let line = readLineRaw(); line !== undefined; line = readLineRaw()) lines.push(line);
  return lines;
}

/** @returns {string | undefined} */
export function readLineRaw() {
  // A question has to be seen before its answer is waited for.
  host().console.flush();
  return host().stdin.line();
}

export function readAll() {
  host().console.flush();
  return host().stdin.rest();
}

/** @param {string} text */
export function write(text) {
  host().console.out(text);
}

/** @param {Uint8Array} bytes */
export function stdout(bytes) {
  host().console.bytes(bytes);
}

/** @returns {string | undefined} */
export function readHidden() {
  host().console.flush();
  return host().stdin.hiddenLine();
}

/** @param {number} done @param {number} total @param {string} label */
export function draw(done, total, label) {
  const { console } = host();
  if (!console.isTerminal) return;
  const room = Math.max(10, Math.min(40, console.width - label.length - 12));
  const filled = bar(done, total, room);
  const share = total > 0 ? Math.floor((100 * Math.min(done, total)) / total) : 100;
  const end = done >= total ? "\n" : "";
  console.error(
    `\r\u{1b}[K${label}${label === "" ? "" : " "}${filled}${"░".repeat(room - filled.length)} ${share} %${end}`,
  );
}

const turning = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** @typedef {{ label: string, timer: ReturnType<typeof setInterval> | undefined }} Spinner */

/** @param {string} label @returns {Spinner} */
export function startSpinner(label) {
  const { console } = host();
  if (!console.isTerminal) return { label, timer: undefined };
  let turn = 0;
  const show = () => console.error(`\r\u{1b}[K${turning[turn++ % turning.length] ?? ""} ${label}`);
  show();
  return { label, timer: setInterval(show, 80) };
}

/** @param {Spinner} spinner @param {boolean} succeeded */
export function stopSpinner({ label, timer }, succeeded) {
  if (timer === undefined) return;
  clearInterval(timer);
  host().console.error(`\r\u{1b}[K${succeeded ? "✓" : "✗"} ${label}\n`);
}

/** @param {import("@neuro-lang/runtime").TypeDescriptor} type @param {string} about @returns {[unknown[], string]} the value in a list, or an empty one and why */
export function argsOf(type, about) {
  const { console, process } = host();
  const entry = {
    documentation: about,
    parameters: [{ name: "options", type }],
    run: () => undefined,
  };
  const line = readCommandLine(entry, "program", process.arguments);
  if (line.kind === "usage") return [[], line.message];
  if (line.kind === "values") return [[line.values[0]], ""];
  console.out(line.text);
  return process.exit(0);
}

/** @param {number} code @returns {never} */
export function exit(code = 0) {
  return host().process.exit(code);
}
