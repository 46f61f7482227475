/** What an editor has open: documents with unsaved texts, the projects that they belong to, and what is known of each. */

import { atOnce } from "@neuro-lang/checker";
import {
  type CheckedSources,
  type FileSystem,
  findProject,
  type Library,
  misfitsIn,
  packageModules,
  readSource,
  Session,
  sourcesIn,
  type Steps,
} from "@neuro-lang/compiler";
import { orderProblems } from "@neuro-lang/diagnostics";
import { overlay, type Overlay } from "./overlay.ts";
import { type Packages, Snapshot } from "./snapshot.ts";

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
    const { root, isProject } = findProject(this.#files, path);
    return isProject ? root : path;
  }

  /** What is known of the project of a file, found anew where something has changed. */
  *snapshotInSteps(path: string): Steps<Snapshot> {
    const root = this.projectOf(path);
    let project = this.#projects.get(root);
    if (project === undefined) {
      project = { session: new Session(this.#files, this.#library), snapshot: undefined };
      this.#projects.set(root, project);
    }
    if (project.snapshot !== undefined) return project.snapshot;
    const entries = this.#entries(root);
    const checked = yield* project.session.checkInSteps(entries);
    project.snapshot = new Snapshot(
      this.#library,
      this.#withMisfits(project, checked, entries),
      this.#packagesOf(root),
    );
    return project.snapshot;
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

  #entries(root: string): readonly string[] {
    return this.#files.stat(root)?.kind === "folder" ? sourcesIn(this.#files, root) : [root];
  }

  #withMisfits(
    { session }: Project,
    checked: CheckedSources,
    entries: readonly string[],
  ): CheckedSources {
    const misfits = misfitsIn(session, checked, entries);
    return misfits.length === 0
      ? checked
      : { ...checked, problems: orderProblems([...checked.problems, ...misfits]) };
  }
}
