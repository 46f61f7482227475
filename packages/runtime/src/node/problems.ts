/** Node's error codes as problems of the host. */

import { HostProblem, type HostProblemKind } from "../host.ts";

const kinds: Readonly<Record<string, HostProblemKind>> = {
  ENOENT: "not-found",
  EACCES: "denied",
  EPERM: "denied",
  EEXIST: "exists",
  ENOTEMPTY: "exists",
  EISDIR: "is-folder",
  ERR_FS_EISDIR: "is-folder",
  ENOTDIR: "not-folder",
  ENOSPC: "no-space",
  EDQUOT: "no-space",
  EROFS: "read-only",
  ETIMEDOUT: "timeout",
};

/** Systems end a path, and what a program is handed, at this character: Node refuses it, in words of JavaScript. */
const zero = String.raw`neither a path nor what a program is started with can hold the character \0`;

function holdsZero(code: string, message: string): boolean {
  return code === "ERR_INVALID_ARG_VALUE" && message.includes("without null bytes");
}

/** Runs the body; what Node throws with a code becomes a HostProblem. */
export function asHostProblem<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new HostProblem(kinds[code] ?? "other", holdsZero(code, message) ? zero : message);
  }
}
