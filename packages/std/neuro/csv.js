// @ts-check
/** Externs of neuro:csv. The reader is our own because its errors have to name line and column. @module */
import { panic, show, toText } from "@neuro-lang/runtime";
import { fromWord, nameOf, toJsonData } from "./shared/codec.js";

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

/** @param {string} text @param {string} separator @returns {[string[][], number, string]} */
export function read(text, separator) {
  try {
    return [readRows(text, separator).map(({ cells }) => cells), 0, ""];
  } catch (error) {
    if (error instanceof CsvProblem) return [[], error.line, error.message];
    throw error;
  }
}

/** @param {TypeDescriptor} type @param {string} text @param {string} separator @returns {[unknown[], number, string, string]} */
export function readTyped(type, text, separator) {
  const record = recordOf(type);
  try {
    const [header, ...rows] = readRows(text, separator);
    if (header === undefined) return [[], 0, "", ""];
    const fields = record
      .fields()
      .map((field) => ({ field, at: header.cells.indexOf(field.name) }));
    for (const { field, at } of fields) {
      if (at < 0 && field.default === undefined && field.type.kind !== "optional") {
        throw new CsvProblem(header.line, field.name, `the column \`${field.name}\` is missing`);
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
  return type.kind === "record" ? type : panic(`a line of CSV is a record, not ${nameOf(type)}`);
}

/** @param {TypeDescriptor} type @param {string} cell @param {number} line @param {string} column @returns {unknown} */
function readCell(type, cell, line, column) {
  if (type.kind === "optional")
    return cell === "" ? undefined : readCell(type.inner, cell, line, column);
  const value = fromWord(type, type.kind === "text" ? cell : cell.trim());
  if (value !== undefined) return value;
  throw new CsvProblem(
    line,
    column,
    `in the column \`${column}\` I expected ${nameOf(type)}, found \`${cell}\``,
  );
}

/** @param {string} text @param {string} separator @returns {Row[]} */
function readRows(text, separator) {
  if (separator.length !== 1)
    panic(`"${separator}" is not one character, as a separator of CSV has to be`);
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
      if (text[at] === '"') {
        const end = closingQuote(text, at, line);
        cell = text.slice(at + 1, end).replaceAll('""', '"');
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

/** @param {string} text @param {number} at */
function isLineEnd(text, at) {
  return text[at] === "\n" || (text[at] === "\r" && text[at + 1] === "\n");
}

/** @param {string} text @param {number} open @param {number} line */
function closingQuote(text, open, line) {
  for (let end = text.indexOf('"', open + 1); end >= 0; end = text.indexOf('"', end + 2)) {
    if (text[end + 1] !== '"') return end;
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

/** @param {TypeDescriptor} type @param {unknown[]} records @param {string} separator */
export function encode(type, records, separator = ",") {
  const fields = recordOf(type).fields();
  const lines = records.map((record) => {
    const values = /** @type {Record<string, unknown>} */ (record);
    return fields.map((field) => cellOf(field.type, values[field.name]));
  });
  return write([fields.map(({ name }) => name), ...lines], separator);
}

/** @param {TypeDescriptor} type @param {unknown} value @returns {string} */
function cellOf(type, value) {
  if (type.kind === "optional") return value === undefined ? "" : cellOf(type.inner, value);
  if (type.kind === "float" || type.kind === "int") return String(value);
  if (type.kind === "bytes") return String(toJsonData(type, value));
  return show(value, type);
}

/** @param {string[][]} rows @param {string} separator */
export function write(rows, separator = ",") {
  return rows
    .map((cells) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\n`)
    .join("");
}

/** @param {string} cell @param {string} separator */
function quoted(cell, separator) {
  return cell.includes(separator) || /["\r\n]/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
