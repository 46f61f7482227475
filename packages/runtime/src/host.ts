/**
 * The host: everything outside the program that an extern may touch, behind one replaceable set of providers. A program starts on
 * its platform's host; `given(clock: …)` and tests replace single providers for a while.
 */

import { panic } from "./panic.ts";
import type { NeuroMap } from "./map.ts";

export interface ConsoleProvider {
  /** Writes as is; lines bring their own line break. */
  out(text: string): void;
  error(text: string): void;
  /** Writes bytes to standard output. */
  bytes(content: Uint8Array): void;
  readonly isTerminal: boolean;
  /** Columns. */
  readonly width: number;
  readonly colours: boolean;
  flush(): void;
}
export interface ClockProvider {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since some start; never goes back. */
  elapsed(): number;
  /** The time zone of the clocks on the wall, by its IANA name. */
  readonly zone: string;
}
export interface TimerProvider {
  sleep(milliseconds: number): Promise<void>;
}
export interface RandomProvider {
  /** From 0 up to 1, 1 left out. */
  next(): number;
}
export interface EnvProvider {
  get(name: string): string | undefined;
  all(): NeuroMap<string, string>;
}
export interface StdinProvider {
  /** The next line without its line break; undefined at the end. */
  line(): string | undefined;
  /** The next line, which a terminal does not show while it is typed. */
  hiddenLine(): string | undefined;
  /** Everything that was not read yet. */
  rest(): string;
}
export interface ProcessProvider {
  readonly arguments: readonly string[];
  readonly id: number;
  readonly platform: string;
  workingFolder(): string;
  exit(code: number): never;
  /** Runs a program to its end. Throws a HostProblem if it cannot be started or takes too long. */
  run(command: Command): Output;
  /** Starts a program beside this one; it has no limit of time. Throws a HostProblem if it cannot be started. */
  start(command: Command): RunningProgram;
}
export interface RunningProgram {
  readonly id: number;
  /** All that it wrote, once it has ended. */
  readonly ended: Promise<Output>;
  /** Asks it to end; if forced, it is not asked. Nothing happens to one that has ended. */
  kill(force: boolean): void;
}
export interface Command {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly env: ReadonlyMap<string, string>;
  readonly stdin: Uint8Array;
  /** Milliseconds. */
  readonly timeout: number;
}
export interface Output {
  readonly code: number;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}
export interface FileStatus {
  readonly kind: "file" | "folder" | "other";
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}
export interface FolderEntry {
  readonly name: string;
  /** A link to a folder is "other": who walks a tree must not walk in circles. */
  readonly kind: FileStatus["kind"];
}
/** Paths are texts with `/`, relative to the working folder. Every operation may throw a HostProblem. */
export interface FilesProvider {
  read(path: string): Uint8Array;
  /** Replaces the file as a whole: readers see the old or the new content, never a part. */
  write(path: string, content: Uint8Array): void;
  append(path: string, content: Uint8Array): void;
  /** Undefined if nothing is there. */
  status(path: string): FileStatus | undefined;
  /** What a folder holds, sorted by name. */
  list(path: string): FolderEntry[];
  makeFolder(path: string): void;
  /** Folders with what is in them. */
  remove(path: string): void;
  /** Moves it to where the user can take it back from; throws a HostProblem if the system has no such place. */
  trash(path: string): void;
  /** Takes a lock whose file stands at the path; `locked` if a living process holds it, which the message then names. */
  lock(path: string): void;
  /** Gives a lock back that this process took. */
  unlock(path: string): void;
  move(from: string, to: string): void;
  copy(from: string, to: string): void;
  makeTemporaryFolder(): string;
}

export type HostProblemKind =
  | "not-found"
  | "denied"
  /** The policy does not allow it; the message is the target. */
  | "not-allowed"
  /** The path leads to a place of which the policy says something else; the message is the place. */
  | "elsewhere"
  | "exists"
  | "is-folder"
  | "not-folder"
  | "no-space"
  | "read-only"
  | "timeout"
  | "locked"
  | "other";

