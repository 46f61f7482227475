// @ts-check
/** Externs of neuro:log. @module */
import { host, NeuroMap, showDuration, showTime } from "@neuro-lang/runtime";

const levels = ["debug", "info", "warn", "error"];
const colours = [90, 36, 33, 31];

/** @param {string} level @param {string} event @param {import("@neuro-lang/runtime").NeuroMap<string, unknown>} fields */
export function write(level, event, fields) {
  const { console, clock, env } = host();
  const rank = levels.indexOf(level);
  // Which messages are shown is the choice of whoever runs the program, not an input of the program.
  const wanted = levels.indexOf(env.get("NEURO_LOG") ?? "info");
  if (rank < (wanted < 0 ? 1 : wanted)) return;
  const name = level.toUpperCase().padEnd(5);
  const shown = console.colours ? `\u{1b}[${colours[rank]}m${name}\u{1b}[39m` : name;
  const parts = Array.from(
    fields,
    ([key, value]) =>
      ` ${key}=${typeof value === "string" && /^\S+$/.test(value) ? value : JSON.stringify(value)}`,
  );
  console.error(`${showTime(clock.now())} ${shown} ${event}${parts.join("")}\n`);
}

export function elapsed() {
  return host().clock.elapsed();
}

/** @param {number} duration */
export function durationField(duration) {
  return new NeuroMap([["took", showDuration(Math.round(duration))]]);
}
