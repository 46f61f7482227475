/** The link: programs against the policies of who runs them. */

import { join, relative } from "node:path";
import type { CheckedProgram } from "@neuro-lang/checker";
import { orderProblems, type Problem, type SourceFile, hasErrors } from "@neuro-lang/diagnostics";
import { checkLabels, type FindSource, type LabelReport } from "@neuro-lang/labels";
import { parse } from "@neuro-lang/parser";
import {
  capabilitiesIn,
  emptyPolicy,
  grantedAnyway,
  labelsPrivate,
  limitsOf,
  linked,
  neededRules,
  type Policy,
  policyText,
  reachOfAll,
  readPolicy,
  rulesToKeep,
} from "@neuro-lang/policy";
import type { Limits } from "@neuro-lang/runtime";
import { type FileSystem, startIn } from "./files/files.ts";
import { isStandard, shown } from "./files/path.ts";
import { readSource } from "./files/text.ts";
import { findProject, policyFile, type Project } from "./project.ts";
import type { CheckedSources, Session } from "./session.ts";
import type { Steps } from "./steps.ts";

/** The policy of a program. */
export interface FoundPolicy {
  readonly project: Project;
  readonly policy: Policy;
  /** Undefined where there is no file. */
  readonly source: SourceFile | undefined;
  readonly problems: readonly Problem[];
}

/** Beside the nearest package.json, or beside the program. */
export function findPolicy(files: FileSystem, entry: string): FoundPolicy {
  const project = findProject(files, entry);
  const path = join(project.root, policyFile);
  if (files.stat(path)?.kind !== "file")
    return { project, policy: emptyPolicy(project.root), source: undefined, problems: [] };
  const source = readSource(files, path);
  const { module, problems } = parse(source);
  const read = readPolicy(path, module);
  return { project, policy: read.policy, source, problems: [...problems, ...read.problems] };
}

/** Programs of which their policy says that private data comes in. */
export function privateByPolicy(
  files: FileSystem,
  entries: readonly string[],
): ReadonlySet<string> {
  return new Set(entries.filter((entry) => labelsPrivate(findPolicy(files, entry).policy)));
}

/** What a program is held to when it runs, and what keeps it from running. */
export interface LinkedProgram {
  readonly problems: readonly Problem[];
  /** Undefined if there is no policy to hold it to. */
  readonly limits: Limits | undefined;
  /** Capabilities that a program outside of any project has without anybody having allowed them. */
  readonly unasked: readonly string[];
}

/** Compares a checked program with its policy: its own, or that of who has written none. */
export function linkProgram(
  session: Session,
  { labels, program }: CheckedSources,
  entry: string,
): LinkedProgram {
  const found = findPolicy(session.files, entry);
  const { isProject } = found.project;
  const { problems, reach } = linked(
    program,
    labels,
    `${entry}#main`,
    isProject ? found.policy : grantedAnyway(found.policy),
    writeCommand(found.project, entry),
    (source) => labelsUnder(session, program, found, source),
  );
  if (isProject) {
    const all = orderProblems([...found.problems, ...problems]);
    return { problems: all, limits: limitsOf(found.policy, reach), unasked: [] };
  }
  return { problems, limits: undefined, unasked: capabilitiesIn(reach) };
}

interface UnderPolicy {
  readonly program: CheckedProgram;
  /** Of the policy. */
  readonly text: string;
  readonly report: LabelReport;
}

/** What was found last under each policy. */
const underPolicies = new WeakMap<Session, Map<string, UnderPolicy>>();

/** Programs under one policy share what is found under it, and the next check goes on from there. */
function labelsUnder(
  session: Session,
  program: CheckedProgram,
  { project: { root }, source: written }: FoundPolicy,
  source: FindSource,
): LabelReport {
  const known = underPolicies.get(session) ?? new Map<string, UnderPolicy>();
  underPolicies.set(session, known);
  const text = written?.text ?? "";
  const before = known.get(root);
  if (before?.program === program && before.text === text) return before.report;
  const report = checkLabels(ofProject(program, root), { source, previous: before?.report });
  known.set(root, { program, text, report });
  return report;
}

