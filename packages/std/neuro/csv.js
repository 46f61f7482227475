// @ts-check
/** Externs of neuro:csv. The reader is our own because its errors have to name line and column. @module */
import { panic, show, toText } from "@neuro-lang/runtime";
import { fromWord, isText, nameOf, toJsonData } from "./shared/codec.js";

/** @typedef {import("@neuro-lang/runtime").TypeDescriptor} TypeDescriptor */
/** @typedef {import("@neuro-lang/runtime").RecordDescriptor} RecordDescriptor */
/** @typedef {{ cells: string[], line: number }} Row */

class CsvProblem extends Error {
  /** @param {number} line @param {string} column @param {string} message */
  constructor(line, column, message) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** @param {string} text @param {string} separator @param {string} quote @returns {[string[][], number, string]} */
export function read(text, separator, quote) {
  try {
    return [readRows(text, separator, quote).map(({ cells }) => cells), 0, ""];
  } catch (error) {
    if (error instanceof CsvProblem) return [[], error.line, error.message];
    throw error;
  }
}

/**
 * @param {TypeDescriptor} type @param {string} text @param {string} separator @param {string} quote @param {boolean} header
 * @returns {[unknown[], number, string, string]}
 */
export function readTyped(type, text, separator, quote, header) {
  const record = recordOf(type);
  try {
    const lines = readRows(text, separator, quote);
    const [first] = lines;
    if (first === undefined) return [[], 0, "", ""];
    const rows = header ? lines.slice(1) : lines;
    const fields = record.fields().map((field, place) => ({
      field,
      at: header ? first.cells.indexOf(field.name) : place < first.cells.length ? place : -1,
    }));
    for (const { field, at } of fields) {
      if (at < 0 && field.default === undefined && field.type.kind !== "optional") {
        throw new CsvProblem(first.line, field.name, `the column \`${field.name}\` is missing`);
      }
    }
    const records = rows.map(({ cells, line }) => {
      return record.make(
        fields.map(({ field, at }) => {
          if (at < 0) return field.default?.();
          return readCell(field.type, /** @type {string} */ (cells[at]), line, field.name);
        }),
      );
    });
    return [records, 0, "", ""];
  } catch (error) {
    if (error instanceof CsvProblem) return [[], error.line, error.column, error.message];
    throw error;
  }
}

/** @param {TypeDescriptor} type @returns {RecordDescriptor} */
function recordOf(type) {
  return type.kind === "record" ? type : panic`a line of CSV is a record, not ${nameOf(type)}`;
}

/** @param {TypeDescriptor} type @param {string} cell @param {number} line @param {string} column @returns {unknown} */
function readCell(type, cell, line, column) {
  if (type.kind === "optional")
    return cell === "" ? undefined : readCell(type.inner, cell, line, column);
  const value = fromWord(type, isText(type) ? cell : cell.trim());
  if (value !== undefined) return value;
  throw new CsvProblem(
    line,
    column,
    `in the column \`${column}\` I expected ${nameOf(type)}, found \`${cell}\``,
  );
}

/** @param {string} text @param {string} separator @param {string} quote @returns {Row[]} */
function readRows(text, separator, quote) {
  checkMarks(separator, quote);
  /** @type {Row[]} */
  const rows = [];
  // Spreadsheets write a byte order mark.
  let at = text.startsWith("\u{feff}") ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const start = line;
    /** @type {string[]} */
    const cells = [];
    for (;;) {
      let cell;
      if (text[at] === quote) {
        const end = closingQuote(text, at, line);
        cell = text.slice(at + 1, end).replaceAll(quote + quote, quote);
        line += count(text, "\n", at, end);
        at = end + 1;
        if (at < text.length && text[at] !== separator && !isLineEnd(text, at)) {
          throw new CsvProblem(
            line,
            "",
            "after a quoted cell I expected a separator or the end of the line",
          );
        }
      } else {
        let end = at;
        while (end < text.length && text[end] !== separator && !isLineEnd(text, end)) end++;
        cell = text.slice(at, end);
        at = end;
      }
      cells.push(toText(cell));
      if (text[at] !== separator) break;
      at++;
    }
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    line++;
    const expected = rows[0]?.cells.length ?? cells.length;
    // A blank line is no row, unless rows have one cell, which may be empty.
    if (cells.length === 1 && cells[0] === "" && expected !== 1) continue;
    if (cells.length !== expected)
      throw new CsvProblem(
        start,
        "",
        `this line has ${cells.length} cells, the first one ${expected}`,
      );
    rows.push({ cells, line: start });
  }
  return rows;
}

