// @ts-check
/** Externs of neuro:log. @module */
import { host, HostProblem, NeuroMap, showDuration, showTime } from "@neuro-lang/runtime";

/** @typedef {import("@neuro-lang/runtime").NeuroMap<string, unknown>} Fields */

const levels = ["debug", "info", "warn", "error"];
const colours = [90, 36, 33, 31];

/** What the program chose. @type {{ level: number | undefined, sink: "console" | "json" | "file", path: string }} */
const chosen = { level: undefined, sink: "console", path: "" };
/** Fields of every message, the innermost last. @type {Fields[]} */
const added = [];
/** @type {Map<string, number>} */
const totals = new Map();

/** @param {number} rank @param {string} event @param {Fields} fields */
export function write(rank, event, fields) {
  const { console, clock, env } = host();
  // Which messages are shown is the choice of whoever runs the program, not an input of the program.
  const wanted = chosen.level ?? levels.indexOf(env.get("NEURO_LOG") ?? "info");
  if (rank < (wanted < 0 ? 1 : wanted)) return;
  const time = showTime(clock.now());
  const all = new Map([...added, fields].flatMap((each) => [...each]));
  if (chosen.sink === "console") {
    const name = (levels[rank] ?? "").toUpperCase().padEnd(5);
    const shown = console.colours ? `\u{1b}[${colours[rank]}m${name}\u{1b}[39m` : name;
    console.error(`${time} ${shown} ${event}${Array.from(all, shownField).join("")}\n`);
    return;
  }
  // What is in the way of a message's own keys keeps its place below `fields`.
  const line = `${JSON.stringify({ time, level: levels[rank], event, fields: Object.fromEntries(all) })}\n`;
  if (chosen.sink === "json" || !isAppended(chosen.path, line)) console.error(line);
}

/** @param {[string, unknown]} field */
function shownField([key, value]) {
  const bare = typeof value === "string" && /^[^\s"=]+$/.test(value);
  return ` ${key}=${bare ? value : JSON.stringify(value)}`;
}

/** @param {string} path @param {string} line */
function isAppended(path, line) {
  try {
    host().fs.append(path, new TextEncoder().encode(line));
    return true;
  } catch (error) {
    if (error instanceof HostProblem) return false;
    throw error;
  }
}

/** @param {number} level */
export function setLevel(level) {
  chosen.level = level;
}

/** @param {number} kind @param {string} path */
export function setSink(kind, path) {
  chosen.sink = kind === 0 ? "console" : kind === 1 ? "json" : "file";
  chosen.path = path;
}

/** @param {Fields} fields */
export function addFields(fields) {
  added.push(fields);
}

export function dropFields() {
  added.pop();
}

export function elapsed() {
  return host().clock.elapsed();
}

/** @param {number} duration */
export function durationField(duration) {
  return new NeuroMap([["took", showDuration(Math.round(duration))]]);
}

/** @param {number} value @param {Fields} fields */
export function metricFields(value, fields) {
  return new NeuroMap(/** @type {[string, unknown][]} */ ([["value", value], ...fields]));
}

/** @param {string} name @param {number} by */
export function counted(name, by) {
  const total = (totals.get(name) ?? 0) + by;
  totals.set(name, total);
  return total;
}
