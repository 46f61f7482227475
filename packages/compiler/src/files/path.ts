/** Paths of modules: absolute, with `/`, or `neuro:name`. */

import { isAbsolute, relative, resolve } from "node:path";

export const isStandard = (module: string): boolean => module.startsWith("neuro:");

/** A path as the user would write it: relative to the working folder if it lies in it. */
export function shown(path: string, base: string): string {
  if (isStandard(path)) return path;
  const short = relative(base, path);
  return short === "" ? "." : short.startsWith("..") || isAbsolute(short) ? path : short;
}

export function absolute(path: string, base: string): string {
  return resolve(base, path).replaceAll("\\", "/");
}
