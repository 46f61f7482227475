/** What a policy lets a program touch, as its host is told. */

export interface Limits {
  /** Where relative patterns of paths start: the policy's folder, absolute. */
  readonly folder: string;
  /** Patterns of paths that may be read; undefined for every path. */
  readonly read: readonly string[] | undefined;
  readonly write: readonly string[] | undefined;
  /** Patterns of programs that may be started. */
  readonly programs: readonly string[] | undefined;
}
