// @ts-check
/** Externs of neuro:process. @module */
import { host, HostProblem } from "@neuro-lang/runtime";

/** @typedef {import("@neuro-lang/runtime").NeuroMap<string, string>} Texts */
/** @typedef {import("@neuro-lang/runtime").RunningProgram} RunningProgram */
/** @typedef {import("@neuro-lang/runtime").Output} Output */

/**
 * @param {string} program @param {string[]} args @param {string} folder @param {Texts} env @param {string} stdin @param {number} timeout
 * @returns {[[number, string, string], string, string]} code, output and errors, and the kind and message of a problem
 */
export function runToEnd(program, args, folder, env, stdin, timeout) {
  try {
    const output = host().process.run(commandOf(program, args, folder, env, stdin, timeout));
    return [texts(output), "", ""];
  } catch (error) {
    if (error instanceof HostProblem) return [[0, "", ""], error.kind, error.message];
    throw error;
  }
}

/**
 * @param {string} program @param {string[]} args @param {string} folder @param {Texts} env @param {string} stdin
 * @returns {[number, RunningProgram | undefined, string, string]} its number, and the kind and message of a problem
 */
export function startBeside(program, args, folder, env, stdin) {
  try {
    const running = host().process.start(commandOf(program, args, folder, env, stdin, Infinity));
    return [running.id, running, "", ""];
  } catch (error) {
    if (error instanceof HostProblem) return [0, undefined, error.kind, error.message];
    throw error;
  }
}

/** @param {string} program @param {string[]} args @param {string} folder @param {Texts} env @param {string} stdin @param {number} timeout */
function commandOf(program, args, folder, env, stdin, timeout) {
  return {
    program,
    arguments: args,
    folder,
    env: new Map(env),
    stdin: new TextEncoder().encode(stdin),
    timeout,
  };
}

/** @param {Output} output @returns {[number, string, string]} */
function texts({ code, stdout, stderr }) {
  const decoder = new TextDecoder();
  return [code, decoder.decode(stdout), decoder.decode(stderr)];
}

/** @param {RunningProgram} running */
export async function outputOf(running) {
  return texts(await running.ended);
}

/** @param {RunningProgram} running @param {boolean} force */
export function end(running, force) {
  running.kill(force);
}

export function pid() {
  return host().process.id;
}

export function cwd() {
  return host().process.workingFolder();
}

export function platform() {
  return host().process.platform;
}

/** @returns {string[]} */
export function args() {
  return [...host().process.arguments];
}
