/** Files within what a policy allows: what lies outside is denied before it is touched. */

import { type FilesProvider, type FileStatus, type FolderEntry, HostProblem } from "../host.ts";
import type { Limits } from "../limits.ts";
import { pathFits } from "../targets.ts";
import { Places } from "./places.ts";

/** Gives the absolute path that a path leads to; whether a link in its last place is followed is said. */
export type FollowLinks = (path: string, last: boolean) => string;

type Access = "read" | "write";

export class LimitedFiles implements FilesProvider {
  readonly #files: FilesProvider;
  readonly #limits: Limits;
  readonly #places: Readonly<Record<Access, Places>>;
  readonly #follow: FollowLinks;
  /** Folders that the program made for a while: they are its own. */
  readonly #temporary: string[] = [];

  constructor(files: FilesProvider, limits: Limits, follow: FollowLinks) {
    const followed = (path: string): string => follow(path, true);
    this.#files = files;
    this.#limits = { ...limits, folder: followed(limits.folder) };
    this.#places = {
      read: new Places(limits.places.read, limits, followed),
      write: new Places(limits.places.write, limits, followed),
    };
    this.#follow = follow;
  }

  read(path: string): Uint8Array {
    return this.#files.read(this.#allowed(path, "read"));
  }
  write(path: string, content: Uint8Array): void {
    this.#files.write(this.#allowed(path, "write"), content);
  }
  append(path: string, content: Uint8Array): void {
    this.#files.append(this.#allowed(path, "write"), content);
  }
  status(path: string): FileStatus | undefined {
    return this.#files.status(this.#allowed(path, "read"));
  }
  list(path: string): FolderEntry[] {
    return this.#files.list(this.#allowed(path, "read"));
  }
  makeFolder(path: string): void {
    this.#files.makeFolder(this.#allowed(path, "write"));
  }
  // Of a link these three take the link, not what it leads to.
  remove(path: string): void {
    this.#files.remove(this.#allowed(path, "write", false));
  }
  trash(path: string): void {
    this.#files.trash(this.#allowed(path, "write", false));
  }
  move(from: string, to: string): void {
    this.#check(this.#allowed(from, "read", false));
    this.#files.move(this.#allowed(from, "write", false), this.#allowed(to, "write", false));
  }
  lock(path: string): void {
    this.#files.lock(this.#allowed(path, "write"));
  }
  unlock(path: string): void {
    this.#files.unlock(this.#allowed(path, "write"));
  }
  copy(from: string, to: string): void {
    const source = this.#allowed(from, "read");
    this.#check(source);
    this.#files.copy(source, this.#allowed(to, "write"));
  }
  makeTemporaryFolder(): string {
    const folder = this.#files.makeTemporaryFolder();
    this.#temporary.push(this.#follow(folder, true));
    return folder;
  }

  /** What is in a folder goes where the folder goes, so that it has to be allowed as well. */
  #check(source: string): void {
    if (this.#limits.read === undefined || this.#files.status(source)?.kind !== "folder") return;
    for (const { name } of this.#files.list(source))
      this.#check(this.#allowed(`${source}/${name}`, "read", false));
  }

  /** The path that was compared is the one that is used: nothing is left to how another reads `..` after a link. */
  #allowed(path: string, access: Access, last = true): string {
    const { folder, [access]: patterns } = this.#limits;
    const places = this.#places[access];
    const matters = places.matterFor(path);
    if (patterns === undefined && !matters) return path;
    const target = this.#follow(path, last);
    const fits =
      patterns === undefined ||
      patterns.some((pattern) => pathFits(pattern, target, folder)) ||
      this.#temporary.some((own) => target === own || target.startsWith(`${own}/`));
    if (!fits) throw new HostProblem("not-allowed", path);
    if (matters && !places.areAsWritten(path, target)) throw new HostProblem("elsewhere", target);
    return target;
  }
}
