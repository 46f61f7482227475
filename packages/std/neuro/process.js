// @ts-check
/** Externs of neuro:process. @module */
import { host, HostProblem } from "@neuro-lang/runtime";

/**
 * @param {string} program @param {string[]} args @param {string} folder @param {import("@neuro-lang/runtime").NeuroMap<string, string>} env
 * @param {string} stdin @param {number} timeout @returns {[number, string, string, string]} code, output, errors, and the kind of a problem
 */
export function runToEnd(program, args, folder, env, stdin, timeout) {
  const command = {
    program,
    arguments: args,
    folder,
    env: new Map(env),
    stdin: new TextEncoder().encode(stdin),
    timeout,
  };
  try {
    const { code, stdout, stderr } = host().process.run(command);
    const decoder = new TextDecoder();
    return [code, decoder.decode(stdout), decoder.decode(stderr), ""];
  } catch (error) {
    if (error instanceof HostProblem) return [0, "", error.message, error.kind];
    throw error;
  }
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
