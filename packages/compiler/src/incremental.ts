/**
 * A check that goes on from what an earlier process found. Of a module that is as it was, nothing is needed but what was
 * found of it; what changed is checked again against the signatures of what it imports, and who imports it only if what it
 * shows has changed.
 */

import { type DefinitionId, summaryOf } from "@neuro-lang/checker";
import { orderProblems, type Problem } from "@neuro-lang/diagnostics";
import type { Unsaid } from "@neuro-lang/labels";
import { digest } from "./cache.ts";
import type { FileSystem } from "./files/files.ts";
import { isStandard } from "./files/path.ts";
import { foreignDigest, readForeign } from "./foreign.ts";
import { linkPrograms } from "./link.ts";
import { brokenManifests } from "./manifest.ts";
import { resolveImport } from "./resolve.ts";
import type { CheckedSources, Session } from "./session.ts";
import type { Steps } from "./steps.ts";

/** What is known of one module. Plain data. */
export interface StoredModule {
  /** Of its text. */
  readonly text: string;
  /** Specifier → what it meant; null if it led nowhere. */
  readonly imports: Readonly<Record<string, string | null>>;
  /** Of the JavaScript behind its externs, if it has any. */
  readonly foreign?: string | undefined;
  /** Of what it shows to others. */
  readonly summary: string;
  /** What its neuros do with labels that no signature says. */
  readonly unsaid: readonly (readonly [DefinitionId, Unsaid])[];
  readonly problems: readonly Problem[];
}

export type StoredCheck = Readonly<Record<string, StoredModule>>;

export interface IncrementalCheck {
  readonly problems: readonly Problem[];
  /** What to keep for the next process. */
  readonly stored: StoredCheck;
  /** Modules whose bodies were checked. */
  readonly checked: ReadonlySet<string>;
}

export function* checkFrom(
  session: Session,
  entries: readonly string[],
  before: StoredCheck,
): Steps<IncrementalCheck> {
  // Whatever of the modules has to be looked at again.
  for (const why of brokenManifests(session.files, entries).values()) throw why;
  const { reached, touched } = compare(session, entries, before);
  const whole = new Set(touched);
  const found = new Map<string, StoredModule>();
  for (let open = touched; open.size > 0;) {
    const result = yield* session.checkInSteps([...whole], "check", whole, unsaidIn(before, whole));
    const shownAnew = new Set<string>();
    for (const path of whole) {
      const now = store(session, result, path);
      if (now.summary !== before[path]?.summary) shownAnew.add(path);
      found.set(path, now);
      for (const target of Object.values(now.imports)) if (target !== null) reached.add(target);
    }
    open = new Set(
      [...reached].filter(
        (path) => !whole.has(path) && !isStandard(path) && hangsOn(before, path, shownAnew, whole),
      ),
    );
    for (const path of open) whole.add(path);
  }
  const stored: Record<string, StoredModule> = {};
  for (const path of reached) {
    const module = found.get(path) ?? before[path];
    if (module !== undefined) stored[path] = module;
  }
  const misfits = yield* linkPrograms(session, entries);
  return {
    problems: orderProblems([
      ...Object.values(stored).flatMap(({ problems }) => problems),
      ...misfits,
    ]),
    stored,
    checked: whole,
  };
}

/** Walks from the entries as far as modules are as they were. */
function compare(
  session: Session,
  entries: readonly string[],
  before: StoredCheck,
): { reached: Set<string>; touched: Set<string> } {
  const reached = new Set<string>();
  const touched = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const known = before[path];
    if (known === undefined || !isAsItWas(session, path, known)) {
      touched.add(path);
      open.push(
        ...session
          .importsOf(path)
          .values()
          .filter((target) => !isStandard(target)),
      );
    } else {
      for (const target of Object.values(known.imports))
        if (target !== null && !isStandard(target)) open.push(target);
    }
  }
  return { reached, touched };
}

function isAsItWas({ files, library }: Session, path: string, known: StoredModule): boolean {
  return (
    textDigest(files, path) === known.text &&
    (known.foreign === undefined || known.foreign === foreignDigest(readForeign(files, path))) &&
    // Why an import leads nowhere may change while it still does: what has such a one is looked at again.
    Object.entries(known.imports).every(
      ([specifier, target]) =>
        target !== null && resolveImport(files, library, specifier, path) === target,
    )
  );
}

function textDigest(files: FileSystem, path: string): string {
  return isStandard(path) ? path : digest(files.read(path));
}

function store(session: Session, result: CheckedSources, path: string): StoredModule {
  const module = result.program.modules.get(path);
  const { labels } = result;
  return {
    text: textDigest(session.files, path),
    imports: Object.fromEntries(session.specifiersOf(path)),
    foreign: foreignDigest(result.foreign.get(path)),
    summary:
      module === undefined ? "" : digest(JSON.stringify([summaryOf(module), labels.shown(path)])),
    unsaid: [...labels.unsaid()].filter(([id]) => id.startsWith(`${path}#`)),
    problems: result.problems.filter(({ span }) => span.file === path),
  };
}

/** What was found in modules that are not looked at again. */
function unsaidIn(
  before: StoredCheck,
  whole: ReadonlySet<string>,
): ReadonlyMap<DefinitionId, Unsaid> {
  const kept = Object.entries(before).filter(([path]) => !whole.has(path));
  return new Map(kept.flatMap(([, { unsaid }]) => unsaid));
}

/** Does a module see something of what is shown anew, or point at places in what was touched? */
function hangsOn(
  before: StoredCheck,
  path: string,
  shownAnew: ReadonlySet<string>,
  touched: ReadonlySet<string>,
): boolean {
  const known = before[path];
  if (known === undefined) return true;
  if (known.problems.some(({ related }) => related.some(({ span }) => touched.has(span.file))))
    return true;
  const seen = new Set<string>();
  const open = Object.values(known.imports);
  for (let target = open.pop(); target !== undefined; target = open.pop()) {
    if (target === null || seen.has(target)) continue;
    if (shownAnew.has(target)) return true;
    seen.add(target);
    open.push(...Object.values(before[target]?.imports ?? {}));
  }
  return false;
}
