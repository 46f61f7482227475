/** What an editor has open: documents with unsaved texts, the projects that they belong to, and what is known of each. */

import { atOnce } from "@neuro-lang/checker";
import {
  type CheckedSources,
  type Compiled,
  type CompiledForm,
  compileModule,
  type FileSystem,
  findProject,
  type Library,
  manifestFile,
  mendInSteps,
  misfitsIn,
  packageModules,
  policyFile,
  readSource,
  Session,
  type SessionOptions,
  type SmallestPolicy,
  smallestPolicy,
  sourcesIn,
  startIn,
  type Steps,
} from "@neuro-lang/compiler";
import { applyEdits, orderProblems, type Problem, type TextEdit } from "@neuro-lang/diagnostics";
import { differingLines } from "./features/formatting.ts";
import { renaming } from "./features/rename.ts";
import { refuseClashes, type Renaming } from "./features/rename-clashes.ts";
import { editsInExamples, isInDocumentation } from "./features/rename-unseen.ts";
import { overlay, type Overlay } from "./overlay.ts";
import { type Packages, Snapshot } from "./snapshot.ts";

/** An editor does not go through more than this for a file: nobody wrote it. */
const mostBytes = 4_000_000;

/** The modules of one `package.json` or `policy.neuro`, or a file that belongs to none with those that it imports. */
interface Project {
  readonly session: Session;
  /** Undefined from an edit on until the next check. */
  snapshot: Snapshot | undefined;
}

export class Workspace {
  readonly #files: Overlay;
  readonly #library: Library;
  readonly #projects = new Map<string, Project>();
  #revision = 0;

  constructor(disk: FileSystem, library: Library) {
    this.#files = overlay(disk);
    this.#library = library;
  }

  /** Grows with everything that may change an answer. */
  get revision(): number {
    return this.#revision;
  }

  /** The text of an open document, at first and after each edit. */
  edit(path: string, text: string): void {
    this.#files.open(path, text);
    this.#stale();
  }

  close(path: string): void {
    this.#files.close(path);
    this.#stale();
  }

  /** True if a document is open whose client could not read all of what the disk holds. */
  isDamaged(path: string): boolean {
    return this.#files.isDamaged(path);
  }

  /** Forgets a project that nobody looks at any more. */
  release(root: string): void {
    this.#projects.delete(root);
  }

  /** Files that somebody else has changed, made or removed. */
  changed(paths: readonly string[]): void {
    for (const path of paths) this.#files.forget(path);
    this.#stale();
  }

  #stale(): void {
    this.#revision += 1;
    for (const project of this.#projects.values()) project.snapshot = undefined;
  }

  /** The folder of the project that a file belongs to; the file itself if it belongs to none. */
  projectOf(path: string): string {
    // What has no name yet that a module may have belongs to none.
    if (!path.endsWith(".neuro") && !path.endsWith(`/${manifestFile}`)) return path;
    const { root, isProject } = findProject(this.#files, path);
    return isProject ? root : path;
  }

  /** What is known of the project of a file, found anew where something has changed. */
  *snapshotInSteps(path: string): Steps<Snapshot> {
    const root = this.projectOf(path);
    let project = this.#projects.get(root);
    if (project === undefined) {
      project = { session: this.#newSession(), snapshot: undefined };
      this.#projects.set(root, project);
    }
    if (project.snapshot !== undefined) return project.snapshot;
    return (project.snapshot = yield* this.#checked(project.session, root));
  }

  *#checked(session: Session, root: string): Steps<Snapshot> {
    const entries = this.#entries(root);
    const checked = yield* session.checkInSteps(entries);
    // What cannot be read allows nothing and forbids nothing.
    const { unreadable } = checked;
    const programs = unreadable.has(`${startIn(root)}${policyFile}`)
      ? []
      : entries.filter((path) => !unreadable.has(path));
    const misfits = misfitsIn(session, checked, programs);
    return new Snapshot(this.#library, withProblems(checked, misfits), this.#packagesOf(root));
  }

  /** Looked for when somebody asks, which happens far more rarely than checks. */
  #packagesOf(root: string): Packages {
    const files = this.#files;
    let modules: ReadonlyMap<string, string> | undefined;
    return {
      get modules() {
        return (modules ??= packageModules(files, root));
      },
      read: (path) => readSource(files, path).text,
    };
  }

  snapshot(path: string): Snapshot {
    return atOnce(this.snapshotInSteps(path));
  }

  /** Another name for what stands at an offset. Throws a RenameError if it cannot have that name. */
  *renamedInSteps(path: string, offset: number, newName: string): Steps<readonly TextEdit[]> {
    const before = yield* this.snapshotInSteps(path);
    const seen = renaming(before, path, offset, newName);
    const found = {
      ...seen,
      edits: [...seen.edits, ...(yield* this.#editsInExamples(before, path, seen))],
    };
    // Another session: what this one has found may be asked for at any time.
    const renamed = overlay(this.#files);
    for (const [file, edits] of Map.groupBy(found.edits, ({ span }) => span.file))
      renamed.open(file, applyEdits(before.module(file)!.source.text, edits));
    const session = this.#newSession(renamed);
    const after = yield* this.#checked(session, this.projectOf(path));
    refuseClashes(before, after, found);
    return found.edits;
  }

  /** What a rename changes in the examples of documentation, which are checked as tests. */
  *#editsInExamples(before: Snapshot, path: string, found: Renaming): Steps<readonly TextEdit[]> {
    if (found.renamed === undefined || !isInDocumentation(before, found.renamed.old)) return [];
    const session = this.#newSession(this.#files, { documentationTests: true });
    return editsInExamples(yield* this.#checked(session, this.projectOf(path)), found);
  }

  /** A module as it is compiled. */
  compiledInSteps(path: string, form: CompiledForm): Steps<Compiled> {
    return compileModule(this.#newSession(), path, form);
  }

  /** The edits after which no safe fix of a file is left, whatever the first ones uncover. */
  *mendedInSteps(path: string): Steps<readonly TextEdit[]> {
    const before = readSource(this.#files, path).text;
    const { texts } = yield* mendInSteps(this.#files, this.#library, [path], {
      withoutUnreadable: { mostBytes },
      mayChange: (file) => file === path,
    });
    const after = texts.get(path);
    return after === undefined ? [] : differingLines(path, before, after);
  }

  /** The smallest policy that the programs of a file's project need; undefined if it has none. */
  *policyInSteps(path: string): Steps<SmallestPolicy | undefined> {
    const session = this.#newSession();
    const programs = this.#entries(this.projectOf(path)).filter((entry) => session.hasMain(entry));
    return programs.length === 0 ? undefined : yield* smallestPolicy(session, programs);
  }

  #newSession(files: FileSystem = this.#files, options?: SessionOptions): Session {
    return new Session(files, this.#library, { withoutUnreadable: { mostBytes }, ...options });
  }

  /** Of projects inside of this one each has its own. */
  #entries(root: string): readonly string[] {
    if (this.#files.stat(root)?.kind !== "folder") return [root];
    const isOwn = new Map<string, boolean>();
    return sourcesIn(this.#files, root).filter((path) => {
      const folder = path.slice(0, path.lastIndexOf("/"));
      let own = isOwn.get(folder);
      if (own === undefined) {
        const project = findProject(this.#files, path);
        isOwn.set(folder, (own = !project.isProject || project.root === root));
      }
      return own;
    });
  }
}

function withProblems(checked: CheckedSources, more: readonly Problem[]): CheckedSources {
  return more.length === 0
    ? checked
    : { ...checked, problems: orderProblems([...checked.problems, ...more]) };
}
