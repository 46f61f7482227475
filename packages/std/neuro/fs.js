// @ts-check
/** Externs of neuro:fs. Problems are handed over as a kind and a message; no problem is an empty kind. @module */
import { globExpression, globRoot, host, HostProblem, joinPath } from "@neuro-lang/runtime";
import { lines } from "./text.js";

/** @template T @param {() => T} body @param {T} otherwise @returns {[T, string, string]} */
function guarded(body, otherwise) {
  try {
    return [body(), "", ""];
  } catch (error) {
    if (error instanceof HostProblem) return [otherwise, error.kind, error.message];
    throw error;
  }
}

/** @param {() => void} body @returns {[string, string]} */
function outcome(body) {
  const [, kind, why] = guarded(body, undefined);
  return [kind, why];
}

/** @param {string} path @returns {[Uint8Array | undefined, string, string]} */
export function readRaw(path) {
  return guarded(() => /** @type {Uint8Array | undefined} */ (host().fs.read(path)), undefined);
}

/** @param {string} path @returns {[string | undefined, string, string]} */
export function readTextRaw(path) {
  const [bytes, kind, why] = readRaw(path);
  if (bytes === undefined) return [undefined, kind, why];
  try {
    return [new TextDecoder("utf-8", { fatal: true }).decode(bytes), "", ""];
  } catch {
    return [undefined, "not-text", `${path} is not text in UTF-8`];
  }
}

/** @param {string} text @returns {string[]} */
export function linesOf(text) {
  return lines(text);
}

/** @type {Record<string, number>} */
const kindCodes = { file: 0, folder: 1, other: 2 };

/** @param {string} path @returns {[[number, number, number] | undefined, string, string]} */
export function statRaw(path) {
  const [found, kind, why] = guarded(() => host().fs.status(path), undefined);
  if (found === undefined) return [undefined, kind === "" ? "not-found" : kind, why];
  return [[/** @type {number} */ (kindCodes[found.kind]), found.bytes, found.modified], "", ""];
}

/** @param {string} path @returns {[[string, number][], string, string]} */
export function listRaw(path) {
  return guarded(
    () =>
      host()
        .fs.list(path)
        .map(({ name, kind }) => [name, /** @type {number} */ (kindCodes[kind])]),
    /** @type {[string, number][]} */ ([]),
  );
}

/** @param {string} path @param {Uint8Array} content @param {number} mode 0 replaces, 1 appends, 2 creates @returns {[string, string]} */
export function writeRaw(path, content, mode) {
  return outcome(() => {
    const { fs } = host();
    if (mode === 2 && fs.status(path) !== undefined)
      throw new HostProblem("exists", `${path} is there already`);
    if (mode === 1) fs.append(path, content);
    else fs.write(path, content);
  });
}

/** @param {string} path @returns {[string, string]} */
export function makeDirRaw(path) {
  return outcome(() => host().fs.makeFolder(path));
}

/** @param {string} path @param {boolean} trash @returns {[string, string]} */
export function removeRaw(path, trash) {
  return outcome(() => (trash ? host().fs.trash(path) : host().fs.remove(path)));
}

/** @param {string} path @returns {[string, string]} */
export function lockRaw(path) {
  return outcome(() => host().fs.lock(path));
}

/** A lock whose file somebody removed is given back as well. @param {string} path */
export function unlockRaw(path) {
  guarded(() => host().fs.unlock(path), undefined);
}

/** @param {string} from @param {string} to @returns {[string, string]} */
export function moveRaw(from, to) {
  return outcome(() => host().fs.move(from, to));
}

/** @param {string} from @param {string} to @returns {[string, string]} */
export function copyRaw(from, to) {
  return outcome(() => host().fs.copy(from, to));
}

/** @returns {[string, string, string]} */
export function tempDirRaw() {
  return guarded(() => host().fs.makeTemporaryFolder(), "");
}

/** @param {string} path */
export function exists(path) {
  return guarded(() => host().fs.status(path), undefined)[0] !== undefined;
}

/** @param {string} base @param {string} part */
export function join(base, part) {
  return joinPath(base, part);
}

/** @param {string} pattern @param {string} folder @returns {string[]} */
export function glob(pattern, folder = ".") {
  const expression = globExpression(pattern);
  /** @type {string[]} */
  const found = [];
  /** @param {string} below */
  const visit = (below) => {
    for (const [name, kind] of listRaw(below === "" ? folder : `${folder}/${below}`)[0]) {
      const path = below === "" ? name : `${below}/${name}`;
      // Hidden folders and installed packages hold what others wrote; a pattern that names one gets it.
      const isOwn = !(name.startsWith(".") || name === "node_modules") || pattern.includes(name);
      if (kind === 1 && isOwn) visit(path);
      else if (kind !== 1 && expression.test(path)) found.push(path);
    }
  };
  // Elsewhere nothing can fit, and a policy need not allow to look there.
  visit(globRoot(pattern));
  return found;
}
