/**
 * Whether a target (a path, a host, a program) fits a pattern of a policy. The one meaning of these patterns: the compiler asks
 * for targets that it knows, the program's host for all of them.
 */

import { globExpression } from "./glob.ts";

/** An absolute path with `/`, without `.`, `..` and doubled slashes. A relative one starts in `folder`, which is absolute. */
export function absolutePath(path: string, folder: string): string {
  const whole = path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path) ? path : `${folder}/${path}`;
  const kept: string[] = [];
  for (const step of whole.replaceAll("\\", "/").split("/")) {
    if (step === "..") kept.pop();
    else if (step !== "" && step !== ".") kept.push(step);
  }
  return `/${kept.join("/")}`;
}

/** A pattern of paths: the absolute path before its first wildcard, and what follows, if anything does. */
export interface PathPattern {
  readonly root: string;
  readonly rest: string | undefined;
}

/** `pattern` starts in `folder`, which is absolute, unless it is absolute itself. */
export function pathPattern(pattern: string, folder: string): PathPattern {
  const steps = pattern.split("/");
  const first = steps.findIndex((step) => /[*?{]/.test(step));
  const literal = first === -1 ? steps : steps.slice(0, first);
  // What stands before the first wildcard is a path as it is: a bracket in a folder's name is no pattern.
  const root = absolutePath(literal.join("/") + (pattern.startsWith("/") ? "/" : ""), folder);
  return { root, rest: first === -1 ? undefined : steps.slice(first).join("/") };
}

/** `x/**` is the folder `x` as well. The path is absolute. */
export function fitsPattern({ root, rest }: PathPattern, path: string): boolean {
  if (rest === undefined) return path === root;
  if (path === root) return rest === "**";
  const below = root === "/" ? "/" : `${root}/`;
  return path.startsWith(below) && globExpression(rest).test(path.slice(below.length));
}

/** Pattern and path start in the folder unless they are absolute. */
export function pathFits(pattern: string, path: string, folder: string): boolean {
  return fitsPattern(pathPattern(pattern, folder), absolutePath(path, folder));
}

/** `*.example.org` is every host below it, and not itself. Without a port any port is meant. */
export function hostFits(pattern: string, host: string): boolean {
  const [wanted, wantedPort] = partsOf(pattern);
  const [name, port] = partsOf(host);
  if (wantedPort !== undefined && wantedPort !== port) return false;
  if (wanted === "*") return true;
  if (!wanted.startsWith("*.")) return wanted === name;
  return name.length > wanted.length - 1 && name.endsWith(wanted.slice(1));
}

/** Name and port; an IPv6 address stands in brackets. A point at the end changes nothing for DNS. */
function partsOf(host: string): readonly [name: string, port: string | undefined] {
  const [, name = host, port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host) ?? [];
  return [name.toLowerCase().replace(/\.$/, ""), port];
}

/** A program is its name as it is started; `*` stands for any text. */
export function programFits(pattern: string, program: string): boolean {
  return globExpression(pattern).test(program);
}