/** @param {string} separator @param {string} quote */
function checkMarks(separator, quote) {
  for (const [name, mark] of Object.entries({ separator, quote }))
    if (mark.length !== 1) panic`"${mark}" is not one character, as a ${name} of CSV has to be`;
}

/** @param {string} text @param {number} at */
function isLineEnd(text, at) {
  return text[at] === "\n" || (text[at] === "\r" && text[at + 1] === "\n");
}

/** The quote that closes the one at `open`. @param {string} text @param {number} open @param {number} line */
function closingQuote(text, open, line) {
  const quote = /** @type {string} */ (text[open]);
  for (let end = text.indexOf(quote, open + 1); end >= 0; end = text.indexOf(quote, end + 2)) {
    if (text[end + 1] !== quote) return end;
  }
  throw new CsvProblem(line, "", "a quote is not closed");
}

/** @param {string} text @param {string} character @param {number} from @param {number} to */
function count(text, character, from, to) {
  let found = 0;
  for (
    let at = text.indexOf(character, from);
    at >= 0 && at < to;
    at = text.indexOf(character, at + 1)
  )
    found++;
  return found;
}

/**
 * @param {TypeDescriptor} type @param {unknown[]} records @param {string} separator @param {string} quote @param {boolean} header
 * @param {string} lineEnd
 */
export function encoded(type, records, separator, quote, header, lineEnd) {
  const fields = recordOf(type).fields();
  const lines = records.map((record) => {
    const values = /** @type {Record<string, unknown>} */ (record);
    return fields.map((field) => cellOf(field.type, values[field.name]));
  });
  if (header) lines.unshift(fields.map(({ name }) => name));
  return written(lines, separator, quote, lineEnd);
}

/** @param {TypeDescriptor} type @param {unknown} value @returns {string} */
function cellOf(type, value) {
  if (type.kind === "optional") return value === undefined ? "" : cellOf(type.inner, value);
  if (type.kind === "float" || type.kind === "int") return String(value);
  if (type.kind === "bytes") return String(toJsonData(type, value));
  return show(value, type);
}

/** @param {string[][]} rows @param {string} separator @param {string} quote @param {string} lineEnd */
export function written(rows, separator, quote, lineEnd) {
  checkMarks(separator, quote);
  /** @param {string} cell */
  const quoted = (cell) =>
    [separator, quote, "\r", "\n"].some((mark) => cell.includes(mark))
      ? quote + cell.replaceAll(quote, quote + quote) + quote
      : cell;
  return rows.map((cells) => cells.map(quoted).join(separator) + lineEnd).join("");
}

const separators = [",", ";", "\t", "|"];
/** Lines that are looked at to guess a dialect. */
const sniffedLines = 50;

/** @param {string} text @returns {[string, string, boolean, string]} separator, quote, header, line end */
export function guessed(text) {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  // A single quote is one only where it stands around a cell; an apostrophe is none.
  const quote = !text.includes('"') && /(^|[,;\t|])'[^']*'([,;\t|\r\n]|$)/m.test(text) ? "'" : '"';
  const sample = text.split("\n", sniffedLines).join("\n");
  const scored = separators.map((separator) => ({
    separator,
    rows: evenRows(sample, separator, quote),
  }));
  // The most columns win; of two with equally many, the usual one.
  const best = scored.reduce((a, b) => (width(b.rows) > width(a.rows) ? b : a));
  return [best.separator, quote, hasHeader(best.rows), lineEnd];
}

/** @param {string[][]} rows */
function width(rows) {
  return rows[0]?.length ?? 0;
}

/** The rows, if the separator cuts all lines into equally many cells. The last line of a sample may be cut off. @param {string} sample @param {string} separator @param {string} quote */
function evenRows(sample, separator, quote) {
  for (const text of [sample, sample.slice(0, sample.lastIndexOf("\n") + 1)]) {
    const [rows, , why] = read(text, separator, quote);
    if (why === "") return rows;
  }
  return [];
}

/** Names are different words that are no numbers; a table of words alone is taken to have them. @param {string[][]} rows */
function hasHeader([first = []]) {
  const areWords = first.every((cell) => cell.trim() !== "" && !/^[-+]?[0-9]/.test(cell.trim()));
  return areWords && new Set(first).size === first.length;
}
