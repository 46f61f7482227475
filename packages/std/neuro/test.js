// @ts-check
/** Externs of neuro:test. @module */
import {
  CapturedConsole,
  FixedEnv,
  host,
  panic,
  ScriptedProcess,
  SeededRandom,
  SimulatedClock,
  VirtualFiles,
} from "@neuro-lang/runtime";

/** @typedef {import("@neuro-lang/runtime").NeuroMap<string, string>} Texts */

/** @param {number} start @param {string} zone */
export function clockAt(start, zone) {
  return new SimulatedClock(start, zone);
}

export function startOfClock() {
  return Date.UTC(2026, 0, 1);
}

/** @param {number} duration */
export function advance(duration) {
  const { clock } = host();
  if (clock instanceof SimulatedClock) clock.advance(duration);
  else panic`only a simulated clock can be advanced`;
}

export function present() {
  return host().clock.now();
}

/** @param {number} seed */
export function seeded(seed) {
  return new SeededRandom(seed);
}

/** @param {Texts} files */
export function virtualFs(files) {
  return new VirtualFiles(files);
}

/** @param {Texts} values */
export function variables(values) {
  return new FixedEnv(values);
}

/** @param {Texts} outputs */
export function programs(outputs) {
  return new ScriptedProcess(new Map(outputs));
}

export function captured() {
  return new CapturedConsole();
}

/** @param {CapturedConsole} console */
export function written(console) {
  return console.output;
}

/** @param {CapturedConsole} console */
export function writtenErrors(console) {
  return console.errors;
}

/** Where the running test keeps its next snapshot, without `.txt`. @returns {string} */
export function placeOfSnapshot() {
  const { test } = host();
  if (test === undefined) return panic`a snapshot outside of a test needs a name`;
  test.snapshots += 1;
  const number = test.snapshots === 1 ? "" : ` ${test.snapshots}`;
  const name = `${test.name}${number}`.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  return `${test.module}/${name.replace(/^-|-$/g, "")}`;
}