/** What providers throw for failures that a program can handle; externs hand them to Neuro-Code as data. */
export class HostProblem extends Error {
  readonly kind: HostProblemKind;

  constructor(kind: HostProblemKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The test that runs; a program that is no test has none. */
export interface RunningTest {
  /** The name of its module, without `.neuro`. */
  readonly module: string;
  readonly name: string;
  /** How many snapshots without a name of their own it took. */
  snapshots: number;
}

export interface Host {
  readonly console: ConsoleProvider;
  readonly clock: ClockProvider;
  readonly timer: TimerProvider;
  readonly random: RandomProvider;
  readonly env: EnvProvider;
  readonly stdin: StdinProvider;
  readonly process: ProcessProvider;
  readonly fs: FilesProvider;
  readonly test?: RunningTest;
}

/** Carries a host along an asynchronous flow: through everything that the body starts and awaits, and nowhere else. */
export interface HostFlow {
  /** What was given to the flow that runs now. */
  current(): Host | undefined;
  run<T>(given: Host, body: () => T): T;
}

let platform: Host | undefined;
/** Stands in front of everything while a body runs that cannot suspend: nothing else runs meanwhile. */
let replaced: Host | undefined;
let flow: HostFlow | undefined;
let openFlow: (() => HostFlow) | undefined;

export function host(): Host {
  return (
    replaced ??
    // A program that gives nothing to what suspends never asks the flow.
    (flow === undefined ? platform : (flow.current() ?? platform)) ??
    panic`this program was started without a host`
  );
}

/** Sets the platform's host; the program's start does it once. `open` is called when the first flow is needed. */
export function setHost(host: Host, open?: () => HostFlow): void {
  platform = host;
  openFlow = open;
  flow = undefined;
}

/** How compiled code leaves the body of a `given`, where it does not return a value. */
export const left: Readonly<Record<"never" | "break" | "continue", symbol>> = {
  never: Symbol("at its end"),
  break: Symbol("break"),
  continue: Symbol("continue"),
};

/** Runs a body that does not suspend with some providers replaced. */
export function withHost<T>(providers: Partial<Host>, body: () => T): T {
  const before = replaced;
  replaced = hostWith(providers);
  try {
    return body();
  } finally {
    replaced = before;
  }
}

/**
 * Runs a body that may suspend with some providers replaced, for its own flow alone. On a platform that cannot carry anything
 * along a flow they are replaced for everybody until the body has settled.
 */
export function withHostAsync<T>(providers: Partial<Host>, body: () => T): T {
  const given = hostWith(providers);
  flow ??= openFlow?.();
  const before = replaced;
  if (flow === undefined) {
    replaced = given;
    return settling(body, () => {
      replaced = before;
    });
  }
  // The flow's host has what stood in front already.
  replaced = undefined;
  try {
    return flow.run(given, body);
  } finally {
    replaced = before;
  }
}

/** Runs `after` when the body has returned or, if it suspends, when it has settled. */
function settling<T>(body: () => T, after: () => void): T {
  let suspended = false;
  try {
    const result = body();
    if (!(result instanceof Promise)) return result;
    suspended = true;
    return result.finally(after) as T;
  } finally {
    if (!suspended) after();
  }
}

/** A host made of getters would lose them in a spread, so hosts are plain objects of providers. */
function hostWith(providers: Partial<Host>): Host {
  return { ...host(), ...providersWithTimer(providers) };
}

/** A clock that can be slept by is the timer too, unless another one is given. */
function providersWithTimer(providers: Partial<Host>): Partial<Host> {
  const { clock } = providers;
  if (clock === undefined || providers.timer !== undefined || !("sleep" in clock)) return providers;
  return { ...providers, timer: clock as ClockProvider & TimerProvider };
}