/** Without the modules of others: a folder may hold hundreds of projects, each under a policy of its own. */
function ofProject(program: CheckedProgram, root: string): CheckedProgram {
  const isOwn = (path: string): boolean => path.startsWith(startIn(root));
  const paths = [...program.modules.keys()];
  if (paths.every((path) => isOwn(path) || isStandard(path))) return program;
  const reached = reachedFrom(program, ...paths.filter(isOwn));
  // Whatever the library has may be seen without an import.
  const isSeen = (path: string): boolean => reached.has(path) || isStandard(path);
  const modules = new Map([...program.modules].filter(([path]) => isSeen(path)));
  return { ...program, modules };
}

/** Misfits of every program among the modules that has a policy; a program with errors has enough to say. */
export function misfitsIn(
  session: Session,
  checked: CheckedSources,
  modules: readonly string[],
): readonly Problem[] {
  const programs = programsWithPolicy(session, modules);
  if (programs.length === 0) return [];
  const broken = new Set(
    checked.problems.flatMap(({ severity, span }) => (severity === "error" ? [span.file] : [])),
  );
  return programs
    .filter((path) => reachedFrom(checked.program, path).isDisjointFrom(broken))
    .flatMap((path) => linkProgram(session, checked, path).problems);
}

function programsWithPolicy(session: Session, modules: readonly string[]): readonly string[] {
  return modules.filter(
    (path) =>
      !isStandard(path) &&
      session.hasMain(path) &&
      findPolicy(session.files, path).source !== undefined,
  );
}

/** The same, of modules that nobody has checked as a whole yet. */
export function* linkPrograms(
  session: Session,
  modules: readonly string[],
): Steps<readonly Problem[]> {
  const programs = programsWithPolicy(session, modules);
  if (programs.length === 0) return [];
  return misfitsIn(session, yield* session.checkInSteps(programs, "check"), programs);
}

/** The modules of programs. */
export function reachedFrom(
  { modules }: CheckedProgram,
  ...entries: readonly string[]
): ReadonlySet<string> {
  const reached = new Set(entries);
  // The set grows while it is walked.
  for (const path of reached)
    for (const target of modules.get(path)?.imports.values() ?? []) reached.add(target);
  return reached;
}

function writeCommand({ root }: Project, entry: string): string {
  return `neuroc policy ${relative(root, entry).replaceAll("\\", "/")} --write`;
}

/** The smallest policy that programs need, as the text of a policy.neuro; undefined if errors keep it from being known. */
export interface SmallestPolicy {
  readonly problems: readonly Problem[];
  readonly text: string | undefined;
  /** Where it belongs. */
  readonly path: string;
  /** Whether a policy stands there already, which somebody may have written. */
  readonly exists: boolean;
}

export function* smallestPolicy(
  session: Session,
  programs: readonly string[],
): Steps<SmallestPolicy> {
  const found = findPolicy(session.files, programs[0]!);
  const { source } = found;
  const place = { path: join(found.project.root, policyFile), exists: source !== undefined };
  const checked = yield* session.checkInSteps(programs, "check");
  const problems = orderProblems([...checked.problems, ...found.problems]);
  if (hasErrors(problems)) return { problems, text: undefined, ...place };
  const { labels, program, sources } = checked;
  const reaches = programs.map(
    (entry) => linked(program, labels, `${entry}#main`, found.policy, "").reach,
  );
  const rules = neededRules(reachOfAll(reaches), found.policy, ({ file, start }) => {
    const line = sources.get(file)?.position(start).line ?? 0;
    return `${shown(file, found.project.root)}:${line + 1}`;
  });
  const kept = source === undefined ? [] : rulesToKeep(parse(source).module, source.text);
  return { problems, text: policyText(rules, kept), ...place };
}
