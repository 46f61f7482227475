/**
 * Locks between processes: a file that names its holder. It appears whole or not at all (a link to a file written before), and
 * one whose holder died is taken over, so that a crash locks nobody out.
 */

import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { HostProblem } from "../host.ts";

interface Holder {
  readonly process: number;
  /** When the process was started, where the system tells: a number of a process is used again. */
  readonly started: string;
  readonly machine: string;
  /** Different for every lock that is taken. */
  readonly token: string;
}

/** Path → token of the locks that this process holds. */
const held = new Map<string, string>();

export function takeLock(path: string): void {
  const target = resolve(path);
  held.set(target, acquire(target));
}

export function giveLockBack(path: string): void {
  const target = resolve(path);
  const token = held.get(target);
  held.delete(target);
  if (token !== undefined) release(target, token);
}

function acquire(path: string): string {
  const own: Holder = {
    process: process.pid,
    started: startOf(process.pid),
    machine: hostname(),
    token: randomUUID(),
  };
  const written = `${path}.${own.token}`;
  fs.writeFileSync(written, JSON.stringify(own));
  try {
    for (;;) {
      if (isLinked(written, path)) return own.token;
      const holder = holderOf(path);
      if (holder === undefined) continue;
      if (isAlive(holder)) throw new HostProblem("locked", `process ${holder.process}`);
      if (isTakenOver(path, holder.token, written)) return own.token;
    }
  } finally {
    fs.rmSync(written, { force: true });
  }
}

/**
 * Of all who find a dead holder's lock, the one that holds the lock named after it may replace the file, and only while it is
 * still that holder's: whoever comes later finds another token.
 */
function isTakenOver(path: string, deadToken: string, written: string): boolean {
  const claim = `${path}.${deadToken}.claim`;
  const token = acquire(claim);
  try {
    if (holderOf(path)?.token !== deadToken) return false;
    fs.renameSync(written, path);
    return true;
  } finally {
    release(claim, token);
  }
}

function release(path: string, token: string): void {
  if (holderOf(path)?.token === token) fs.rmSync(path, { force: true });
}

function isLinked(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** Undefined if the lock has gone. */
function holderOf(path: string): Holder | undefined {
  let text;
  try {
    text = fs.readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return undefined;
  }
  try {
    return JSON.parse(text) as Holder;
  } catch {
    throw new HostProblem("exists", `${path} is there already, and is no lock`);
  }
}

function isAlive({ process: id, started, machine }: Holder): boolean {
  // Nothing is known of processes elsewhere.
  if (machine !== hostname()) return true;
  try {
    process.kill(id, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return started === startOf(id);
}

/** In ticks since the system's start, as Linux counts; empty elsewhere. */
function startOf(id: number): string {
  try {
    const status = fs.readFileSync(`/proc/${id}/stat`, "utf8");
    // The second field is the program's name in parentheses, which may hold spaces; the time is the twenty-second.
    return status.slice(status.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
